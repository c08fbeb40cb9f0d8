import { type ApiKey, KEY_KINDS } from '@/lib/core/access/api-key';
import { KEY_STATES, stateOfKey } from '@/lib/core/access/key-state';
import { ENVIRONMENTS } from '@/lib/core/providers/draft';
import { ok } from '@/lib/core/result';
import { inWorkspaceOf } from '@/lib/usecases/command-line';
import { everyApiKey } from '@/lib/usecases/every-api-key';
import { keyFacts } from './api-key-words';
import { type Command, type CommandInput, oneOf } from './command';
import { minuteOf } from './time-words';

/** `claimcheck api-key list`. */
export const apiKeyList: Command = {
  name: 'api-key list',
  summary: 'Shows the API keys and machine keys of a workspace, without their secrets.',
  usage: `--workspace <slug> [--environment ${ENVIRONMENTS.join('|')}] [--kind ${KEY_KINDS.join('|')}] [--state ${KEY_STATES.join('|')}]`,
  help: ['Newest first. Last used is to the minute.'],
  words: 0,
  flags: [],
  options: ['workspace', 'environment', 'kind', 'state'],
  required: ['workspace'],
  run: async ({ options }: CommandInput) => {
    const filter = {
      environment: oneOf(ENVIRONMENTS, options, 'environment'),
      kind: oneOf(KEY_KINDS, options, 'kind'),
      state: oneOf(KEY_STATES, options, 'state'),
    };
    const listed = await inWorkspaceOf(options.get('workspace') ?? '', (caller) =>
      everyApiKey(caller, filter),
    );
    if (!listed.ok) return listed;
    const now = Date.now();
    const keys = listed.value.map((key) => ({ ...key, state: stateOfKey(key, now) }));
    const lines = keys.length === 0 ? ['There is no key.'] : keys.flatMap(linesOf);
    return ok({ lines, values: { keys } });
  },
};

function linesOf(key: ApiKey & { readonly state: string }): readonly string[] {
  const { prefix, name, kind, id, state, lastUsedAt } = key;
  const used = lastUsedAt === null ? 'never used' : `last used ${minuteOf(new Date(lastUsedAt))}`;
  return [`${prefix}…  ${name}`, `  ${kind} key, ${state}, ${keyFacts(key)}`, `  ${id}, ${used}`];
}
