import type { FastifyInstance } from 'fastify';
import { createApiServer } from '@/api/server';
import type { ApiServerOptions } from '@/api/server-options';
import { permissionsOfScopes, type Scope } from '@/lib/core/access/api-key';
import type { CallOrigin } from '@/lib/core/access/caller';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import { fail, ok, type Result } from '@/lib/core/result';
import { createLog } from '@/lib/platform/log';

/** A key that every scope belongs to, in the api of `createTestApi`. */
export const ALL_SCOPES_KEY = 'cck_test_all';
/** A key without the scope `verify`. */
export const READING_KEY = 'cck_test_reading';

/** An api with two made-up keys and no database; `lines` gets what it logs. */
export function createTestApi(
  options: Partial<ApiServerOptions> = {},
  { lines = [], level = 'debug' }: { lines?: string[]; level?: string } = {},
): FastifyInstance {
  return createApiServer({
    log: createLog({ write: (line) => void lines.push(line) }, level),
    readiness: async () => 'ready',
    https: false,
    publicUrl: null,
    trustedProxies: [],
    rateLimit: 0,
    authenticate: keyCaller,
    metrics: null,
    metricsToken: null,
    ...options,
  });
}

function keyCaller(presented: string, origin: CallOrigin): Result<KeyCaller> {
  if (presented === ALL_SCOPES_KEY) return ok(callerWith(['verify', 'authorize'], origin));
  if (presented === READING_KEY) return ok(callerWith(['providers:read'], origin));
  return fail({ code: 'UNAUTHENTICATED', message: 'Invalid API key.' });
}

function callerWith(scopes: readonly Scope[], origin: CallOrigin): KeyCaller {
  return {
    actor: { type: 'api_key', id: `key_${scopes.join('_')}`, label: 'cck_test_…' },
    workspaceId: 'wsp_a',
    workspaceSlug: 'acme',
    environment: 'development',
    permissions: permissionsOfScopes(scopes),
    keyId: `key_${scopes.join('_')}`,
    scopes,
    ...origin,
  };
}
