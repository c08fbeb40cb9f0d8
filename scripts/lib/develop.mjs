import { build } from 'vite';
import { inRoot, root } from './root.mjs';
import { startService } from './service.mjs';
import { hashOf } from './stamps.mjs';

const FOLDER = 'dist/dev';

/** Runs both processes and restarts each when its bundle changes, until it is asked to end. */
export async function develop() {
  const asked = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
  });
  const runners = [runnerOf('console', 'Console'), runnerOf('api', 'API')];
  const watcher = await build({ root, mode: 'development', build: { watch: {} } });
  watcher.on('event', ({ code, error, result }) => {
    if (code === 'ERROR') process.stderr.write(`${error.message}\n`);
    if (code === 'BUNDLE_END') void result?.close();
    if (code === 'END') for (const runner of runners) runner.bundled();
  });
  process.stdout.write('Starting with hot reload. Press Ctrl-C to stop.\n');
  await asked;
  await watcher.close();
  await Promise.all(runners.map((runner) => runner.stop()));
  return 0;
}

/** Keeps one process running on its newest bundle; restarts one after another, never two at once. */
function runnerOf(name, label) {
  let running = null;
  let hash = '';
  let queue = Promise.resolve();
  const restart = async () => {
    await running?.stop();
    const env = { NODE_ENV: 'development' };
    const write = (text) => process.stderr.write(text);
    running = startService(name, inRoot(FOLDER, `${name}.mjs`), { env, onError: write });
    void running.ready.then((message) => announce(label, message));
    void untilGone(running.ended);
  };
  const untilGone = async (ended) => {
    const code = await ended;
    if (code !== 0)
      process.stderr.write(`${label} ended (${code}); it starts again on a change.\n`);
  };
  const ifChanged = async () => {
    // The names of chunks carry their hashes, so the entry changes with anything that it imports.
    const next = hashOf([`${FOLDER}/${name}.mjs`]);
    if (next === hash) return;
    hash = next;
    await restart();
  };
  return {
    bundled: () => {
      queue = queue.then(ifChanged);
    },
    stop: async () => {
      await queue;
      await running?.stop();
    },
  };
}

function announce(label, message) {
  if (message === null) return;
  process.stdout.write(`${label}  ${message.url}\n`);
  if (typeof message.setupUrl === 'string') {
    process.stdout.write(`Nobody has set it up yet: ${message.setupUrl}\n`);
  }
}
