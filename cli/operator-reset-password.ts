import { ok } from '@/lib/core/result';
import { env } from '@/lib/platform/env';
import { type ResetPassword, resetPassword } from '@/lib/usecases/reset-password';
import type { Command, CommandInput } from './command';
import { readNewPassword } from './new-password';
import { endedLine } from './summary';

/** `claimcheck operator reset-password`. */
export const operatorResetPassword: Command = {
  name: 'operator reset-password',
  summary: 'Gives an operator a new password, read from standard input.',
  usage: '--email <address>',
  help: [
    'One line is read, or it is typed twice and unseen at a terminal. It must be as good as one that is',
    'chosen in the console. Every session of the operator ends, and every mark of a known browser. An',
    'operator who came through Clerk gets a password too.',
  ],
  words: 0,
  flags: [],
  options: ['email'],
  required: ['email'],
  run: async ({ options }: CommandInput) => {
    const password = await readNewPassword();
    if (!password.ok) return password;
    const email = options.get('email') ?? '';
    const done = await resetPassword({ email, password: password.value });
    return done.ok ? ok({ lines: linesOf(done.value), values: done.value }) : done;
  },
};

function linesOf({ email, disabled, endedSessions }: ResetPassword): readonly string[] {
  return [
    `${email} has a new password. ${endedLine(endedSessions)}`,
    ...(disabled
      ? [`This operator is disabled still: claimcheck operator enable --email ${email}`]
      : []),
    ...(env().clerk === null
      ? []
      : [
          'Operators sign in with Clerk here. It opens something once the CLERK_ variables are gone.',
        ]),
  ];
}
