import { resolve } from 'node:path';
import { ok } from '@/lib/core/result';
import { env } from '@/lib/platform/env';
import { type Restored, restore as restoreBackup } from '@/lib/usecases/restore';
import type { Command, CommandInput } from './command';
import { summaryLines } from './summary';

/** `claimcheck restore <file>`. */
export const restore: Command = {
  name: 'restore',
  summary: 'Puts a backup in the place of the SQLite database; console and api must be stopped.',
  usage: '<file> [--force]',
  help: [
    'The backup is checked and brought up to this version before anything is changed. The database that',
    'is there stays beside it as .before-restore-<time>. Everybody has to sign in again. It refuses while',
    'a process of this machine has the database open; --force goes on where the database cannot be read,',
    'so that this cannot be known. On PostgreSQL it says which command of PostgreSQL does this.',
  ],
  words: 1,
  flags: ['force'],
  options: [],
  required: [],
  run: async ({ words: [file = ''], flags, folder }: CommandInput) => {
    const path = resolve(folder, file);
    const done = await restoreBackup(env().databaseUrl, path, { unread: flags.has('force') });
    return done.ok ? ok({ lines: linesOf(path, done.value), values: done.value }) : done;
  },
};

function linesOf(path: string, done: Restored): readonly string[] {
  const { before, leftOver, migrated, sessionsEnded } = done;
  return [
    `${path} is the database ${done.database} now.`,
    ...summaryLines({ ...done, pendingMigrations: [] }),
    ...(migrated.length === 0 ? [] : [`Brought up to this version: ${migrated.join(', ')}.`]),
    ...(sessionsEnded === 0 ? [] : [`${sessionsEnded} sessions were ended.`]),
    before === null ? 'There was no database before.' : `The database from before is ${before}.`,
    ...leftOver.map((path) => `What it had left is kept as ${path}; its database file was gone.`),
    'Start it with the secret key that belongs to it: SECRET_KEY, or secret.key in DATA_DIR.',
  ];
}
