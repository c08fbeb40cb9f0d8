import { readClaim } from '../claims/claim-path';
import type { JsonObject } from './json-value';

const NONE: readonly string[] = [];

/**
 * The permissions that a token carries at the provider's path: a list of texts, or one text with
 * spaces between them (as `scope` of RFC 6749, 3.3); empty for anything else.
 */
export function permissionsOf(claims: JsonObject, path: string | null): readonly string[] {
  if (path === null) return NONE;
  const value = readClaim(claims, path);
  if (typeof value === 'string') return value.split(' ').filter((name) => name !== '');
  if (!Array.isArray(value)) return NONE;
  return value.every((entry): entry is string => typeof entry === 'string') ? value : NONE;
}
