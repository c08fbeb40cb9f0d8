import { describe, expect, it } from 'vitest';
import { permissionsOfScopes, SCOPES } from './api-key';
import { type Caller, requirePermission } from './caller';
import type { Permission } from './permissions';

function key(scopes: Parameters<typeof permissionsOfScopes>[0]): Caller {
  return {
    actor: { type: 'api_key', id: 'key-1', label: 'cck_live_1' },
    workspaceId: 'workspace-1',
    environment: 'production',
    permissions: permissionsOfScopes(scopes),
    requestId: 'request-1',
    clientAddress: null,
  };
}

describe('an API key without the permission', () => {
  it.each([
    ['tokens:verify', 'verify'],
    ['decisions:check', 'authorize'],
    ['bundle:read', 'bundle'],
    ['providers:read', 'providers:read'],
    ['providers:delete', 'providers:write'],
  ] as const)('%s is told of the scope %s, and that it takes another key', (permission, scope) => {
    const others = SCOPES.filter((each) => !permissionsOfScopes([each]).has(permission));
    expect(requirePermission(key(others), permission)).toEqual({
      ok: false,
      failure: {
        code: 'FORBIDDEN',
        message: `The scopes of this API key do not include ${scope}. Scopes of a key do not change: make another key that has it, and use that.`,
        permission,
      },
    });
    expect(requirePermission(key([scope]), permission).ok).toBe(true);
  });

  it('that no scope gives is sent to the console', () => {
    const permission: Permission = 'audit:read';
    expect(requirePermission(key(SCOPES), permission)).toMatchObject({
      failure: { code: 'FORBIDDEN', message: expect.stringMatching(/^No scope .* audit:read\./) },
    });
  });
});
