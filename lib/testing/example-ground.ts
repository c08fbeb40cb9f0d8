import type { FastifyInstance } from 'fastify';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { updateClaimMappings } from '@/lib/usecases/update-claim-mappings';
import { makeApiKey } from './api-client';
import { createTestApi } from './api-server';
import { testDatabase } from './database';
import { callerOf, createWorkspace, savePolicy, unwrap } from './factories';
import { followNow } from './keys';
import { type LiveProvider, startLiveProvider } from './live-provider';

/** An api with a workspace as the examples expect it, over a provider on loopback. */
export interface ExampleGround {
  readonly provider: LiveProvider;
  readonly key: string;
  readonly apiPort: number;
  /** The variables that an example is started with. */
  readonly variables: Readonly<Record<string, string>>;
  /** Ends the api, as if it were away. */
  stopApi(): Promise<void>;
  close(): Promise<void>;
}

/** Starts it: admins may approve orders of up to 1,000; the permissions are in the claim `permissions`. */
export async function startExampleGround(): Promise<ExampleGround> {
  const test = await testDatabase();
  const workspace = await createWorkspace({ slug: 'acme' });
  const owner = callerOf(workspace.id);
  const provider = await startLiveProvider(owner, { permissionsPath: 'permissions' });
  const rows = [{ jwtPath: 'role', attribute: 'role', required: false }];
  unwrap(await updateClaimMappings(owner, { providerId: provider.saved.id, version: 0, rows }));
  await savePolicy(owner, APPROVAL);
  const grants = ['verify', 'authorize', 'bundle'] as const;
  const { plaintext } = await makeApiKey(owner, { grants });
  await followNow();
  const api = createTestApi({ authenticate: authenticateApiKey });
  const apiPort = await portOf(api);
  return {
    provider,
    key: plaintext,
    apiPort,
    variables: {
      CLAIMCHECK_API_URL: `http://127.0.0.1:${apiPort}`,
      CLAIMCHECK_WORKSPACE: 'acme',
      CLAIMCHECK_API_KEY: plaintext,
    },
    stopApi: () => api.close(),
    close: async () => {
      await api.close();
      await provider.close();
      await test.close();
    },
  };
}

async function portOf(api: FastifyInstance): Promise<number> {
  return Number(new URL(await api.listen({ port: 0, host: '127.0.0.1' })).port);
}

const APPROVAL = {
  name: 'order_approval',
  specification: {
    rules: [
      {
        rule_id: 'admins-up-to-1000',
        effect: 'Allow',
        conditions: [
          { function: 'string_equal', attribute: 'ext_role', value: 'admin' },
          { function: 'number_less_than_or_equal', attribute: 'context.orderAmount', value: 1000 },
        ],
      },
    ],
    default: { effect: 'Deny' },
  },
  permissions: [{ resource: 'orders', actions: ['approve'], priority: 0, environment: null }],
} as const;
