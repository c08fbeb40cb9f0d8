import type { ClaimEntry } from './claim-entry';
import { PROVIDER_CLAIMS } from './provider-claims';
import { STANDARD_CLAIMS } from './standard-claims';

const ENTRIES: readonly ClaimEntry[] = [...STANDARD_CLAIMS, ...PROVIDER_CLAIMS];
const BY_NAME: ReadonlyMap<string, ClaimEntry> = new Map(
  ENTRIES.map((entry) => [entry.name, entry]),
);
const RANK: ReadonlyMap<string, number> = new Map(ENTRIES.map((entry, rank) => [entry.name, rank]));

/** The entry of a claim, or null for a claim that is the operator's own. */
export function catalogEntry(name: string): ClaimEntry | null {
  return BY_NAME.get(name) ?? null;
}

/** Where a claim stands in reading order; claims that are not in the catalog come last. */
export function readingRank(name: string): number {
  return RANK.get(name) ?? ENTRIES.length;
}
