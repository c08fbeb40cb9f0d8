import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'node_modules/.cache/claimcheck/programs');

/** What cannot be bundled: native code, and what is only there where it was installed besides. */
const NATIVE = ['libsql', '@node-rs/argon2', 'pg-native'];

interface ProgramOptions {
  /** Bundles what comes from node_modules too, so that a program that is started often is up sooner. */
  readonly whole?: boolean;
}

/** Bundles a TypeScript program so that plain Node runs it; dependencies stay outside. Returns its path. */
export async function buildProgram(
  entry: string,
  { whole = false }: ProgramOptions = {},
): Promise<string> {
  const path = relative(ROOT, entry).replaceAll('\\', '/');
  // Each test process builds its own, so that no other one runs half of it.
  const name = createHash('sha256').update(`${path} ${process.pid}`).digest('hex').slice(0, 16);
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': ROOT } },
    ...(whole && { ssr: { noExternal: true, external: NATIVE } }),
    build: {
      copyPublicDir: false,
      ssr: entry,
      target: 'node20',
      outDir: join(FOLDER, name),
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  });
  return join(FOLDER, name, 'program.mjs');
}

/** A child process and everything that it wrote to its standard output so far. */
export interface RunningProgram {
  readonly child: ChildProcess;
  /** Resolves with the exit code, or null when a signal ended it. */
  readonly ended: Promise<number | null>;
  output(): string;
  /** Resolves once the output holds this text; rejects if the process ends before. */
  until(text: string): Promise<void>;
}

/** Starts a built program; `settings` are variables of its environment. */
export function startProgram(
  path: string,
  options: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): RunningProgram {
  const child = spawn(process.execPath, [path, ...options], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...settings, NODE_OPTIONS: '' },
  });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    text += String(chunk);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  const until = (wanted: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => text.includes(wanted) && resolve();
      child.stdout.on('data', look);
      child.once('close', () => reject(new Error(`Ended before it said ${wanted}: ${text}`)));
      look();
    });
  return { child, ended, output: () => text, until };
}
