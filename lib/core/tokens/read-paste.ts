import { holdsApiKey, holdsMachineKey, holdsPrivateKey, type SecretKind } from './find-secrets';
import { eachOnce, type FoundToken, findTokens, joinPieces } from './find-tokens';
import { isJsonList, isJsonObject, type JsonValue } from './json-value';
import { parseJson } from './parse-json';
import { splitShellWords } from './split-shell-words';

/** A paste may have 256 KiB: a token of 64 KiB in a long command. More is refused unread. */
export const MAX_PASTE_LENGTH = 262_144;

/** A paste that gave no token; nothing of its text is in here but the name of a variable. */
export type UnreadPaste =
  | { readonly kind: 'too_large'; readonly length: number }
  | { readonly kind: 'refused'; readonly secret: SecretKind }
  | { readonly kind: 'no_token'; readonly variable: string | null };

/** The tokens of a paste. */
export interface ReadTokens {
  readonly kind: 'tokens';
  readonly tokens: readonly FoundToken[];
  /** One sentence on what was made of the paste; null when it is the bare token. */
  readonly made: string | null;
  /** Whether a secret API key stood beside the token; it is not in this value. */
  readonly droppedApiKey: boolean;
}

/** What a paste was understood as. */
export type PasteReading = { readonly kind: 'empty' } | UnreadPaste | ReadTokens;

const BEARER = /^\s*(?:(?:proxy-)?authorization\s*:\s*)?(?:bearer|dpop)\s+/i;
const HEADER_LINE = /^\s*(?:proxy-)?authorization\s*:/i;
const AUTHORIZATION =
  /^(?:-H|--header=|--oauth2-bearer=)?\s*(?:(?:proxy-)?authorization\s*[:=]\s*)?(?:bearer|dpop)\s+([\s\S]+)$/i;

/**
 * Finds the token in whatever was pasted: a bare token, `Bearer …`, a header, a curl command, JSON,
 * a URL, or any text around one. Secrets are refused without a trace of them in the answer.
 */
export function readPaste(text: string): PasteReading {
  if (text.length > MAX_PASTE_LENGTH) return { kind: 'too_large', length: text.length };
  if (text.trim() === '') return { kind: 'empty' };
  if (holdsPrivateKey(text)) return { kind: 'refused', secret: 'private_key' };
  const found = eachOnce(tokensOf(text));
  const tokens = found.filter(({ token }) => !holdsApiKey(token));
  const apiKey = holdsApiKey(text);
  if (tokens.length > 0 && !(apiKey && tokens.every(isOpaque))) {
    return { kind: 'tokens', tokens, made: madeOf(text, tokens), droppedApiKey: apiKey };
  }
  if (apiKey) return { kind: 'refused', secret: holdsMachineKey(text) ? 'machine_key' : 'api_key' };
  return { kind: 'no_token', variable: variableOf(text) };
}

const isOpaque = ({ token }: FoundToken): boolean => !token.includes('.');

