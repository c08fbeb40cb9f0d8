import { holdsApiKey, holdsPrivateKey } from '@/lib/core/tokens/find-secrets';
import { findTokens } from '@/lib/core/tokens/find-tokens';
import { MAX_PASTE_LENGTH } from '@/lib/core/tokens/read-paste';

/** What a text in the palette is beside a search; only `words` and `issuer` are sent to the console. */
export type Pasted = 'words' | 'token' | 'issuer' | 'secret' | 'too_long';

/** The longest search that the lists take. */
const MAX_QUERY = 200;

/** Tells a pasted token, issuer or secret from words that are searched for. */
export function readPasted(text: string): Pasted {
  if (text.length > MAX_PASTE_LENGTH) return 'too_long';
  if (holdsPrivateKey(text)) return 'secret';
  if (findTokens(text, '').length > 0) return 'token';
  if (holdsApiKey(text)) return 'secret';
  if (text.trim().length > MAX_QUERY) return 'too_long';
  return /^\s*https?:\/\/[^\s/]+\S*\s*$/i.test(text) ? 'issuer' : 'words';
}
