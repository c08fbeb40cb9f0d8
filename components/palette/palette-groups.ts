import type { FoundEntry } from '@/lib/core/found-entry';
import { testCommand } from './action-commands';
import type { Command, CommandGroup } from './command';
import { foundCommand } from './found-commands';
import { narrowed, orderedGroups } from './rank-groups';
import { idInPath } from './recent-places';
import type { Found } from './use-found';

const SHOWN = 8;
const SHOWN_RECENT = 5;
const SHOWN_TESTS = 4;
const DOCS = 'Docs';

/** Of "test connection of staff" the console is asked for the rest. */
const TEST_WORDS = /^\s*test(?:\s+connection)?(?:\s+of)?(?:\s+|$)/i;

/** What is always there, whatever is typed. */
export interface FixedCommands {
  readonly pages: readonly Command[];
  readonly actions: readonly Command[];
  readonly workspaces: readonly Command[];
}

/** What the console is asked for; the words of "Test Connection of" name nothing that it holds. */
export function askedOf(query: string): string {
  return query.replace(TEST_WORDS, '').trim();
}

/** The palette before anything is typed; `places` are paths, newest first, `path` is the page itself. */
export function openingGroups(
  fixed: FixedCommands,
  places: readonly string[],
  path: string | null,
  entryOf: (id: string) => FoundEntry | undefined,
  slug: string,
): readonly CommandGroup[] {
  const recent = places
    .filter((place) => place !== path)
    .map((place) => entryOf(idInPath(place) ?? ''))
    .filter((entry) => entry !== undefined)
    .slice(0, SHOWN_RECENT)
    .map((entry) => foundCommand(entry, slug));
  const groups = [
    { name: 'Recent', commands: recent },
    { name: 'Pages', commands: fixed.pages },
    { name: 'Actions', commands: fixed.actions },
    { name: 'Workspaces', commands: fixed.workspaces },
  ];
  return groups.filter(({ commands }) => commands.length > 0);
}

/**
 * The lines that may be chosen without being moved to. Before the console has answered a line of the docs is
 * none of them: what somebody typed the name of would be overtaken by what merely mentions it.
 */
export function firstChoices(
  groups: readonly CommandGroup[],
  loading: boolean,
): readonly Command[] {
  const shown = groups[0]?.name === DOCS && loading ? [] : groups;
  return shown.flatMap(({ commands }) => commands);
}

interface Answering {
  readonly query: string;
  readonly fixed: FixedCommands;
  readonly found: Found;
  readonly docs: readonly Command[];
  readonly slug: string;
  readonly mayTest: boolean;
}

/** The palette for what was typed, the group with the best answer first. */
export function answeringGroups(given: Answering): readonly CommandGroup[] {
  const { query, fixed, found, docs, slug, mayTest } = given;
  const { providers, policies, keys } = found.entries;
  const tests = mayTest ? providers.map((provider) => testCommand(provider, slug)) : [];
  const held = (name: string, entries: readonly FoundEntry[]) =>
    heldGroup(
      name,
      entries.map((entry) => foundCommand(entry, slug)),
      given,
    );
  return orderedGroups(
    [
      narrowed({ name: 'Pages', commands: fixed.pages }, query),
      held('Providers', providers),
      held('Policies', policies),
      held('Keys', keys),
      narrowed({ name: 'Actions', commands: fixed.actions }, query),
      narrowed({ name: 'Tests', commands: tests }, query, SHOWN_TESTS),
      narrowed({ name: 'Workspaces', commands: fixed.workspaces }, query),
      { name: DOCS, commands: docs },
    ],
    query,
  );
}

/** The console's own order where it answered exactly this; until then what its last answer has of it. */
function heldGroup(
  name: string,
  commands: readonly Command[],
  { query, found }: Answering,
): CommandGroup {
  const asked = askedOf(query);
  const isAnswer = found.query === asked && asked !== '';
  return isAnswer
    ? { name, commands: commands.slice(0, SHOWN) }
    : narrowed({ name, commands }, asked === '' ? query : asked, SHOWN);
}
