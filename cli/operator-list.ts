import { ok } from '@/lib/core/result';
import { type ListedOperator, listOperators } from '@/lib/usecases/list-operators';
import type { Command } from './command';
import { minuteOf } from './time-words';

/** `claimcheck operator list`. */
export const operatorList: Command = {
  name: 'operator list',
  summary: 'Shows every operator: workspaces and roles, ways to sign in, last seen.',
  usage: '',
  help: ['Last seen is what sessions and the audit log still tell.'],
  words: 0,
  flags: [],
  options: [],
  required: [],
  run: async () => {
    const listed = await listOperators();
    if (!listed.ok) return listed;
    const operators = listed.value;
    const lines = operators.length === 0 ? ['There is no operator yet.'] : operators.map(lineOf);
    return ok({ lines, values: { operators } });
  },
};

function lineOf(operator: ListedOperator): string {
  const { email, name, workspaces, disabledAt, lastSeenAt } = operator;
  const places = workspaces.map(({ slug, role }) => `${role} of ${slug}`);
  const facts = [
    ...(places.length === 0 ? ['in no workspace'] : places),
    ...waysIn(operator),
    ...(disabledAt === null ? [] : [`disabled since ${minuteOf(disabledAt)}`]),
    lastSeenAt === null ? 'not seen' : `last seen ${minuteOf(lastSeenAt)}`,
  ];
  return `${email}  ${name}\n  ${facts.join(', ')}`;
}

function waysIn({ hasPassword, identities }: ListedOperator): readonly string[] {
  const linked = identities.map((source) => `linked to ${source}`);
  return [hasPassword ? 'has a password' : 'has no password', ...linked];
}
