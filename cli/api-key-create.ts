import { type KeyWithPlaintext, SCOPES } from '@/lib/core/access/api-key';
import { ENVIRONMENTS, type Environment } from '@/lib/core/providers/draft';
import { ok } from '@/lib/core/result';
import { inWorkspaceOf } from '@/lib/usecases/command-line';
import { createApiKey } from '@/lib/usecases/create-api-key';
import { keyFacts } from './api-key-words';
import { type Command, type CommandInput, oneOf, UsageError } from './command';
import { momentOf } from './time-words';

/** `claimcheck api-key create`. */
export const apiKeyCreate: Command = {
  name: 'api-key create',
  summary: 'Makes an API key or a machine key, and prints it this once.',
  usage: `--workspace <slug> --name <name> --environment ${ENVIRONMENTS.join('|')} (--scope <scope,…> | --machine [--permission <permission,…>]) [--expires <90d or a time>]`,
  help: [
    `An API key calls the HTTP API; its scopes are ${SCOPES.join(', ')}. With --machine it is a`,
    'machine key, which an application shows where a user’s token would be accepted; its permissions are',
    'your own words, such as catalog:read.',
    'Standard output has the key and nothing else: KEY=$(npm run -s claimcheck -- api-key create …). It is',
    'kept nowhere. --expires takes 12h, 90d, 2w, a day or a time with its offset; at most 10 years.',
  ],
  words: 0,
  flags: ['machine'],
  options: ['workspace', 'name', 'environment', 'expires'],
  lists: ['scope', 'permission'],
  required: ['workspace', 'name', 'environment'],
  run: async (input: CommandInput) => {
    const { options, tell } = input;
    const content = { ...contentOf(input), ...grantsOf(input) };
    const made = await inWorkspaceOf(options.get('workspace') ?? '', (caller) =>
      createApiKey(caller, content),
    );
    if (!made.ok) return made;
    for (const line of notesOf(made.value)) tell(line);
    return ok({ lines: [made.value.plaintext], values: made.value });
  },
};

function contentOf({ options }: CommandInput) {
  const expires = options.get('expires');
  return {
    name: options.get('name') ?? '',
    environment: environmentOf(options),
    expiresAt: expires === undefined ? null : momentOf(expires, Date.now()),
  };
}

function environmentOf(options: CommandInput['options']): Environment {
  const environment = oneOf(ENVIRONMENTS, options, 'environment');
  if (environment === undefined) throw new UsageError('--environment is missing.');
  return environment;
}

function grantsOf({ flags, lists }: CommandInput) {
  const scopes = lists.get('scope');
  const permissions = lists.get('permission');
  if (flags.has('machine')) {
    if (scopes === undefined) return { kind: 'machine' as const, grants: [...(permissions ?? [])] };
    throw new UsageError('A machine key has --permission, not --scope.');
  }
  if (permissions !== undefined) {
    throw new UsageError('--permission is for machine keys: add --machine, or give a --scope.');
  }
  if (scopes === undefined) throw new UsageError(`--scope is missing: ${SCOPES.join(', ')}.`);
  return { kind: 'api' as const, grants: [...scopes] };
}

function notesOf({ key }: KeyWithPlaintext): readonly string[] {
  return [
    `${key.name} is ${key.kind === 'api' ? 'an API key' : 'a machine key'} now: ${keyFacts(key)}. Its id is ${key.id}.`,
    'This is the only time that it is shown. Keep it where you keep secrets.',
  ];
}
