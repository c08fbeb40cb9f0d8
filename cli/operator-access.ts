import { ok } from '@/lib/core/result';
import { disableOperator } from '@/lib/usecases/disable-operator';
import { enableOperator } from '@/lib/usecases/enable-operator';
import { unlinkOperator } from '@/lib/usecases/unlink-operator';
import type { Command, CommandInput } from './command';
import { endedLine } from './summary';

const ONE_OPERATOR = {
  usage: '--email <address>',
  words: 0,
  flags: [],
  options: ['email'],
  required: ['email'],
} as const;

/** `claimcheck operator disable`. */
export const operatorDisable: Command = {
  ...ONE_OPERATOR,
  name: 'operator disable',
  summary: 'Takes an operator’s access away and ends every session at once.',
  help: ['The last owner of a workspace who is not disabled is refused.'],
  run: async ({ options }: CommandInput) => {
    const done = await disableOperator(options.get('email') ?? '');
    if (!done.ok) return done;
    const { email, changed, endedSessions } = done.value;
    const line = changed
      ? `${email} is disabled. ${endedLine(endedSessions)}`
      : `${email} was disabled before.`;
    return ok({ lines: [line], values: done.value });
  },
};

/** `claimcheck operator enable`. */
export const operatorEnable: Command = {
  ...ONE_OPERATOR,
  name: 'operator enable',
  summary: 'Gives a disabled operator access again.',
  help: ['Memberships, password and links to Clerk are as they were. Ended sessions stay ended.'],
  run: async ({ options }: CommandInput) => {
    const done = await enableOperator(options.get('email') ?? '');
    if (!done.ok) return done;
    const { email, changed } = done.value;
    const line = changed ? `${email} is enabled again.` : `${email} was not disabled.`;
    return ok({ lines: [line], values: done.value });
  },
};

/** `claimcheck operator unlink`. */
export const operatorUnlink: Command = {
  ...ONE_OPERATOR,
  name: 'operator unlink',
  summary: 'Takes an operator’s links to users of Clerk away.',
  help: [
    'Sessions that came with Clerk end. The next user who signs in with Clerk, and whose verified primary',
    'address is the operator’s, is linked anew.',
  ],
  run: async ({ options }: CommandInput) => {
    const done = await unlinkOperator(options.get('email') ?? '');
    if (!done.ok) return done;
    const { email, unlinked } = done.value;
    const line =
      unlinked === 0
        ? `No user of Clerk was linked to ${email}.`
        : `${email} is linked to no user of Clerk now. The next sign-in with this verified address links anew.`;
    return ok({ lines: [line], values: done.value });
  },
};
