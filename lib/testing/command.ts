import { spawn } from 'node:child_process';
import { join } from 'node:path';
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
