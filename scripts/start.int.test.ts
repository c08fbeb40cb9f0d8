import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

let folder = '';
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-start-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function run(
  args: readonly string[],
  onOut: (text: string, child: ChildProcess) => void = () => {},
) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const ended: Ended = { code: null, out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    ended.out += String(chunk);
    onOut(ended.out, child);
  });
  child.stderr.on('data', (chunk) => {
    ended.err += String(chunk);
  });
  return new Promise<Ended>((done) => {
    child.on('close', (code) => done({ ...ended, code }));
  });
}

/** Runs `npm start`'s last step on two stand-ins for console and api. */
function startBoth(
  console: string,
  api: string,
  onOut?: (text: string, child: ChildProcess) => void,
): Promise<Ended> {
  writeFileSync(join(folder, 'console.mjs'), console);
  writeFileSync(join(folder, 'api.mjs'), api);
  const module = pathToFileURL(resolve('scripts/lib/start-both.mjs')).href;
  const program = `import { startBoth } from '${module}'; process.exitCode = await startBoth(${JSON.stringify(folder)});`;
  return run(['--input-type=module', '--eval', program], onOut);
}

const READY = (message: object) =>
  `process.send(${JSON.stringify({ type: 'ready', ...message })});`;
const CONSOLE = READY({ url: 'http://127.0.0.1:5110', setupUrl: null });
const API = READY({ url: 'http://127.0.0.1:5111' });
/** Stays until it is asked, and says that it was; comes before what says that it is ready. */
const STAYS = (name: string) =>
  `setInterval(() => {}, 1000); process.on('SIGTERM', () => { console.log('${name} ended'); process.exit(0); });`;

describe('npm start', () => {
  it('says in one sentence that Node is too old', async () => {
    const old = `Object.defineProperty(process.versions, 'node', { value: '18.20.4' })`;
    const ended = await run([
      '--import',
      `data:text/javascript,${encodeURIComponent(old)}`,
      'scripts/start.mjs',
    ]);
    expect(ended).toEqual({
      code: 1,
      out: '',
      err: 'Claimcheck needs Node 20.19 or newer, and this is Node 18.20.4: install a newer one from https://nodejs.org.\n',
    });
  });

  it('prints both addresses and how to stop, and ends both when asked', async () => {
    const ended = await startBoth(STAYS('console') + CONSOLE, STAYS('api') + API, (text, child) => {
      if (text.includes('Ctrl-C')) child.kill('SIGINT');
    });
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('http://127.0.0.1:5110\n');
    expect(ended.out).toContain('http://127.0.0.1:5111\n');
    expect(ended.out).not.toContain('set it up');
    expect(ended.out).toContain('console ended');
    expect(ended.out).toContain('api ended');
    expect(ended.err).toBe('');
  });

  it('prints the setup link while nobody has set it up', async () => {
    const setupUrl = 'http://127.0.0.1:5110/setup?token=abc';
    const console = STAYS('console') + READY({ url: 'http://127.0.0.1:5110', setupUrl });
    const ended = await startBoth(console, STAYS('api') + API, (text, child) => {
      if (text.includes('Ctrl-C')) child.kill('SIGTERM');
    });
    expect(ended.out).toContain(`become its owner:\n  ${setupUrl}\n`);
  });

  it('ends the other one when one dies, and says which', async () => {
    const mark = join(folder, 'both are up');
    const dies = `import { existsSync } from 'node:fs';
      setInterval(() => existsSync(${JSON.stringify(mark)}) && process.exit(7), 20);`;
    const ended = await startBoth(STAYS('console') + CONSOLE, dies + API, (text) => {
      if (text.includes('Ctrl-C')) writeFileSync(mark, '');
    });
    expect(ended.code).toBe(1);
    expect(ended.out).toContain('console ended');
    expect(ended.err).toBe('The api ended unexpectedly (7), so all was stopped.\n');
  });

  it('repeats what both complain about while starting only once', async () => {
    const complains = `process.stderr.write('PORT is "x".\\n', () => process.exit(1));`;
    const ended = await startBoth(complains, complains);
    expect([ended.code, ended.err]).toEqual([1, 'PORT is "x".\n']);
  });
});

describe('what keeps console and api from starting', () => {
  const bundles = resolve('dist/start-test');
  const names = ['console', 'api'] as const;

  async function startBundle(name: 'console' | 'api', variables: Record<string, string>) {
    const defaults = { PORT: '5112', API_PORT: '5113', DATA_DIR: join(folder, 'data') };
    const clean = ['HOST', 'DATABASE_URL', 'PUBLIC_URL', 'SECRET_KEY', 'TRUSTED_PROXIES'];
    const env = { ...Object.fromEntries(clean.map((key) => [key, ''])), ...defaults, ...variables };
    const lines = Object.entries({ NODE_ENV: 'production', ...env }).map(
      ([key, value]) => `process.env[${JSON.stringify(key)}] = ${JSON.stringify(value)};`,
    );
    const preload = `data:text/javascript,${encodeURIComponent(lines.join(''))}`;
    return run(['--import', preload, join(bundles, `${name}.mjs`)]);
  }

  beforeAll(async () => {
    const vite = resolve('node_modules/vite/bin/vite.js');
    const { code, err } = await run([vite, 'build', '--outDir', bundles]);
    expect([code, err]).toEqual([0, '']);
  });
  afterAll(() => rmSync(bundles, { recursive: true, force: true }));

  it.each(names)('%s lists all bad variables at once, one sentence each', async (name) => {
    const ended = await startBundle(name, { PORT: 'web', HOST: '???', TRUSTED_PROXIES: 'nginx' });
    expect(ended).toMatchObject({ code: 1, out: '' });
    const lines = ended.err.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['PORT', 'HOST', 'TRUSTED_PROXIES']);
  });

  it.each(names)(
    '%s says that its port is taken, and by which variable to change it',
    async (name) => {
      const taken = createServer();
      const port = name === 'console' ? 5112 : 5113;
      await new Promise<void>((done) => taken.listen(port, '127.0.0.1', done));
      const ended = await startBundle(name, {});
      await new Promise((done) => taken.close(done));
      const variable = name === 'console' ? 'PORT' : 'API_PORT';
      expect(ended).toEqual({
        code: 1,
        out: '',
        err: `Port ${port} of 127.0.0.1 is taken by another program: end that one, or choose another port with ${variable}=${port + 1}.\n`,
      });
    },
  );

  it.each(names)('%s says that the data folder cannot be written to', async (name) => {
    writeFileSync(join(folder, 'file'), '');
    const path = join(folder, 'file', 'data');
    expect(await startBundle(name, { DATA_DIR: path })).toEqual({
      code: 1,
      out: '',
      err: `The data folder ${path} cannot be written to: let this user write there, or choose another one with DATA_DIR.\n`,
    });
  });

  it('says that what is in the place of the database is none', async () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(
      join(folder, 'data', 'claimcheck.db'),
      'not a database, but long enough to be read',
    );
    const ended = await startBundle('api', {});
    expect([ended.code, ended.out]).toEqual([1, '']);
    expect(ended.err.trimEnd().split('\n')).toHaveLength(1);
    expect(ended.err).not.toMatch(/ at |Error:/);
  });
});
