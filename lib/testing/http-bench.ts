import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller } from '@/lib/core/access/caller';
import { createApiKey } from '@/lib/usecases/create-api-key';
import { testDatabase } from './database';
import { callerOf, createWorkspace, providerDraft, saveProvider, unwrap } from './factories';
import { type FakeProvider, startFakeProvider } from './fake-provider';
import { buildProgram } from './program';
import { nowInSeconds, type SigningKey, signingKey, signToken } from './signing-key';

const ROOT = join(import.meta.dirname, '../..');
const BASELINES = join(ROOT, 'bench/baselines');
const AUDIENCE = 'bench-client';

/** A server that is measured, in a process of its own. */
export interface MeasuredServer {
  readonly port: number;
  /** User and system time of its process so far, in microseconds; reported by itself. */
  cpuMicros(): Promise<number>;
  stop(): Promise<void>;
}

/** One run of the load. */
export interface LoadRun {
  readonly port: number;
  /** Whole requests, sent in turns from `offset` on. */
  readonly requests: readonly string[];
  readonly offset?: number;
  readonly count: number;
  readonly connections: number;
}

/** What came back. */
export interface LoadResult {
  readonly good: number;
  readonly bad: number;
  readonly medianMs: number;
}

/** A saved provider, and what signs for it. */
export interface BenchProvider {
  readonly issuer: string;
  readonly key: SigningKey;
  readonly server: FakeProvider;
}

/** A database with a workspace, an API key and providers. */
export interface BenchGround {
  readonly settings: Readonly<Record<string, string>>;
  readonly apiKey: string;
  readonly providers: readonly BenchProvider[];
  readonly caller: Caller;
  /** Of the providers, in their order. */
  readonly savedIds: readonly string[];
}

/** Saves so many providers on loopback, each with an RSA key of its own, and an API key that may verify. */
export async function prepareGround(count: number): Promise<BenchGround> {
  const servers = await Promise.all(Array.from({ length: count }, () => startFakeProvider()));
  const allowed = servers.map(({ origin }) => origin).join(',');
  // Read once, by the first who asks.
  process.env.ALLOWED_PRIVATE_ORIGINS = allowed;
  const { url } = await testDatabase('sqlite');
  const caller = callerOf((await createWorkspace()).id);
  const providers: BenchProvider[] = [];
  const savedIds: string[] = [];
  for (const [index, server] of servers.entries()) {
    const key = signingKey(`bench ${index}`);
    server.keys.splice(0, 2, { ...key.jwk, kid: key.kid, use: 'sig', alg: 'RS256' });
    const inputs = { ...providerDraft().inputs, issuer: server.issuer, clientIds: [AUDIENCE] };
    savedIds.push((await saveProvider(caller, { inputs }, { enabled: true })).id);
    providers.push({ issuer: server.issuer, key, server });
  }
  const made = await createApiKey(caller, {
    kind: 'api',
    name: 'bench',
    environment: 'production',
    grants: ['verify', 'authorize'],
    expiresAt: null,
  });
  const settings = {
    DATABASE_URL: url,
    DATA_DIR: mkdtempSync(join(tmpdir(), 'claimcheck-bench-')),
    SECRET_KEY: 'a secret key that is only for measuring',
    HOST: '127.0.0.1',
    API_PORT: '0',
    // High enough to refuse nobody, and on.
    API_RATE_LIMIT: '1000000',
    ALLOWED_PRIVATE_ORIGINS: allowed,
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
  };
  return { settings, apiKey: unwrap(made).plaintext, providers, caller, savedIds };
}

/** Different good tokens of a provider, of about 900 characters. */
export function makeTokens({ issuer, key }: BenchProvider, count: number): readonly string[] {
  const iat = nowInSeconds() - 10;
  return Array.from({ length: count }, (_, number) =>
    signToken(key, {
      iss: issuer,
      aud: AUDIENCE,
      sub: `user-${number}`,
      iat,
      exp: iat + 36_000,
      sid: `sess_${'a'.repeat(24)}${number}`,
      email: `user-${number}@example.com`,
      org: {
        id: `org_${'b'.repeat(20)}`,
        role: 'admin',
        permissions: ['catalog:read', 'catalog:write'],
      },
    }),
  );
}

