import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/** A program that was run ended badly; `output` is all that it printed. */
export class RunError extends Error {
  constructor(what, code, output) {
    super(`${what} failed (${code}).`);
    this.name = 'RunError';
    this.output = output;
  }
}

/** Runs a program quietly to its end and gives back its exit code and everything that it printed. */
export function runQuietly(command, args, { env = {}, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell,
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString('utf8');
    child.on('error', (error) => resolve({ code: error.code ?? 1, output: error.message }));
    child.on('close', (code, signal) => resolve({ code: code ?? signal, output: output() }));
  });
}

/** Runs a JavaScript file of the project or of a package with this Node; throws RunError. */
export async function runScript(what, file, args = [], env = {}) {
  const { code, output } = await runQuietly(process.execPath, [file, ...args], { env });
  if (code !== 0) throw new RunError(what, code, output);
  return output;
}

/** Where the lines of progress go. */
export const progress = { write: (text) => process.stdout.write(text) };

/** Runs a step with one line of progress: its name, and when it is done, how long it took. */
export async function step(name, run) {
  const begun = Date.now();
  progress.write(`${name} … `);
  try {
    const result = await run();
    progress.write(`${((Date.now() - begun) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    progress.write('failed\n');
    throw error;
  }
}

/** Runs a whole script; what goes wrong ends it with the program's output, one sentence and code 1. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    if (error instanceof RunError) process.stderr.write(`${error.output.trimEnd()}\n\n`);
    process.stderr.write(`${error instanceof RunError ? error.message : error.stack}\n`);
    process.exit(1);
  }
}
