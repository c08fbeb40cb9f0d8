import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 100;

/**
 * Runs something while no other process does that has the same file for its lock; waits for its turn.
 * A lock whose process is gone counts for nothing.
 */
export async function inTurn(path, run) {
  mkdirSync(dirname(path), { recursive: true });
  while (!taken(path)) {
    if (isLeftBehind(path)) rmSync(path, { force: true });
    else await sleep(POLL_MS);
  }
  try {
    return await run();
  } finally {
    rmSync(path, { force: true });
  }
}

function taken(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isLeftBehind(path) {
  try {
    const text = readFileSync(path, 'utf8');
    // Empty: it was taken at this moment, and its owner is about to sign it.
    return text !== '' && !isAlive(Number(text));
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
