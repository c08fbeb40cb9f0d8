import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { updateClaimMappings } from '@/lib/usecases/update-claim-mappings';
import { makeApiKey } from './api-client';
import { createTestApi } from './api-server';
import { testDatabase } from './database';
import { callerOf, createWorkspace, savePolicy, unwrap } from './factories';
import { followNow } from './keys';
import { type LiveProvider, startLiveProvider } from './live-provider';

const EXAMPLES = join(import.meta.dirname, '../../examples');

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

/** An example that runs. */
export interface RunningExample {
  readonly origin: string;
  /** Everything that it printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Where the folder of an example is. */
export function exampleFolder(name: string): string {
  return join(EXAMPLES, name);
}

/** Runs a program of an example until it says at which address it listens; throws when it ends before. */
export async function startExample(
  name: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<RunningExample> {
  const child = spawn(process.execPath, words, {
    cwd: exampleFolder(name),
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const print = printed(child);
  const origin = await Promise.race([print.origin, ended.then(() => null)]);
  if (origin === null) throw new Error(`The example ${name} ended:\n${print.text()}`);
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { origin, output: print.text, stop };
}

function printed(child: ChildProcess): { origin: Promise<string>; text: () => string } {
  let text = '';
  const origin = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        text += String(chunk);
        const port = /http:\/\/(?:127\.0\.0\.1|localhost):(\d+)/.exec(text)?.[1];
        if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
      });
    }
  });
  return { origin, text: () => text };
}
