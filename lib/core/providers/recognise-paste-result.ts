import type { ProviderHints } from './definition';
import type { ProviderType } from './draft';
import { draftFrom, providerTypeOf, recogniseService, recogniseType } from './registry';

/** What a paste told about a provider, or why it told nothing. */
export type PasteRecognition =
  | {
      readonly ok: true;
      readonly type: ProviderType;
      readonly hints: ProviderHints;
      /** Exact issuers to look for among saved providers; a token's own where it was a token. */
      readonly issuers: readonly string[];
      /** One sentence: what the paste is. */
      readonly made: string;
    }
  | {
      readonly ok: false;
      readonly problem: string;
      /** It holds a secret, which is said at once. */
      readonly secret: boolean;
    };

/** Nothing was recognised, and why. */
export function problem(words: string): PasteRecognition {
  return { ok: false, problem: words, secret: false };
}

/** The text was refused because it holds a secret. */
export function secretProblem(words: string): PasteRecognition {
  return { ok: false, problem: words, secret: true };
}

/** What hints stand for; `sentence` is given the name of the type. */
export function recognised(
  hints: ProviderHints,
  sentence: (so: string, service: string | null) => string,
): PasteRecognition {
  const type = recogniseType(hints);
  const { issuers } = providerTypeOf(type).derive(draftFrom(type, hints));
  const service = recogniseService(hints)?.label ?? null;
  const so = service === null ? '' : `, so ${service}`;
  return { ok: true, type, hints, issuers, made: sentence(so, service) };
}
