import type { Environment } from '../providers/draft';
import type { Permission } from './permissions';

/** `api`: calls this api, with scopes. `machine`: is shown as a token, with permissions of the workspace's own. */
export const KEY_KINDS = ['api', 'machine'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** What an API key opens. */
export const SCOPES = [
  'verify',
  'authorize',
  'providers:read',
  'providers:write',
  'bundle',
] as const;
export type Scope = (typeof SCOPES)[number];

const PERMISSIONS_OF: Readonly<Record<Scope, readonly Permission[]>> = {
  verify: ['tokens:verify'],
  authorize: ['decisions:check'],
  bundle: ['bundle:read'],
  'providers:read': ['providers:read'],
  'providers:write': [
    'providers:read',
    'providers:write',
    'providers:test',
    'providers:delete',
    'providers:refresh',
  ],
};

/** The permissions that scopes give. */
export function permissionsOfScopes(scopes: readonly Scope[]): ReadonlySet<Permission> {
  return new Set(scopes.flatMap((scope) => PERMISSIONS_OF[scope]));
}

/** The narrowest scope that gives a permission; null: none does. */
export function scopeFor(permission: Permission): Scope | null {
  return SCOPES.find((scope) => PERMISSIONS_OF[scope].includes(permission)) ?? null;
}

/** A key as pages and answers show it: nothing of its secret. */
export interface ApiKey {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: KeyKind;
  readonly name: string;
  readonly environment: Environment;
  /** `cck_live_` and 12 characters: enough to tell it from others, not to use it. */
  readonly prefix: string;
  /** Scopes of an API key, permissions of a machine key. */
  readonly grants: readonly string[];
  readonly createdAt: string;
  readonly createdBy: string;
  /** ISO 8601; null: it does not end. */
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
  /** The key that it was made in place of; null: none. */
  readonly replacesId: string | null;
  /** To the minute; null: never. */
  readonly lastUsedAt: string | null;
}

/** A new key and its whole text, which is shown once and stored nowhere. */
export interface KeyWithPlaintext {
  readonly key: ApiKey;
  readonly plaintext: string;
}
