import type { Algorithm } from '@/lib/core/providers/draft';
import { judgeToken } from '@/lib/platform/judge-token';
import { JUDGED_AT, makeToken, ringOf, trustedProvider } from './token-factory';
import { tokenKey } from './token-keys';
import { replaceAt } from './token-mutations';

/** Every replacement at every place of a good token, and at each place one missing and one doubled. */
export function* changesOf(
  token: string,
  replacements: (at: number) => readonly string[],
): Generator<string> {
  for (let at = 0; at < token.length; at += 1) {
    for (const character of replacements(at)) {
      if (character !== token[at]) yield replaceAt(token, at, character);
    }
    yield replaceAt(token, at, '');
    yield replaceAt(token, at, token.charAt(at).repeat(2));
  }
}

/** How many changes of a good token of an algorithm were judged, and those that were accepted. */
export function judgeChanges(
  alg: Algorithm,
  replacements: (at: number) => readonly string[],
): { readonly judged: number; readonly accepted: readonly string[] } {
  const key = tokenKey(alg);
  const token = makeToken(key);
  const ring = ringOf(key.jwk);
  const isValid = (text: string) =>
    judgeToken(text, trustedProvider(), ring, { now: JUDGED_AT * 1000 }).valid;
  if (!isValid(token)) throw new Error(`The token of ${alg} is not good to begin with.`);
  const changes = [...changesOf(token, replacements)];
  return { judged: changes.length, accepted: changes.filter(isValid) };
}
