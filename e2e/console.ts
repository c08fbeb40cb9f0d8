import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const BUNDLE = resolve('dist/console.mjs');
const API_BUNDLE = resolve('dist/api.mjs');
const READY_WITHIN_MS = 60_000;
/** Whatever this machine has set, operators sign in with passwords unless a test says otherwise. */
const NO_CLERK = {
  CLERK_PUBLISHABLE_KEY: '',
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: '',
  CLERK_SECRET_KEY: '',
  CLERK_ENCRYPTION_KEY: '',
  CLERK_JWT_KEY: '',
  CLERK_API_URL: '',
};

/** Console and api of the built product, on ports and a database of their own. */
export interface RunningConsole {
  readonly url: string;
  readonly setupUrl: string;
  readonly dataDir: string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the built product with an empty database; `allowedPrivateOrigins` reach loopback providers,
 * `env` is set besides.
 */
export async function startConsole(
  allowedPrivateOrigins: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<RunningConsole> {
  if (!existsSync(BUNDLE)) throw new Error('Build first: npm run build.');
  const dataDir = await mkdtemp(join(tmpdir(), 'claimcheck-e2e-'));
  const port = await freePort();
  const settings: ForkOptions = {
    silent: true,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      API_PORT: String(await freePort()),
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      SECRET_KEY: '',
      PUBLIC_URL: '',
      ALLOWED_PRIVATE_ORIGINS: allowedPrivateOrigins.join(','),
      ...NO_CLERK,
      ...env,
    },
  };
  const children = [fork(BUNDLE, settings), fork(API_BUNDLE, settings)] as const;
  const [ready] = await Promise.all([untilReady(children[0]), untilReady(children[1])]);
  return {
    url: ready.url,
    setupUrl: ready.setupUrl ?? '',
    dataDir,
    stop: async () => {
      await Promise.all(children.map(stopChild));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

interface Ready {
  readonly type: 'ready';
  readonly url: string;
  readonly setupUrl?: string | null;
}

function untilReady(child: ChildProcess): Promise<Ready> {
  return new Promise((done, failed) => {
    let output = '';
    const late = setTimeout(
      () => failed(new Error(`Not ready in time:\n${output}`)),
      READY_WITHIN_MS,
    );
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.on('message', (message: Ready) => {
      if (message.type !== 'ready') return;
      clearTimeout(late);
      done(message);
    });
    child.on('exit', (code) => {
      clearTimeout(late);
      failed(new Error(`The console ended with ${code}:\n${output}`));
    });
  });
}

function stopChild(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null) return done();
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
}

/** A port of loopback that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') failed(new Error('No port.'));
        else done(address.port);
      });
    });
  });
}
