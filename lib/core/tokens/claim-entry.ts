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
