import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProgram } from './program';

/** The api of this source, in processes of its own. */
export interface ApiProcess {
  readonly origin: string;
  readonly child: ChildProcess;
  /** Asks it to end, and answers with its exit code. */
  stop(): Promise<number | null>;
}

/** Starts the api on a free port and waits until it says that it is ready; throws when it ends before. */
export async function startApi(settings: Readonly<Record<string, string>>): Promise<ApiProcess> {
  const program = await buildProgram(join(import.meta.dirname, '../../api/main.ts'));
  const child = fork(program, [], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NODE_OPTIONS: '',
      HOST: '127.0.0.1',
      API_PORT: '0',
      PORT: '1',
      PUBLIC_API_URL: '',
      API_WORKERS: '',
      API_RATE_LIMIT: '',
      METRICS_TOKEN: '',
      LOG_LEVEL: 'warn',
      SECRET_KEY: 'a secret key that is only for tests of the api',
      DATA_DIR: mkdtempSync(join(tmpdir(), 'claimcheck-api-')),
      ...settings,
    },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<string>((resolve) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && 'url' in message) resolve(String(message.url));
    });
  });
  const origin = await Promise.race([ready, ended.then(() => null)]);
  if (origin === null) throw new Error('The api ended before it was ready.');
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { origin, child, stop };
}

/** The value of a metric without labels. */
export async function metricOf(origin: string, name: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const value = new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1];
  return Number(value ?? Number.NaN);
}
