import { basename, dirname, join } from 'node:path';
import { countMigrations, isSetUp } from '@/lib/data/instance';
import { type Env, env } from '@/lib/platform/env';
import { createGuardedFetch } from '@/lib/platform/guarded-fetch';
import { isSetupToken } from './setup-token';

/** What is true of this installation before it has an owner. */
interface InstallationFacts {
  readonly database: {
    readonly kind: 'SQLite' | 'PostgreSQL';
    readonly place: string;
    readonly migrations: number;
  };
  /** Null while the api listens on a port that only it knows. */
  readonly api: { readonly address: string; readonly answers: boolean } | null;
  /** The public address where it is https; null: served without TLS. */
  readonly secureAddress: string | null;
}

/** Whether this installation waits for its owner, and whether this token may make one. */
export type SetupStatus =
  | { readonly state: 'done' }
  | { readonly state: 'locked' }
  | { readonly state: 'open'; readonly facts: InstallationFacts };

const API_PATIENCE_MS = 1000;

/** `data/claimcheck.db`, or host and database; never a whole path, a user or a password. */
function placeOf(databaseUrl: string): string {
  if (databaseUrl.startsWith('file:')) {
    const path = databaseUrl.slice('file:'.length);
    return join(basename(dirname(path)), basename(path));
  }
  const { host, pathname } = new URL(databaseUrl);
  return `${host || 'local socket'}${pathname}`;
}

async function databaseFacts({ databaseUrl }: Env): Promise<InstallationFacts['database']> {
  return {
    kind: databaseUrl.startsWith('file:') ? 'SQLite' : 'PostgreSQL',
    place: placeOf(databaseUrl),
    migrations: await countMigrations(),
  };
}

const EVERYWHERE: readonly string[] = ['0.0.0.0', '::', '[::]'];

async function apiFacts({ apiPort, host, publicApiUrl }: Env): Promise<InstallationFacts['api']> {
  if (apiPort === 0) return null;
  const name = EVERYWHERE.includes(host) ? '127.0.0.1' : host;
  const local = `http://${name.includes(':') ? `[${name}]` : name}:${apiPort}`;
  const fetch = createGuardedFetch({ allowedPrivateOrigins: [local], budgetMs: API_PATIENCE_MS });
  try {
    const health = await fetch.fetchJson(`${local}/healthz`);
    return { address: publicApiUrl?.origin ?? local, answers: health.ok };
  } finally {
    await fetch.close();
  }
}

/** Whether the installation has its owner. */
export function isInstanceSetUp(): Promise<boolean> {
  return isSetUp();
}

/**
 * Where set-up stands for whoever brings this token: facts only with the right one. Needs no
 * permission: there is nobody yet who could have one.
 */
export async function setupStatus(token: string): Promise<SetupStatus> {
  if (await isSetUp()) return { state: 'done' };
  if (!isSetupToken(token)) return { state: 'locked' };
  const settings = env();
  const [database, api] = await Promise.all([databaseFacts(settings), apiFacts(settings)]);
  const { publicUrl } = settings;
  const secureAddress = publicUrl?.protocol === 'https:' ? publicUrl.origin : null;
  return { state: 'open', facts: { database, api, secureAddress } };
}
