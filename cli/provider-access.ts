import { ENVIRONMENTS } from '@/lib/core/providers/draft';
import { ok, type Result } from '@/lib/core/result';
import { inWorkspaceOf } from '@/lib/usecases/command-line';
import { findProvider } from '@/lib/usecases/find-provider';
import { setProviderEnabled } from '@/lib/usecases/set-provider-enabled';
import { type Command, type CommandInput, oneOf, type Told } from './command';

const ONE_PROVIDER = {
  usage: `<id or name> --workspace <slug> [--environment ${ENVIRONMENTS.join('|')}]`,
  words: 1,
  flags: [],
  options: ['workspace', 'environment'],
  required: ['workspace'],
} as const;

/** `claimcheck provider enable`. */
export const providerEnable: Command = {
  ...ONE_PROVIDER,
  name: 'provider enable',
  summary: 'Accepts the tokens of a saved provider.',
  help: [
    'Console and api know within a second. Refused where another enabled provider of the environment has',
    'one of its issuers.',
  ],
  run: (input) => turn(input, true),
};

/** `claimcheck provider disable`. */
export const providerDisable: Command = {
  ...ONE_PROVIDER,
  name: 'provider disable',
  summary: 'Refuses the tokens of a provider, which stays saved.',
  help: ['Console and api know within a second.'],
  run: (input) => turn(input, false),
};

async function turn(
  { words: [idOrName = ''], options }: CommandInput,
  enabled: boolean,
): Promise<Result<Told>> {
  const environment = oneOf(ENVIRONMENTS, options, 'environment');
  return inWorkspaceOf(options.get('workspace') ?? '', async (caller) => {
    const found = await findProvider(caller, idOrName, { environment });
    if (!found.ok) return found;
    const { id, version, draft } = found.value;
    const done = await setProviderEnabled(caller, { id, version, enabled });
    if (!done.ok) return done;
    const changed = done.value.version !== version;
    const state = enabled ? 'enabled' : 'disabled';
    const line = `${draft.name} (${draft.environment}) ${changed ? 'is' : 'was'} ${state}${changed ? '' : ' before'}.`;
    return ok({ lines: [line], values: { id, name: draft.name, enabled, changed } });
  });
}
