import { decodeBase64url } from './base64url';
import { isJsonObject, type JsonObject } from './json-value';
import { type InexactNumbers, type JsonFault, parseJson } from './parse-json';
import type { TokenPartName, TokenProblem } from './token-problem';
import { decodeUtf8 } from './utf8';

/** A token may have 64 KiB. Every character of one is ASCII, so characters are bytes. */
export const MAX_TOKEN_BYTES = 65_536;

/** Where a part lies in the token; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface DecodedObject {
  readonly value: JsonObject;
  readonly inexact: InexactNumbers;
}

/** A token taken apart. Nothing in it has been checked: whoever wrote it may have made it up. */
export interface DecodedToken {
  readonly verified: false;
  readonly token: string;
  readonly parts: Readonly<Record<TokenPartName, Span>>;
  readonly header: DecodedObject;
  readonly payload: DecodedObject;
  readonly signature: Uint8Array<ArrayBuffer>;
}

export type DecodeResult =
  | { readonly ok: true; readonly decoded: DecodedToken }
  | { readonly ok: false; readonly problem: TokenProblem };

type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: TokenProblem };

/**
 * Takes a compact JWS (RFC 7515, 7.1) apart without judging it. Refuses what is not exactly three
 * base64url parts of which the first two spell JSON objects, before decoding anything where the
 * size or the shape already tells.
 */
export function decodeToken(token: string): DecodeResult {
  const problem = shapeProblem(token);
  if (problem !== null) return { ok: false, problem };
  const parts = spansOf(token);
  const text = (part: TokenPartName) => token.slice(parts[part].start, parts[part].end);
  const header = decodeObject(text('header'), 'header');
  if (!header.ok) return header;
  const payload = decodeObject(text('payload'), 'payload');
  if (!payload.ok) {
    const closer = insteadOfClaims(text('payload'), header.value.value);
    return { ok: false, problem: closer ?? payload.problem };
  }
  const signature = decodePart(text('signature'), 'signature');
  if (!signature.ok) return signature;
  return {
    ok: true,
    decoded: {
      verified: false,
      token,
      parts,
      header: header.value,
      payload: payload.value,
      signature: signature.value,
    },
  };
}

function shapeProblem(token: string): TokenProblem | null {
  const code = 'MALFORMED_TOKEN';
  if (token === '') return { code, kind: 'empty' };
  if (token.length > MAX_TOKEN_BYTES) {
    return { code: 'TOKEN_TOO_LARGE', kind: 'too_large', size: token.length };
  }
  if (/^\s*\{/.test(token)) return { code, kind: 'json_serialization' };
  const space = token.search(/\s/);
  if (space >= 0) return { code, kind: 'white_space', at: space };
  const count = token.split('.').length;
  if (count === 1) return { code, kind: 'opaque' };
  if (count === 5) return encryptedOrParts(token);
  return count === 3 ? null : { code, kind: 'parts', count };
}

function encryptedOrParts(token: string): TokenProblem {
  const header = decodeObject(token.slice(0, token.indexOf('.')), 'header');
  const looksEncrypted = header.ok && 'enc' in header.value.value;
  return looksEncrypted
    ? { code: 'MALFORMED_TOKEN', kind: 'encrypted', header: header.value.value }
    : { code: 'MALFORMED_TOKEN', kind: 'parts', count: 5 };
}

function spansOf(token: string): Readonly<Record<TokenPartName, Span>> {
  const first = token.indexOf('.');
  const second = token.indexOf('.', first + 1);
  return {
    header: { start: 0, end: first },
    payload: { start: first + 1, end: second },
    signature: { start: second + 1, end: token.length },
  };
}

function decodePart(text: string, part: TokenPartName): Outcome<Uint8Array<ArrayBuffer>> {
  const result = decodeBase64url(text);
  if (result.ok) return { ok: true, value: result.bytes };
  const { fault: reason, at } = result;
  return {
    ok: false,
    problem: { code: 'MALFORMED_TOKEN', kind: 'part', part, fault: 'base64url', reason, at },
  };
}

function decodeObject(text: string, part: TokenPartName): Outcome<DecodedObject> {
  const refuse = { code: 'MALFORMED_TOKEN', kind: 'part', part } as const;
  if (text === '') return { ok: false, problem: { ...refuse, fault: 'empty' } };
  const bytes = decodePart(text, part);
  if (!bytes.ok) return bytes;
  const json = decodeUtf8(bytes.value);
  if (json === null) return { ok: false, problem: { ...refuse, fault: 'utf8' } };
  const read = parseJson(json);
  if (!read.ok) return { ok: false, problem: jsonProblem(read.fault, part) };
  if (!isJsonObject(read.value)) {
    return { ok: false, problem: { ...refuse, fault: 'not_an_object' } };
  }
  return { ok: true, value: { value: read.value, inexact: read.inexact } };
}

function jsonProblem(json: JsonFault, part: TokenPartName): TokenProblem {
  return json.kind === 'too_deep'
    ? { code: 'TOKEN_TOO_LARGE', kind: 'too_deep', part }
    : { code: 'MALFORMED_TOKEN', kind: 'part', part, fault: 'json', json };
}

/** Names what sits where the claims should be, when that says more than "not JSON". */
function insteadOfClaims(payload: string, header: JsonObject): TokenProblem | null {
  const code = 'MALFORMED_TOKEN';
  if (payload === '') return { code, kind: 'detached', header };
  const bytes = decodeBase64url(payload);
  const text = bytes.ok ? (decodeUtf8(bytes.bytes) ?? '') : '';
  const token = /^[\w-]+(?:\.[\w-]*){2,4}$/.test(text);
  return token ? { code, kind: 'nested', header } : null;
}
