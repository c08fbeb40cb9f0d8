// Keeps one PostgreSQL server for one test run: node postgresql-keeper.mjs <folder> <pid> <binaries>
// Starts a throw-away server on a socket in <folder>, writes `ready` (or `failed` with the reason),
// and removes both once the process <pid> is gone, however it ended.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const [folder, pid, binaries] = process.argv.slice(2);
const data = join(folder, 'data');

/** initdb refuses root, so root lends the server another user. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const idOf = (flag) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }));
      return { uid: idOf('-u'), gid: idOf('-g') };
    } catch {
      // There is no such user: try the next one.
    }
  }
  throw new Error('running as root, and there is no unprivileged user to run the server as');
}

function announce(name, text) {
  writeFileSync(join(folder, `${name}.part`), text);
  renameSync(join(folder, `${name}.part`), join(folder, name));
}

function isAlive(id) {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function initialise(user) {
  mkdirSync(data);
  if (user.uid !== undefined) {
    chownSync(folder, user.uid, user.gid);
    chownSync(data, user.uid, user.gid);
  }
  const options = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'];
  execFileSync(join(binaries, 'initdb'), options, { ...user, cwd: folder, stdio: 'pipe' });
}

function start(user) {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'full_page_writes=off',
    'max_connections=100',
    'shared_buffers=16MB',
  ].flatMap((setting) => ['-c', setting]);
  const options = ['-D', data, ...settings];
  return spawn(join(binaries, 'postgres'), options, { ...user, cwd: folder, stdio: 'ignore' });
}

async function answers() {
  const client = new pg.Client({ host: folder, user: 'postgres', database: 'postgres' });
  try {
    await client.connect();
    return true;
  } catch {
    // Refused, or no socket yet: the caller looks whether the server still runs.
    return false;
  } finally {
    await client.end();
  }
}

async function untilReady(server) {
  while (!(await answers())) {
    if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`);
    if (!isAlive(Number(pid))) return;
    await sleep(50);
  }
}

try {
  const user = unprivileged();
  initialise(user);
  const server = start(user);
  await untilReady(server);
  announce('ready', '');
  while (isAlive(Number(pid)) && server.exitCode === null) await sleep(250);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  if (server.kill('SIGQUIT')) await ended;
  rmSync(folder, { recursive: true, force: true });
} catch (error) {
  announce('failed', `${error.message}\n${error.stderr ?? ''}`);
  while (isAlive(Number(pid))) await sleep(250);
  rmSync(folder, { recursive: true, force: true });
}