function tokensOf(text: string): readonly FoundToken[] {
  if (/^\s*[{[]/.test(text)) return fromJson(text);
  if (/^\s*(?:[$>]\s*)?curl(?:\.exe)?\s/i.test(text)) return fromCurl(text);
  if (/^\s*(?:[a-z][a-z0-9+.-]{1,30}:\/\/|[#?][\w-]+=)\S*\s*$/i.test(text)) {
    return fromUrl(text);
  }
  const bare = fromBare(text);
  if (bare.length > 0) return bare;
  const inside = findTokens(text, 'the text');
  return inside.length > 0 ? inside : damaged(text);
}

/** One word that begins like a token but has a wrong character: worth saying which. */
function damaged(text: string): readonly FoundToken[] {
  const token = bodyOf(text);
  return /^e[wy]\S+$/.test(token) && token.split('.').length === 3
    ? [{ token, from: 'the text' }]
    : [];
}

function bodyOf(text: string): string {
  return unquoted(unquoted(text).replace(BEARER, ''));
}

function fromJson(text: string): readonly FoundToken[] {
  const read = parseJson(text.trim());
  if (!read.ok) return findTokens(text, 'the text');
  if (isJsonObject(read.value) && isSerialization(read.value)) {
    return [{ token: text.trim(), from: 'the text' }];
  }
  return tokensInJson(read.value, null);
}

/** RFC 7515, 7.2: the JSON forms of a signature. They are passed on to be named, not read. */
function isSerialization(value: Readonly<Record<string, JsonValue>>): boolean {
  return 'payload' in value && ('signatures' in value || 'signature' in value);
}

const TOKEN_NAME = /^(?:access_?token|id_?token|token|jwt)$/i;

function tokensInJson(value: JsonValue, name: string | null): readonly FoundToken[] {
  if (typeof value === 'string') return tokensInMember(value, name);
  if (isJsonList(value)) return value.flatMap((member) => tokensInJson(member, name));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([member, inner]) => tokensInJson(inner, member));
}

function tokensInMember(value: string, name: string | null): readonly FoundToken[] {
  const from = name === null ? 'the JSON' : `${name} in the JSON`;
  const inside = findTokens(value, from);
  if (inside.length > 0) return inside;
  const opaque = name !== null && TOKEN_NAME.test(name) && /^\S{8,}$/.test(value);
  return opaque ? [{ token: value, from }] : [];
}

function fromCurl(text: string): FoundToken[] {
  const words = splitShellWords(text);
  return words.flatMap((word, index) => {
    const option = words[index - 1] ?? '';
    const value = option === '--oauth2-bearer' ? word : AUTHORIZATION.exec(word)?.[1];
    const from = 'the Authorization header of the curl command';
    if (value === undefined) return findTokens(word, 'the curl command');
    return joinPieces(unquoted(value))
      .filter((token) => !token.startsWith('$'))
      .map((token) => ({ token, from }));
  });
}

function fromUrl(text: string): FoundToken[] {
  const decoded = text
    .trim()
    .replace(/%(?:2E|3D|20|26|23)/gi, (code) =>
      String.fromCharCode(Number.parseInt(code.slice(1), 16)),
    );
  return findTokens(decoded, 'the URL');
}

function fromBare(text: string): FoundToken[] {
  const body = bodyOf(text);
  if (!/^[\w.+/=-]+(?:\s+[\w.+/=-]+)*$/.test(body)) return [];
  const from = HEADER_LINE.test(text) ? 'the Authorization header' : 'the text';
  const words = body.split(/\s+/);
  const broken = words.length > 1 && body.includes('.') && words.every(looksLikePiece);
  if (words.length > 1 && !broken) return [];
  return joinPieces(body).map((token) => ({ token, from }));
}

/** Pieces of a broken token are long or hold a dot; the last one may be anything. */
function looksLikePiece(word: string, index: number, words: readonly string[]): boolean {
  return word.length >= 16 || /\w\.|\.\w/.test(word) || index === words.length - 1;
}

function unquoted(text: string): string {
  return text.replace(/^[\s'"`<([]+|[\s'"`>)\],;]+$/g, '');
}

function variableOf(text: string): string | null {
  return (
    /bearer\s+["']?(\$\{?\w{1,60}\}?|\{\{\s*[\w.]{1,60}\s*\}\}|%\w{1,60}%)/i.exec(text)?.[1] ?? null
  );
}

function madeOf(text: string, tokens: readonly FoundToken[]): string | null {
  const [first] = tokens;
  if (tokens.length > 1) return `${tokens.length} tokens were found. Choose the one to read.`;
  if (first === undefined || text === first.token) return null;
  if (first.from !== 'the text') return `Read from ${first.from}.`;
  if (BEARER.test(unquoted(text))) return 'Read without the word before it.';
  if (!text.includes(first.token)) return 'Line breaks and spaces inside it were removed.';
  const around = text.replace(first.token, '');
  if (around.trim() === '') return null;
  return /^[\s'"`<>()[\],;]+$/.test(around)
    ? 'Read without the marks around it.'
    : 'Read from the text around it.';
}
