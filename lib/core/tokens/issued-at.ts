import type { JsonObject } from './json-value';

const LAST_DATE_MS = 8.64e15;

/** When a token says that it was issued (`iat`), in epoch milliseconds; null: it does not say, or no date. */
export function issuedAtMs(claims: JsonObject): number | null {
  const iat = Object.hasOwn(claims, 'iat') ? claims.iat : null;
  if (typeof iat !== 'number' || !Number.isFinite(iat)) return null;
  const atMs = iat * 1000;
  return Math.abs(atMs) <= LAST_DATE_MS ? atMs : null;
}
