import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const GUIDE = join(import.meta.dirname, '../../docs/forward-auth.md');
const UP_WITHIN_MS = 60_000;
/** A port that was free may be taken by another test before the proxy listens. */
const TRIES = 3;

/** Reverse proxies whose configuration in the guide is run. */
export const PROXIES = ['nginx', 'caddy'] as const;
export type ProxyName = (typeof PROXIES)[number];

/** What takes the place of the addresses and of the key in the guide. */
export interface ProxyPlaces {
  readonly apiPort: number;
  readonly applicationPort: number;
  readonly key: string;
}

/** A proxy that runs. */
export interface RunningProxy {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Whether this machine has a proxy. */
export function hasProxy(name: ProxyName): boolean {
  const { status } = spawnSync(name, [name === 'nginx' ? '-v' : 'version'], { stdio: 'ignore' });
  return status === 0;
}

/** Starts a proxy with its configuration from the guide, on a free port. */
export async function startProxy(name: ProxyName, places: ProxyPlaces): Promise<RunningProxy> {
  const text = fromGuide(name === 'nginx' ? 'nginx' : 'caddyfile')
    .replaceAll('127.0.0.1:4000', `127.0.0.1:${places.apiPort}`)
    .replaceAll('127.0.0.1:3001', `127.0.0.1:${places.applicationPort}`)
    .replaceAll('cck_live_…', places.key);
  const start = name === 'nginx' ? startNginx : startCaddy;
  return onFreePort(name, (folder, port) =>
    start(folder, text.replaceAll('127.0.0.1:8080', `127.0.0.1:${port}`)),
  );
}

/** Starts nginx with servers of its configuration, which are made for a free port. */
export async function startNginxWith(servers: (port: number) => string): Promise<RunningProxy> {
  return onFreePort('nginx', (folder, port) => startNginx(folder, servers(port)));
}

async function onFreePort(
  name: ProxyName,
  start: (folder: string, port: number) => ChildProcess,
): Promise<RunningProxy> {
  for (let tries = 1; ; tries += 1) {
    const folder = mkdtempSync(join(tmpdir(), `claimcheck-${name}-`));
    const port = await freePort();
    const child = start(folder, port);
    const origin = `http://127.0.0.1:${port}`;
    try {
      await untilUp(origin, child);
      return { origin, stop: () => stop(child) };
    } catch (error) {
      if (child.exitCode === null || tries === TRIES) throw error;
    }
  }
}

function fromGuide(language: string): string {
  const block = readFileSync(GUIDE, 'utf8').split(`\`\`\`${language}\n`)[1]?.split('\n```')[0];
  if (block === undefined) throw new Error(`The guide has no ${language}.`);
  return block;
}

function startNginx(folder: string, server: string): ChildProcess {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log;\nevents {}\nhttp { access_log off; ${temporary}\n${server}\n}\n`,
  );
  return spawn('nginx', ['-c', file, '-p', folder, '-e', join(folder, 'error.log')], {
    stdio: 'ignore',
  });
}

function startCaddy(folder: string, site: string): ChildProcess {
  const file = join(folder, 'Caddyfile');
  writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\n${site}\n`);
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const words = ['run', '--config', file, '--adapter', 'caddyfile'];
  return spawn('caddy', words, { stdio: 'ignore', env });
}

/** Waits until a proxy answers anything; ends it and throws where it does not. */
export async function untilUp(origin: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + UP_WITHIN_MS;
  while (performance.now() < until && child.exitCode === null) {
    const up = await fetch(origin).then(
      () => true,
      () => false,
    );
    if (up) return;
    await sleep(50);
  }
  const how = child.exitCode === null ? 'does not answer' : `ended with ${child.exitCode}`;
  child.kill('SIGKILL');
  throw new Error(`The proxy did not start: it ${how}.`);
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    child.kill('SIGTERM');
  });
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
