import { bestMatches, searchRank } from '@/lib/core/search-rank';
import type { Command, CommandGroup } from './command';

/** How well a line answers a query; what the server found by other words (an issuer) counts a little. */
export function commandRank(query: string, { label, words }: Command): number {
  return searchRank(query, label, words);
}

/** A group of what answers the query, best first. */
export function narrowed({ name, commands }: CommandGroup, query: string, limit = 8): CommandGroup {
  return { name, commands: bestMatches(commands, (each) => commandRank(query, each), limit) };
}

/**
 * The groups that hold something, the one with the best answer first; as they came where two are alike.
 * Without a query, as they came.
 */
export function orderedGroups(
  groups: readonly CommandGroup[],
  query: string,
): readonly CommandGroup[] {
  const held = groups.filter(({ commands }) => commands.length > 0);
  if (query.trim() === '') return held;
  const best = ({ commands }: CommandGroup) =>
    Math.max(...commands.map((each) => commandRank(query, each)));
  return bestMatches(held, (group) => best(group) + 1, held.length);
}
