import { endGroup, isEnding, startGroup } from './process-group.mjs';
import { root } from './root.mjs';
import { watchFor } from './stand-still.mjs';

const MINUTE_MS = 60_000;

/**
 * When a program counts as one that stands still: far above what a slow machine with other work needs.
 * On two shared cores no step is silent for longer than a minute or two.
 */
const LIMITS = { silentMs: 10 * MINUTE_MS, wholeMs: 60 * MINUTE_MS, graceMs: 10_000 };

/**
 * Runs a program quietly to its end. One that prints nothing more, or does not get done, is ended with
 * all that it started. Gives back its exit code, what it printed, and `late`: what took too long, in
 * words, or null.
 */
export async function runWithin(command, args, { env = {}, limits = LIMITS, cwd = root } = {}) {
  // Whoever would go on with the next is about to be gone.
  if (isEnding()) return new Promise(() => undefined);
  const child = startGroup(
    command,
    args,
    { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
    limits.graceMs,
  );
  const chunks = [];
  const watch = watchFor(limits);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      chunks.push(chunk);
      watch.heard();
    });
  }
  const isLate = watch.late.then((late) => ({ code: 'late', late, error: '' }));
  const ended = await Promise.race([endOf(child), isLate]);
  watch.stop();
  if (ended.late !== null) {
    await endGroup(child, limits.graceMs);
    // What is left of it may hold its pipes open for ever.
    for (const stream of [child.stdout, child.stderr]) stream.destroy();
  }
  return {
    ...ended,
    output: Buffer.concat([...chunks, Buffer.from(ended.error)]).toString('utf8'),
  };
}

function endOf(child) {
  return new Promise((resolve) => {
    child.on('error', ({ code, message }) =>
      resolve({ code: code ?? 1, late: null, error: message }),
    );
    child.on('close', (code, signal) => resolve({ code: code ?? signal, late: null, error: '' }));
  });
}
