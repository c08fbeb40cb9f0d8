import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { runTyped } from '@/cli/run-typed';
import { env } from '@/lib/platform/env';
import { buildProgram } from './program';

const MAIN = join(import.meta.dirname, '../../cli/main.ts');

/** Bundles `claimcheck` with all that it needs: half of what a command takes would be looking for files. */
export function buildCommand(): Promise<string> {
  return buildProgram(MAIN, { whole: true });
}

/** Where a bundled command runs, and what it is given. */
export interface CommandRun {
  /** The bundled program. */
  readonly program: string;
  readonly databaseUrl: string;
  /** The folder in which it is typed; also DATA_DIR. */
  readonly folder: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** What comes on standard input; nothing by default. */
  readonly input?: string | Buffer;
}

/** What a command wrote, and its exit code; null: a signal ended it. */
export interface CommandEnd {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
}

/** Runs the bundled `claimcheck` to its end, as `npm run claimcheck` does from a folder of the operator's. */
export function runCommand(words: readonly string[], run: CommandRun): Promise<CommandEnd> {
  const { program, databaseUrl, folder, variables = {}, input = '' } = run;
  const env = {
    NODE_ENV: 'production' as const,
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    INIT_CWD: folder,
  };
  const child = spawn(process.execPath, [program, ...words], { env: { ...env, ...variables } });
  const told = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    told.out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    told.err += String(chunk);
  });
  // A command that reads nothing ends before it is written to.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((done) => {
    child.once('close', (code) => done({ ...told, code }));
  });
}

/**
 * Runs a command in this process, on the database of the test: what it does, prints and answers is what
 * the program does, which takes a second to start. That the program does so, each file shows once.
 */
export async function runCommandHere(
  words: readonly string[],
  { folder, input = '' }: Pick<CommandRun, 'folder' | 'input'>,
): Promise<CommandEnd> {
  const told = { out: '', err: '' };
  const streams = {
    out: (text: string) => {
      told.out += text;
    },
    err: (text: string) => {
      told.err += text;
    },
  };
  const restore = standIn(Readable.from(input === '' ? [] : [Buffer.from(input)]), folder);
  try {
    const code = await runTyped(words, streams);
    return { ...told, code };
  } finally {
    restore();
  }
}

/** Puts standard input and the operator's folder in place; gives back what takes them away again. */
function standIn(input: Readable, folder: string): () => void {
  const standard = Object.getOwnPropertyDescriptor(process, 'stdin') ?? {};
  const { INIT_CWD } = process.env;
  Object.defineProperty(process, 'stdin', { value: input, configurable: true });
  process.env.INIT_CWD = folder;
  env().dataDir = folder;
  return () => {
    Object.defineProperty(process, 'stdin', standard);
    if (INIT_CWD === undefined) delete process.env.INIT_CWD;
    else process.env.INIT_CWD = INIT_CWD;
  };
}
