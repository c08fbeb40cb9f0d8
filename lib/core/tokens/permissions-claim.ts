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

/** The claims in which providers usually put permissions. */
export type UsualPermissionsClaim = 'permissions' | 'scope';

/** Scopes of OpenID Connect that ask for claims or a refresh token; they permit nothing else. */
const ABOUT_SIGN_IN: ReadonlySet<string> = new Set(
  'openid profile email address phone offline_access'.split(' '),
);

/** Where a token seems to carry permissions: a list `permissions`, else a text `scope` with more than the scopes of sign-in; null: nowhere. */
export function usualPermissionsClaim(claims: JsonObject): UsualPermissionsClaim | null {
  if (Array.isArray(claims.permissions) && permissionsOf(claims, 'permissions').length > 0) {
    return 'permissions';
  }
  if (typeof claims.scope !== 'string') return null;
  const scopes = permissionsOf(claims, 'scope');
  return scopes.some((scope) => !ABOUT_SIGN_IN.has(scope)) ? 'scope' : null;
}

/** Why a provider's tokens have no permissions where it names no claim for them, in words that follow “not read:”. */
export function noPermissionsRead(claims: JsonObject): string {
  const claim = usualPermissionsClaim(claims);
  const words = 'the provider names no permissions claim';
  return claim === null ? words : `${words}; the token has “${claim}”`;
}
