import { PROVIDER_CLAIMS } from './provider-claims';
import { STANDARD_CLAIMS } from './standard-claims';
import type { TokenMaker } from './token-maker';

/** What is known of a claim. */
export interface ClaimEntry {
  readonly name: string;
  /** One plain sentence. */
  readonly sentence: string;
  /** The document that registers it, or the makers that write it. */
  readonly from: string;
  /** How its time begins a sentence, for claims that hold a moment. */
  readonly moment?: string;
  /** The sentence for tokens of one maker, where it means something of its own there. */
  readonly byMaker?: Partial<Readonly<Record<TokenMaker, string>>>;
}

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
