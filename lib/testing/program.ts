import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'vite';
import { inTurn } from '@/scripts/lib/lock.mjs';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'node_modules/.cache/claimcheck/programs');

const KEPT_MS = 86_400_000;

/** What cannot be bundled: native code, and what is only there where it was installed besides. */
const NATIVE = ['libsql', '@node-rs/argon2', 'pg-native'];

interface ProgramOptions {
  /** Bundles what comes from node_modules too, so that a program that is started often is up sooner. */
  readonly whole?: boolean;
}

/**
 * Bundles a TypeScript program so that plain Node runs it, once for a run of the tests; dependencies stay
 * outside. Returns its path.
 */
export async function buildProgram(entry: string, options: ProgramOptions = {}): Promise<string> {
  const path = relative(ROOT, entry).replaceAll('\\', '/');
  const key = `${path} ${options.whole === true}`;
  const name = createHash('sha256').update(key).digest('hex').slice(0, 16);
  const folder = join(runFolder(), name);
  await inTurn(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    await bundle(entry, `${folder}.part`, options);
    renameSync(`${folder}.part`, folder);
  });
  return join(folder, 'program.mjs');
}

/** Programs are built anew for each run, for their sources may have changed; whoever begins sweeps out old ones. */
function runFolder(): string {
  const folder = join(FOLDER, process.env.TEST_RUN ?? `process-${process.pid}`);
  if (existsSync(folder)) return folder;
  mkdirSync(folder, { recursive: true });
  const before = Date.now() - KEPT_MS;
  for (const name of readdirSync(FOLDER)) {
    const path = join(FOLDER, name);
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? before;
    if (changed < before) rmSync(path, { recursive: true, force: true });
  }
  return folder;
}

async function bundle(entry: string, outDir: string, { whole = false }: ProgramOptions) {
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
      outDir,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  });
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
