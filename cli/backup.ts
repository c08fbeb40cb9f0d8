import { resolve } from 'node:path';
import { ok } from '@/lib/core/result';
import { env } from '@/lib/platform/env';
import { type BackedUp, backUp } from '@/lib/usecases/back-up';
import type { Command, CommandInput } from './command';
import { readableBytes, summaryLines } from './summary';

/** `claimcheck backup <file>`. */
export const backup: Command = {
  name: 'backup',
  summary: 'Copies the SQLite database into a file, while console and api go on.',
  usage: '<file> [--force]',
  help: [
    'The file is complete and checked before it gets its name: pages, references, audit chains. Only',
    'this user may read it. --force replaces a file that is there. The secret key is not in it.',
    'On PostgreSQL it says which command of PostgreSQL does this.',
  ],
  words: 1,
  flags: ['force'],
  options: [],
  required: [],
  run: async ({ words: [file = ''], flags, folder }: CommandInput) => {
    const made = await backUp(env().databaseUrl, resolve(folder, file), {
      replace: flags.has('force'),
    });
    return made.ok ? ok({ lines: linesOf(made.value), values: made.value }) : made;
  },
};

function linesOf(made: BackedUp): readonly string[] {
  const key =
    env().secretKey === null
      ? 'The file secret.key of DATA_DIR is not in it: keep a copy of that file elsewhere.'
      : 'SECRET_KEY is not in it: keep it where you keep secrets.';
  return [
    `Backed up to ${made.file} (${readableBytes(made.bytes)}) and checked.`,
    ...summaryLines(made),
    `${key} With another key the marks of known browsers and an unused setup link are void; nothing else is lost.`,
  ];
}
