import type { ProviderType } from '../providers/draft';
import type { JsonObject } from '../tokens/json-value';
import { attributeFor } from './attribute-for';
import type { ClaimMapping } from './claim-mapping';
import { claimPathsOf } from './claim-paths';
import { proposeMappings } from './propose-mappings';

/** Rows that belong together, offered to be added. */
export interface MappingPreset {
  readonly id: string;
  readonly title: string;
  /** What these claims are, and what to know about their values. */
  readonly text: string;
  readonly rows: readonly ClaimMapping[];
}

/** What adding a preset would do to rows that are there. */
export interface PresetChange {
  readonly added: readonly ClaimMapping[];
  /** Not added: the same path makes the same attribute already. */
  readonly there: readonly ClaimMapping[];
  /** Not added: another path makes this attribute. */
  readonly taken: readonly ClaimMapping[];
}

/** Rows by `attribute: path`, none of them required. */
function rowsOf(paths: Readonly<Record<string, string>>): readonly ClaimMapping[] {
  return Object.entries(paths).map(([attribute, jwtPath]) => ({
    jwtPath,
    attribute,
    required: false,
  }));
}

const CLERK: readonly MappingPreset[] = [
  {
    id: 'clerk_session_v2',
    title: 'Clerk session token, version 2',
    text: 'The organization, plan and features of session tokens since April 2025. `o.rol` is without `org:`, and `o.per` and `fea` are one text with commas, not lists.',
    rows: rowsOf({
      org_id: 'o.id',
      org_role: 'o.rol',
      org_slug: 'o.slg',
      org_permissions: 'o.per',
      plan: 'pla',
      features: 'fea',
    }),
  },
  {
    id: 'clerk_session_v1',
    title: 'Clerk session token, version 1',
    text: 'The organization as older session tokens write it. `org_role` begins with `org:`, and `org_permissions` is a list.',
    rows: rowsOf({
      org_id: 'org_id',
      org_role: 'org_role',
      org_slug: 'org_slug',
      org_permissions: 'org_permissions',
    }),
  },
  {
    id: 'clerk_template',
    title: 'Clerk JWT template',
    text: 'The claims of a template with name, role, plan and organization. Clerk writes null for what a user does not have; the plan is then `free`.',
    rows: [
      { jwtPath: 'aud', attribute: 'aud', required: true },
      { jwtPath: 'name', attribute: 'name', required: false },
      { jwtPath: 'role', attribute: 'role', required: false },
      { jwtPath: 'plan', attribute: 'plan', required: false, defaultValue: 'free' },
      { jwtPath: 'org_id', attribute: 'org_id', required: false },
      { jwtPath: 'org_role', attribute: 'org_role', required: false },
    ],
  },
];

const WORKOS: readonly MappingPreset[] = [
  {
    id: 'workos_session',
    title: 'WorkOS access token',
    text: 'The organization with its roles, permissions, entitlements and feature flags. `permissions` becomes `org_permissions`, for policies have an attribute `permissions` already. A JWT template of yours can overwrite these claims.',
    rows: rowsOf({
      org_id: 'org_id',
      role: 'role',
      roles: 'roles',
      org_permissions: 'permissions',
      entitlements: 'entitlements',
      feature_flags: 'feature_flags',
    }),
  },
];

const AUTH0: MappingPreset = {
  id: 'auth0_access',
  title: 'Auth0 access token',
  text: 'The organization, and the permissions of an API with role-based access control. They become `api_permissions`, for policies have an attribute `permissions` already.',
  rows: rowsOf({ org_id: 'org_id', org_name: 'org_name', api_permissions: 'permissions' }),
};

const OIDC: MappingPreset = {
  id: 'oidc_standard',
  title: 'Groups and email',
  text: 'The groups of the user and the email address, which counts only where `email_verified` is true.',
  rows: rowsOf({ groups: 'groups', email: 'email', email_verified: 'email_verified' }),
};

/**
 * The presets of a type. With the claims of a token, those that depend on names which every
 * installation chooses itself are read from it: namespaced claims of Auth0, clients of Keycloak.
 */
export function mappingPresets(
  type: ProviderType,
  claims: JsonObject | null = null,
): readonly MappingPreset[] {
  switch (type) {
    case 'clerk':
      return CLERK;
    case 'workos':
      return WORKOS;
    case 'auth0':
      return [AUTH0, ...namespaced(claims)];
    default:
      return [OIDC, keycloak(claims), ...namespaced(claims)];
  }
}

function namespaced(claims: JsonObject | null): readonly MappingPreset[] {
  const rows = proposeMappings(claims ?? {}).filter(({ jwtPath }) => /^https?:\/\//.test(jwtPath));
  if (rows.length === 0) return [];
  return [
    {
      id: 'namespaced',
      title: 'Namespaced claims of the token',
      text: 'Claims whose names are addresses, as Auth0 asks for custom claims. The whole address is the path.',
      rows,
    },
  ];
}

function keycloak(claims: JsonObject | null): MappingPreset {
  const taken = new Set(['realm_roles']);
  const clients = claimPathsOf(claims ?? {})
    .filter(
      ({ steps }) => steps.length === 3 && steps[0] === 'resource_access' && steps[2] === 'roles',
    )
    .map(({ path, steps }) => {
      const attribute = attributeFor(`${steps[1] ?? ''}_roles`, taken);
      taken.add(attribute);
      return { jwtPath: path, attribute, required: false };
    });
  return {
    id: 'keycloak',
    title: 'Keycloak roles',
    text:
      clients.length > 0
        ? 'Roles of the realm, and of each client that the token names.'
        : 'Roles of the realm. Paste a token to have the roles of its clients offered too.',
    rows: [
      { jwtPath: 'realm_access.roles', attribute: 'realm_roles', required: false },
      ...clients,
    ],
  };
}

/** What adding a preset would do; nothing that is there is changed. */
export function presetChange(preset: MappingPreset, rows: readonly ClaimMapping[]): PresetChange {
  const paths = new Map(rows.map(({ attribute, jwtPath }) => [attribute, jwtPath]));
  return {
    added: preset.rows.filter(({ attribute }) => !paths.has(attribute)),
    there: preset.rows.filter(({ attribute, jwtPath }) => paths.get(attribute) === jwtPath),
    taken: preset.rows.filter(
      ({ attribute, jwtPath }) => paths.has(attribute) && paths.get(attribute) !== jwtPath,
    ),
  };
}
