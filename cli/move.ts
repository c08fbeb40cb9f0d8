import { invalidInput, ok } from '@/lib/core/result';
import { env, readDatabaseAddress } from '@/lib/platform/env';
import { type Moved, move as moveDatabase } from '@/lib/usecases/move';
import type { Command, CommandInput } from './command';

/** `claimcheck move --to <address>`. */
export const move: Command = {
  name: 'move',
  summary:
    'Copies the database into an empty one, such as PostgreSQL; console and api must be stopped.',
  usage: '--to <postgresql://… or file:…>',
  help: [
    'The tables are made where they are to go. Everything is copied in one transaction and compared:',
    'counts, a hash over every row, and the audit chains of both sides. If anything differs, or it is',
    'interrupted, nothing is there. The old database stays as it was. Afterwards set DATABASE_URL.',
  ],
  words: 0,
  flags: [],
  options: ['to'],
  required: ['to'],
  run: async ({ options, folder }: CommandInput) => {
    const to = readDatabaseAddress('--to', options.get('to') ?? '', folder);
    if ('problem' in to) return invalidInput({ to: [to.problem] }, to.problem);
    const done = await moveDatabase(env().databaseUrl, to.value);
    return done.ok ? ok({ lines: linesOf(done.value), values: done.value }) : done;
  },
};

function linesOf({ tables }: Moved): readonly string[] {
  const filled = tables.filter(({ rows }) => rows > 0);
  return [
    'Moved, and both sides compared: counts, a hash over every row, and the audit chains.',
    ...filled.map(({ name, rows, hash }) => `  ${name}: ${rows} rows, ${hash.slice(0, 16)}`),
    'Set DATABASE_URL to the new address and start. Keep the old database until you have looked.',
  ];
}
