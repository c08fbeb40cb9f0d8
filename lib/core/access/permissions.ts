/** What an operator or an API key may do; every use case names the one it needs. */
export const PERMISSIONS = [
  'workspace:read',
  'workspace:write',
  'members:read',
  'members:write',
  'providers:read',
  'providers:write',
  'providers:delete',
  'providers:test',
  'providers:refresh',
  'tokens:verify',
  'decisions:check',
  'bundle:read',
  'policies:read',
  'policies:write',
  'policies:delete',
  'keys:read',
  'keys:write',
  'debugger:use',
  'audit:read',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** Roles of an operator in a workspace, strongest first. */
export const ROLES = ['owner', 'admin', 'editor', 'viewer'] as const;

export type Role = (typeof ROLES)[number];

const VIEWER: readonly Permission[] = [
  'workspace:read',
  'members:read',
  'providers:read',
  'policies:read',
  'debugger:use',
];
const EDITOR: readonly Permission[] = [
  ...VIEWER,
  'providers:write',
  'providers:test',
  'providers:refresh',
  'policies:write',
  'keys:read',
];
const ADMIN: readonly Permission[] = [
  ...EDITOR,
  'providers:delete',
  'policies:delete',
  'keys:write',
  'members:write',
  'audit:read',
];

const BY_ROLE: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(VIEWER),
  editor: new Set(EDITOR),
  admin: new Set(ADMIN),
  owner: new Set(PERMISSIONS),
};

/** The permissions of a role. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return BY_ROLE[role];
}

/** Whether a stored string is a role. */
export function isRole(value: string): value is Role {
  return (ROLES as readonly string[]).includes(value);
}
