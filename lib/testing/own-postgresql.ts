import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresqlPrograms } from '@/scripts/lib/postgresql-programs.mjs';

/** A PostgreSQL server of one test alone, which may be stopped. */
export interface OwnPostgresql {
  readonly url: string;
  start(): void;
  /** `immediate` is a crash: connections are cut without a word. */
  stop(mode: 'fast' | 'immediate'): void;
  remove(): void;
}

/** initdb refuses root, so root lends the server another user. */
function unprivileged(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { stdio: 'pipe' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Makes and starts a server with room for few connections. */
export function startOwnPostgresql(maxConnections: number): OwnPostgresql {
  const programs = postgresqlPrograms() ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-pg-'));
  const data = join(folder, 'data');
  const user = unprivileged();
  mkdirSync(data);
  for (const path of [folder, data]) {
    if (user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid);
  }
  const run = (program: string, words: readonly string[]) =>
    execFileSync(join(programs, program), words, { ...user, cwd: folder, stdio: 'ignore' });
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']);
  const settings = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off -c max_connections=${maxConnections} -c shared_buffers=8MB`;
  const control = (words: readonly string[]) =>
    run('pg_ctl', ['-D', data, '-w', '-s', '-l', join(folder, 'log'), ...words]);
  const start = () => control(['-o', settings, 'start']);
  start();
  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    start,
    stop: (mode) => control(['-m', mode, 'stop']),
    remove: () => {
      if (existsSync(join(data, 'postmaster.pid'))) control(['-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
