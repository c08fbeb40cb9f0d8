import { resolve } from 'node:path';
import { type ClerkSettings, readClerk } from './env-clerk';
import {
  type Reading,
  readBearer,
  readDatabaseUrl,
  readHost,
  readLogLevel,
  readNetworks,
  readOrigins,
  readPort,
  readPublicUrl,
  readSecretKey,
  readWholeNumber,
} from './env-values';
import { processWide } from './process-wide';

/** Everything that the environment settles, read once; the only place that looks at process.env. */
export interface Env {
  /** Port of the console; default 3000, 0 takes a free one. */
  port: number;
  /** Port of the api; default 4000, 0 takes a free one. */
  apiPort: number;
  /** Address that both listen on; default 127.0.0.1. */
  host: string;
  /** `file:` with an absolute path, or `postgresql://`. */
  databaseUrl: string;
  /** Absolute folder of the database file and the secret key; default ./data. */
  dataDir: string;
  publicUrl: URL | null;
  publicApiUrl: URL | null;
  /** Addresses and CIDR blocks whose X-Forwarded-* headers are believed. */
  trustedProxies: readonly string[];
  /** Exact origins that may be private and may be http. */
  allowedPrivateOrigins: readonly string[];
  secretKey: string | null;
  /** How operators sign in with Clerk; null: with passwords of this console. */
  clerk: ClerkSettings | null;
  /** Processes that answer for the api; default 1. */
  apiWorkers: number;
  /** Requests per second and API key that each of them answers; default 2,000, 0: any number. */
  apiRateLimit: number;
  /** What a scraper of /metrics has to send; null: it is open to everyone. */
  metricsToken: string | null;
  logLevel: string;
  production: boolean;
}

type Source = Record<string, string | undefined>;

/** The environment cannot be used; `problems` holds one plain sentence for each variable at fault. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** Reads every variable and reports all problems at once; an empty variable counts as unset. */
export function parseEnv(
  source: Source,
  cwd: string,
): { ok: true; env: Env } | { ok: false; problems: readonly string[] } {
  const problems: string[] = [];
  const take = <T>(name: string, read: (name: string, text: string) => Reading<T>, unset: T): T => {
    const text = source[name]?.trim() ?? '';
    const reading = text === '' ? { value: unset } : read(name, text);
    if ('value' in reading) return reading.value;
    problems.push(reading.problem);
    return unset;
  };
  const { clerk, problems: clerkProblems } = readClerk(source);
  const env = { ...readAll(take, source, cwd), clerk };
  problems.push(...clerkProblems);
  if (env.port === env.apiPort && env.port !== 0) {
    problems.push(
      `PORT and API_PORT are both ${env.port}: give each its own port, for example PORT=3000 and API_PORT=4000.`,
    );
  }
  return problems.length === 0 ? { ok: true, env } : { ok: false, problems };
}

/** The environment of this process, read at the first call; throws EnvError with every problem. */
export function env(): Env {
  return held.get();
}

/** The log level of this process, `info` where LOG_LEVEL cannot be read; never throws. */
export function processLogLevel(): string {
  const reading = readLogLevel('LOG_LEVEL', process.env.LOG_LEVEL?.trim() || 'info');
  return 'value' in reading ? reading.value : 'info';
}

/** The folder in which a command was typed: npm runs scripts in the project's and keeps this one. */
export function callerFolder(): string {
  return process.env.INIT_CWD?.trim() || process.cwd();
}

/** Reads an address of a database as DATABASE_URL is read; `file:` paths begin in `folder`. */
export function readDatabaseAddress(name: string, text: string, folder: string): Reading<string> {
  return readDatabaseUrl(name, text, folder);
}

/** Where `claimcheck move` goes (MOVE_TO_URL), so that no list of processes shows it; null: not said. */
export function moveTarget(): string | null {
  return process.env.MOVE_TO_URL?.trim() || null;
}

const held = processWide('env', readProcess);

type Take = <T>(name: string, read: (name: string, text: string) => Reading<T>, unset: T) => T;

function readAll(take: Take, source: Source, cwd: string): Omit<Env, 'clerk'> {
  const dataDir = take('DATA_DIR', (_, text) => ({ value: resolve(cwd, text) }), `${cwd}/data`);
  return {
    port: take('PORT', readPort, 3000),
    apiPort: take('API_PORT', readPort, 4000),
    host: take('HOST', readHost, '127.0.0.1'),
    databaseUrl: take(
      'DATABASE_URL',
      (name, text) => readDatabaseUrl(name, text, cwd),
      `file:${resolve(dataDir, 'claimcheck.db')}`,
    ),
    dataDir: resolve(cwd, dataDir),
    publicUrl: take<URL | null>('PUBLIC_URL', readPublicUrl, null),
    publicApiUrl: take<URL | null>('PUBLIC_API_URL', readPublicUrl, null),
    trustedProxies: take<readonly string[]>('TRUSTED_PROXIES', readNetworks, []),
    allowedPrivateOrigins: take<readonly string[]>('ALLOWED_PRIVATE_ORIGINS', readOrigins, []),
    secretKey: take<string | null>('SECRET_KEY', readSecretKey, null),
    apiWorkers: take('API_WORKERS', readWholeNumber(1, 64), 1),
    apiRateLimit: take('API_RATE_LIMIT', readWholeNumber(0, 1_000_000), 2000),
    metricsToken: take<string | null>('METRICS_TOKEN', readBearer, null),
    logLevel: take('LOG_LEVEL', readLogLevel, 'info'),
    production: source.NODE_ENV === 'production',
  };
}

function readProcess(): Env {
  const parsed = parseEnv(process.env, process.cwd());
  if (!parsed.ok) throw new EnvError(parsed.problems);
  return parsed.env;
}
