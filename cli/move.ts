import { createInterface } from 'node:readline';
import { invalidInput, ok } from '@/lib/core/result';
import { env, moveTarget, readDatabaseAddress } from '@/lib/platform/env';
import { type Moved, move as moveDatabase } from '@/lib/usecases/move';
import { type Command, type CommandInput, UsageError } from './command';

/** `claimcheck move`. */
export const move: Command = {
  name: 'move',
  summary:
    'Copies the database into an empty one, such as PostgreSQL; console and api must be stopped.',
  usage: '[--to <postgresql://… or file:… or ->]',
  help: [
    'The tables are made where they are to go. Everything is copied in one transaction and compared:',
    'counts, a hash over every row, and the audit chains of both sides. If anything differs, or it is',
    'interrupted, nothing is there. The old database stays as it was. Afterwards set DATABASE_URL.',
    'Others on this machine can read what is typed after a command. An address with a password comes in',
    'the variable MOVE_TO_URL, or with --to - as a line on standard input.',
  ],
  words: 0,
  flags: [],
  options: ['to'],
  required: [],
  run: async ({ options, folder }: CommandInput) => {
    const { name, text } = await givenAddress(options.get('to'));
    const to = readDatabaseAddress(name, text, folder);
    if ('problem' in to) return invalidInput({ to: [to.problem] }, to.problem);
    const done = await moveDatabase(env().databaseUrl, to.value);
    return done.ok ? ok({ lines: linesOf(done.value), values: done.value }) : done;
  },
};

async function givenAddress(
  typed: string | undefined,
): Promise<{ readonly name: string; readonly text: string }> {
  if (typed === '-') return { name: '--to', text: await firstLine() };
  if (typed !== undefined) return { name: '--to', text: typed };
  const text = moveTarget();
  if (text !== null) return { name: 'MOVE_TO_URL', text };
  throw new UsageError(
    'Say where it goes: set MOVE_TO_URL, or add --to with an address or with -.',
  );
}

/** The first line of standard input; empty: none came. */
async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line.trim();
  return '';
}

function linesOf({ tables }: Moved): readonly string[] {
  const filled = tables.filter(({ rows }) => rows > 0);
  return [
    'Moved, and both sides compared: counts, a hash over every row, and the audit chains.',
    ...filled.map(({ name, rows, hash }) => `  ${name}: ${rows} rows, ${hash.slice(0, 16)}`),
    'Set DATABASE_URL to the new address and start. Keep the old database until you have looked.',
  ];
}
