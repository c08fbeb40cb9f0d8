import { spawn } from 'node:child_process';
import { root } from './root.mjs';

const KILL_AFTER_MS = 9700;

/**
 * Starts one of the two processes. `ready` settles with its message, or with null when it ended
 * before; `ended` with its exit code or signal. Its log goes to our standard output.
 */
export function startService(name, file, { env = {}, onError = () => {}, cwd = root } = {}) {
  const child = spawn(process.execPath, ['--enable-source-maps', file], {
    cwd,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', onError);
  // `close` would never come after a `disconnect`, and `exit` may come before the last complaint.
  const complained = new Promise((resolve) => child.stderr.on('close', resolve));
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => complained.then(() => resolve(code ?? signal)));
  });
  const told = new Promise((resolve) => {
    child.on('message', (message) => message.type === 'ready' && resolve(message));
  });
  const ready = Promise.race([told, ended.then(() => null)]);
  let asked = false;
  const stop = () => {
    asked = true;
    return stopChild(child, ended);
  };
  return { name, ready, ended, stop, wasAsked: () => asked };
}

async function stopChild(child, ended) {
  if (child.exitCode !== null || child.signalCode !== null) return ended;
  // A process ends by itself when its parent lets go of it; only so on Windows, where signals kill.
  if (process.platform !== 'win32') child.kill('SIGTERM');
  else if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
  const code = await ended;
  clearTimeout(timer);
  return code;
}
