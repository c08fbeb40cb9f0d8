import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';

const EXAMPLES = join(import.meta.dirname, '../../examples');

/** An example that runs. */
export interface RunningExample {
  readonly origin: string;
  /** Everything that it printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Where the folder of an example is. */
export function exampleFolder(name: string): string {
  return join(EXAMPLES, name);
}

/** Runs a program with Node until it says at which address it listens; throws when it ends before. */
export async function startExample(
  words: readonly string[],
  folder: string,
  variables: Readonly<Record<string, string>>,
): Promise<RunningExample> {
  const program = startProgram(words, folder, variables);
  const origin = await Promise.race([program.origin, program.ended.then(() => null)]);
  if (origin === null) throw new Error(`The example ended:\n${program.output()}`);
  return { origin, output: program.output, stop: program.stop };
}

/**
 * A copy of an example in Next outside of this project, built: Turbopack takes files such as `proxy.ts` from the
 * root that it finds, which would be ours.
 */
export async function buildNextExample(
  name: string,
): Promise<{ readonly folder: string; readonly next: string }> {
  const folder = mkdtempSync(join(tmpdir(), `claimcheck-${name}-`));
  const isSource = (path: string) => !/\.next$|node_modules$|\.test\.ts$/.test(path);
  cpSync(exampleFolder(name), folder, { recursive: true, filter: isSource });
  const packages = join(EXAMPLES, '../node_modules');
  symlinkSync(packages, join(folder, 'node_modules'));
  const root = parse(folder).root;
  const config = { turbopack: { root } };
  writeFileSync(join(folder, 'next.config.mjs'), `export default ${JSON.stringify(config)};\n`);
  const next = join(packages, 'next/dist/bin/next');
  const program = startProgram([next, 'build'], folder, {});
  if ((await program.ended) !== 0) throw new Error(program.output());
  return { folder, next };
}

function startProgram(
  words: readonly string[],
  folder: string,
  variables: Readonly<Record<string, string>>,
) {
  const env = { NODE_OPTIONS: '', NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  const child = spawn(process.execPath, words, {
    cwd: folder,
    env: { ...process.env, ...env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const origin = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        text += String(chunk);
        const port = /http:\/\/(?:127\.0\.0\.1|localhost):(\d+)/.exec(text)?.[1];
        if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
      });
    }
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { origin, ended, stop, output: () => text };
}
