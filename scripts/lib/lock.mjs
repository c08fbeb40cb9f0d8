import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 100;
/** Nothing that is made in turn takes so long; a process of another time may have the same id. */
const OLD_MS = 3_600_000;

/**
 * Runs something while no other process does that has the same file for its lock; waits for its turn.
 * A lock whose process is gone, or that is an hour old, counts for nothing.
 */
export async function inTurn(path, run) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${process.pid} ${randomUUID()}`;
  while (!take(path, mine)) {
    const held = textOf(path);
    if (held !== null && isLeftBehind(path, held)) remove(path, held);
    else await sleep(POLL_MS);
  }
  try {
    return await run();
  } finally {
    remove(path, mine);
  }
}

/** The text is there with the lock, so that a process that is killed meanwhile leaves none without. */
function take(path, text) {
  const own = `${path}.${randomUUID()}`;
  writeFileSync(own, text);
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Removes a lock if it still is the one that was looked at. */
function remove(path, text) {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const taken = textOf(aside);
  // Another process has taken it by then: it gets its lock back.
  if (taken !== null && taken !== text) take(path, taken);
  rmSync(aside, { force: true });
}

function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function isLeftBehind(path, text) {
  if (!isAlive(Number(text.split(' ')[0]))) return true;
  const taken = statSync(path, { throwIfNoEntry: false });
  return taken !== undefined && Date.now() - taken.mtimeMs > OLD_MS;
}

function isAlive(pid) {
  // Without an id there is nobody; to 0 and below a signal would go to whole groups.
  if (!(pid > 0)) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
