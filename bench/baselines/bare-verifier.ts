import { type KeyObject, verify } from 'node:crypto';

/** What the baseline demands of a token: what the engine demands of the same one. */
export interface BareDemands {
  readonly alg: 'RS256' | 'ES256' | 'EdDSA';
  readonly issuers: readonly string[];
  readonly audiences: readonly string[];
  readonly parties: readonly string[];
  readonly toleranceSeconds: number;
}

interface BareHeader {
  readonly alg?: unknown;
  readonly kid?: unknown;
  readonly crit?: unknown;
  readonly b64?: unknown;
  readonly zip?: unknown;
}

/**
 * The least that can be done by hand with `crypto.verify` on a bare key and still make the checks of
 * the engine: signature, iss, exp, nbf, iat, aud, azp, sub. It trusts its input as such verifiers do:
 * base64url and JSON are read as leniently as Node does, and names may occur twice.
 */
export function bareVerifier(keys: ReadonlyMap<string, KeyObject>, demands: BareDemands) {
  const hash = demands.alg === 'EdDSA' ? null : 'sha256';
  const readHeader = headerReader();
  return (token: string, now: number): Record<string, unknown> => {
    const first = token.indexOf('.');
    const second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) throw new Error('parts');
    const key = keyOf(readHeader(token.slice(0, first)), keys, demands);
    const claims = parse(token.slice(first + 1, second));
    if (!demands.issuers.includes(String(claims.iss))) throw new Error('iss');
    const raw = Buffer.from(token.slice(second + 1), 'base64url');
    const signature = demands.alg === 'ES256' ? derOf(raw) : raw;
    const input = Buffer.from(token.slice(0, second), 'latin1');
    if (!verify(hash, input, key, signature)) throw new Error('signature');
    checkClaims(claims, now, demands);
    return claims;
  };
}

/** Tokens of one key share their header, so it is parsed once. */
function headerReader(): (text: string) => BareHeader {
  const headers = new Map<string, BareHeader>();
  return (text) => {
    const known = headers.get(text);
    if (known !== undefined) return known;
    const header: BareHeader = parse(text);
    headers.set(text, header);
    return header;
  };
}

function keyOf(
  { alg, kid, crit, b64, zip }: BareHeader,
  keys: ReadonlyMap<string, KeyObject>,
  demands: BareDemands,
): KeyObject {
  if (crit !== undefined || b64 !== undefined || zip !== undefined) throw new Error('header');
  if (alg !== demands.alg || typeof kid !== 'string') throw new Error('alg');
  const key = keys.get(kid);
  if (key === undefined) throw new Error('key');
  return key;
}

function parse(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString());
}

function checkClaims(
  { exp, nbf, iat, aud, azp, sub }: Record<string, unknown>,
  now: number,
  { audiences, parties, toleranceSeconds }: BareDemands,
): void {
  if (typeof exp !== 'number' || exp <= now - toleranceSeconds) throw new Error('exp');
  if (!notAhead(nbf, now + toleranceSeconds, exp)) throw new Error('nbf');
  if (!notAhead(iat, now + toleranceSeconds, exp)) throw new Error('iat');
  const named = Array.isArray(aud) ? aud : [aud];
  if (!named.some((entry) => audiences.includes(entry))) throw new Error('aud');
  if (typeof azp !== 'string' || !parties.includes(azp)) throw new Error('azp');
  if (typeof sub !== 'string' || sub === '' || sub.length > 255) throw new Error('sub');
}

function notAhead(at: unknown, latest: number, exp: number): boolean {
  return at === undefined || (typeof at === 'number' && at <= latest && at <= exp);
}

/** Two numbers of 32 bytes as DER integers. */
function derOf(raw: Buffer): Buffer {
  if (raw.length !== 64) throw new Error('signature');
  const r = integer(raw.subarray(0, 32));
  const s = integer(raw.subarray(32));
  return Buffer.concat([Buffer.of(0x30, r.length + s.length), r, s]);
}

function integer(bytes: Buffer): Buffer {
  let at = 0;
  while (at < bytes.length - 1 && bytes[at] === 0) at += 1;
  const number = bytes.subarray(at);
  const zero = (number[0] ?? 0) > 127;
  return Buffer.concat([
    zero ? Buffer.of(2, number.length + 1, 0) : Buffer.of(2, number.length),
    number,
  ]);
}
