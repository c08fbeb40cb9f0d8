import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether this machine has a program; `word` is what it tells its version for, default --version. */
export function hasProgram(program: string, word = '--version'): boolean {
  return spawnSync(program, [word], { stdio: 'ignore' }).status === 0;
}

interface OtherRun {
  /** Added to the environment of the test. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Default: that of the test. */
  readonly folder?: string;
}

/** What a program of this machine writes; rejects with what it complains of when it fails. */
export async function outputOf(
  program: string,
  words: readonly string[],
  { variables = {}, folder }: OtherRun = {},
): Promise<string> {
  const env = { ...process.env, ...variables };
  const { stdout } = await run(program, words, { env, ...(folder && { cwd: folder }) });
  return stdout;
}