/** The audience, the issuer and the keys that a peer judges by. */
export function peerSettings({ issuer, key, server }: BenchProvider): object {
  const jwk = { ...key.jwk, kid: key.kid, use: 'sig', alg: 'RS256' };
  return { issuer, audience: AUDIENCE, jwk, jwksUri: `${server.origin}/jwks` };
}

/** `POST /v1/verify` with a token in the body. */
export function verifyRequest(apiKey: string, token: string): string {
  return postRequest(apiKey, '/v1/verify', { token });
}

/** `POST` with an API key and a body of JSON. */
export function postRequest(apiKey: string, path: string, sent: object): string {
  const body = JSON.stringify(sent);
  return `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${apiKey}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** `GET /` with a token where Express looks for it. */
export function bearerRequest(token: string): string {
  return `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n\r\n`;
}

/** Starts the api of this source. */
export async function startProduct(
  { settings }: BenchGround,
  more: Readonly<Record<string, string>> = {},
): Promise<MeasuredServer> {
  program ??= await buildProgram(join(ROOT, 'api/main.ts'));
  return start(program, [], { ...settings, ...more });
}

let program: string | null = null;

/** Starts a peer of bench/baselines. */
export function startPeer(name: string, settings: object): Promise<MeasuredServer> {
  return start(join(BASELINES, `${name}.mjs`), [JSON.stringify(settings)], {});
}

async function start(
  file: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<MeasuredServer> {
  const child = fork(file, words, {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    execArgv: ['--import', join(BASELINES, 'cpu-reporter.mjs'), ...extraOptions()],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const port = await told(child, portOf);
  return {
    port,
    cpuMicros: () => {
      const answer = told(child, cpuOf);
      child.send('cpu');
      return answer;
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** Such as `--cpu-prof`, for whoever looks for where the time goes. */
function extraOptions(): string[] {
  return process.env.BENCH_NODE_OPTIONS?.split(' ') ?? [];
}

/** The first message of a process that holds what is looked for. */
function told<T>(child: ChildProcess, read: (message: object) => T | null): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('A measured process ended.'));
    const listen = (message: unknown) => {
      const value = typeof message === 'object' && message !== null ? read(message) : null;
      if (value === null) return;
      child.off('message', listen);
      child.off('exit', ended);
      resolve(value);
    };
    child.on('message', listen);
    child.once('exit', ended);
  });
}

function portOf(message: object): number | null {
  if ('port' in message) return Number(message.port);
  return 'url' in message ? Number(new URL(String(message.url)).port) : null;
}

function cpuOf(message: object): number | null {
  if (!('cpu' in message) || typeof message.cpu !== 'object' || message.cpu === null) return null;
  const { user, system } = { user: 0, system: 0, ...message.cpu };
  return user + system;
}

/** Sends requests from a process of its own. */
export interface Load {
  run(job: LoadRun): Promise<LoadResult>;
  stop(): void;
}

/** Starts a process that sends requests. */
export function startLoad(): Load {
  const child = fork(join(BASELINES, 'load.mjs'), [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    run: (job) => {
      const answer = told(child, resultOf);
      child.send(job);
      return answer;
    },
    stop: () => void child.send('end'),
  };
}

function resultOf(message: object): LoadResult | null {
  if (!('good' in message && 'bad' in message && 'medianMs' in message)) return null;
  const { good, bad, medianMs } = message;
  return { good: Number(good), bad: Number(bad), medianMs: Number(medianMs) };
}

/** CPU for each request of a run, in microseconds; throws when an answer was not good. */
export async function cpuPerRequest(
  server: MeasuredServer,
  load: Load,
  job: Omit<LoadRun, 'port'>,
): Promise<{ readonly micros: number; readonly medianMs: number }> {
  const before = await server.cpuMicros();
  const { good, bad, medianMs } = await load.run({ ...job, port: server.port });
  if (bad > 0 || good !== job.count)
    throw new Error(`${bad} of ${job.count} answers were not good.`);
  const micros = ((await server.cpuMicros()) - before) / job.count;
  return { micros, medianMs };
}
