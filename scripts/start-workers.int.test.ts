import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram, type RunningProgram, startProgram } from '@/lib/testing/program';

let folder = '';
let api = '';
let running: RunningProgram | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-workers-'));
  api = await buildProgram(resolve('api/main.ts'));
});
afterEach(async () => {
  running?.child.kill('SIGKILL');
  await running?.ended;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(program: string, settings: Readonly<Record<string, string>>): RunningProgram {
  running = startProgram(program, [], {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    API_PORT: '0',
    PUBLIC_API_URL: '',
    DATABASE_URL: '',
    DATA_DIR: join(folder, 'data'),
    SECRET_KEY: 'a secret key that is only for tests of the start',
    LOG_LEVEL: 'warn',
    API_WORKERS: '2',
    ...settings,
  });
  return running;
}

/** Runs `npm start`'s last step on a stand-in for the console and the api itself. */
function startBoth(): RunningProgram {
  const console = `process.send({ type: 'ready', url: 'http://127.0.0.1:5912', setupUrl: null });
    setInterval(() => {}, 1000); process.on('SIGTERM', () => process.exit(0));`;
  writeFileSync(join(folder, 'console.mjs'), console);
  writeFileSync(join(folder, 'api.mjs'), `await import('${pathToFileURL(api).href}');`);
  const module = pathToFileURL(resolve('scripts/lib/start-both.mjs')).href;
  const program = join(folder, 'both.mjs');
  writeFileSync(
    program,
    `import { startBoth } from '${module}'; process.exitCode = await startBoth(${JSON.stringify(folder)});`,
  );
  return start(program, {});
}

/** A port that another program has until `close`. */
async function takenPort(): Promise<{ port: number; close: () => void }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, close: () => server.close() };
}

describe('API_WORKERS=2', { timeout: 60_000 }, () => {
  it('with console and api together: the address works, and both end when asked', async () => {
    const both = startBoth();
    await both.until('Ctrl-C');
    const address = /API +(http:\S+)/.exec(both.output())?.[1];
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    both.child.kill('SIGTERM');
    expect(await both.ended).toBe(0);
    expect(both.output()).not.toMatch(/error|unexpectedly/i);
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  });

  it('says once that the port is taken, and ends', async () => {
    const { port, close } = await takenPort();
    const { ended, output } = start(api, { API_PORT: String(port) });
    expect(await ended).toBe(1);
    close();
    expect(output()).toBe(
      `Port ${port} of 127.0.0.1 is taken by another program: end that one, or choose another port with API_PORT=${port + 1}.\n`,
    );
  });

  it('says once that API_WORKERS is no number of workers', async () => {
    const { ended, output } = start(api, { API_WORKERS: '1000' });
    expect(await ended).toBe(1);
    expect(output()).toBe('API_WORKERS is "1000": write a whole number from 1 to 64.\n');
  });
});
