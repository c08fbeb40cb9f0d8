import { holdsApiKey, holdsPrivateKey } from '@/lib/core/tokens/find-secrets';
import { findTokens } from '@/lib/core/tokens/find-tokens';
import { MAX_PASTE_LENGTH } from '@/lib/core/tokens/read-paste';

/** What a text in the palette is beside a search; only `words` and `issuer` are sent to the console. */
export type Pasted = 'words' | 'token' | 'issuer' | 'secret' | 'too_long';

/** How a JSON object begins in base64url: what is left of a token when its end is gone. */
const TOKEN_PART = /(?:^|[^\w-])eyJ[\w-]/;

/** What is shown of a key everywhere, or its beginning. */
const SHOWN_OF_KEY = /^\s*cc[km]_(?:live|test)_[0-9A-Za-z]{0,12}…?\s*$/;

/** The longest search that the lists take. */
const MAX_QUERY = 200;

/** Tells a pasted token, issuer or secret from words that are searched for. */
export function readPasted(text: string): Pasted {
  if (text.length > MAX_PASTE_LENGTH) return 'too_long';
  if (holdsPrivateKey(text)) return 'secret';
  if (SHOWN_OF_KEY.test(text)) return 'words';
  if (findTokens(text, '').length > 0) return 'token';
  if (holdsApiKey(text) || TOKEN_PART.test(text)) return 'secret';
  if (text.trim().length > MAX_QUERY) return 'too_long';
  return /^\s*https?:\/\/[^\s/]+\S*\s*$/i.test(text) ? 'issuer' : 'words';
}

/** What stays of a token or secret while it is shortened; `held` is the last one that stood there. */
export function isRestOf(held: string, text: string): boolean {
  const rest = text.trim();
  return rest.length > 3 && held.includes(rest);
}

/** An issuer as it is searched for and offered: without what an address carries besides, such as a code. */
export function issuerIn(text: string): string {
  return text
    .trim()
    .replace(/[?#].*$/s, '')
    .replace(/^(https?:\/\/)[^/]*@/i, '$1');
}
