import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 50;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Groups that run now, by the id of their first process, with how long each may take to end. */
const running = new Map();
let ending = false;

/** Whether this process was asked to end, and only waits for what it runs. */
export function isEnding() {
  return ending;
}

/**
 * Starts a program as the first of a process group, which hears no Ctrl-C of its own: what ends this
 * process is passed on to it. On Windows, which has none, it is a program like any other.
 */
export function startGroup(command, args, options, graceMs) {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  const { pid } = child;
  if (pid === undefined) return child;
  if (running.size === 0) for (const signal of SIGNALS) process.on(signal, passOn);
  running.set(pid, graceMs);
  child.once('close', () => forget(pid));
  return child;
}

/**
 * Asks a program and all that it started to end, and ends them where they do not. What made itself a
 * group of its own is left alone: it looks after itself.
 */
export async function endGroup({ pid }, graceMs) {
  if (pid === undefined) return;
  forget(pid);
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  send(pid, 'SIGTERM');
  for (let waitedMs = 0; waitedMs < graceMs && send(pid, 0); waitedMs += POLL_MS) {
    await sleep(POLL_MS);
  }
  send(pid, 'SIGKILL');
}

/** Whether there was anybody left in the group to send it to. */
function send(pid, signal) {
  try {
    return process.kill(-pid, signal);
  } catch (error) {
    // EPERM: whoever is left belongs to another user.
    if (error.code === 'ESRCH' || error.code === 'EPERM') return false;
    throw error;
  }
}

function forget(pid) {
  running.delete(pid);
  if (running.size === 0) for (const signal of SIGNALS) process.removeListener(signal, passOn);
}

async function passOn(signal) {
  if (ending) return;
  ending = true;
  await Promise.all([...running].map(([pid, graceMs]) => endGroup({ pid }, graceMs)));
  process.kill(process.pid, signal);
}
