import { makeKey, readKey } from '@/lib/core/access/key-format';
import type { NewKeyInput } from '@/lib/core/access/new-key-form';
import { readRevisionCounter } from '@/lib/data/revision-counter';
import { setConfigurationRevision } from '@/lib/platform/configuration-revision';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** What an API key is made from, in production with the scope verify, unless given. */
export function newKey(given: Partial<NewKeyInput> = {}): NewKeyInput {
  return {
    kind: 'api',
    name: 'Billing service',
    environment: 'production',
    grants: ['verify'],
    expiresAt: null,
    ...given,
  };
}

/** Has this process see every change so far, as it does within a quarter of a second by itself. */
export async function followNow(): Promise<void> {
  setConfigurationRevision(await readRevisionCounter());
}

/** A key with another look-up id or secret and the right checksum; both as 12 and 43 characters. */
export function altered(
  plaintext: string,
  change: { readonly lookUp?: string; readonly secret?: string },
): string {
  const read = readKey(plaintext);
  if (read.outcome !== 'fine') throw new Error('Not a key.');
  const parts = [change.lookUp ?? plaintext.slice(9, 21), change.secret ?? plaintext.slice(21, 64)];
  const stage = plaintext.startsWith('live', 4) ? 'production' : 'staging';
  let part = 0;
  const made = makeKey(read.kind, stage, () => {
    const bytes = Array.from(parts[part] ?? '', (digit) => DIGITS.indexOf(digit));
    part += 1;
    return Uint8Array.from(bytes);
  });
  return made.plaintext;
}

/** The same secret with another character at this place, counted from its beginning. */
export function wrongSecret(plaintext: string, at: number): string {
  const secret = plaintext.slice(21, 64);
  const other = secret.charAt(at) === 'a' ? 'b' : 'a';
  return altered(plaintext, { secret: secret.slice(0, at) + other + secret.slice(at + 1) });
}
