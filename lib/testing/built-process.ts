import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '../..');
const POLL_MS = 10;

/** One of the two processes of the build, as `npm start` runs it. */
export interface BuiltProcess {
  readonly child: ChildProcess;
  readonly url: string;
  /** From its start to its first good answer, in milliseconds. */
  readonly upAfterMs: number;
  /** Resolves once it has ended. */
  readonly ended: Promise<number | null>;
  /** Everything that it printed so far. */
  output(): string;
}

/** Where a process listens, and the first page or address that has to answer 200. */
const FIRST = {
  console: { port: 'PORT', path: '/sign-in' },
  api: { port: 'API_PORT', path: '/readyz' },
} as const;

/** Settings that come from nobody's environment. */
const CLEAN = {
  PUBLIC_URL: '',
  PUBLIC_API_URL: '',
  TRUSTED_PROXIES: '',
  ALLOWED_PRIVATE_ORIGINS: '',
  CLERK_PUBLISHABLE_KEY: '',
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: '',
  CLERK_SECRET_KEY: '',
  NODE_OPTIONS: '',
  NODE_ENV: 'production' as const,
  LOG_LEVEL: 'warn',
  API_WORKERS: '',
  API_RATE_LIMIT: '',
  METRICS_TOKEN: '',
};

/** Starts a process of the build and waits for its first good answer; throws when it ends or is too slow. */
export async function startBuilt(
  name: 'console' | 'api',
  settings: Readonly<Record<string, string>>,
  withinMs: number,
): Promise<BuiltProcess> {
  const bundle = join(ROOT, 'dist', `${name}.mjs`);
  if (!existsSync(bundle)) throw new Error('Build first: npm run build.');
  const begun = performance.now();
  const running = spawnBuilt(bundle, settings);
  const url = `http://127.0.0.1:${settings[FIRST[name].port]}`;
  while (!(await answers(url + FIRST[name].path))) {
    const lateMs = performance.now() - begun;
    if (running.child.exitCode === null && lateMs < withinMs) {
      await sleep(POLL_MS);
      continue;
    }
    running.child.kill('SIGKILL');
    throw new Error(`The ${name} was not up after ${lateMs} ms:\n${running.output()}`);
  }
  return { ...running, url, upAfterMs: Math.round(performance.now() - begun) };
}

function spawnBuilt(bundle: string, settings: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [bundle], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...CLEAN, ...settings },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += String(chunk);
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  return { child, ended, output: () => text };
}

async function answers(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    // Nobody listens yet.
    return false;
  }
}
