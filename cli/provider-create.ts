import type { Caller } from '@/lib/core/access/caller';
import type { ConnectionReport } from '@/lib/core/connections/report';
import { ENVIRONMENTS, PROVIDER_TYPES, type ProviderDraft } from '@/lib/core/providers/draft';
import { newDraft, providerAnswer } from '@/lib/core/providers/flat-provider';
import type { ProviderMembers } from '@/lib/core/providers/flat-provider-schema';
import type { ProviderListItem } from '@/lib/core/providers/list-item';
import type { Provider } from '@/lib/core/providers/settings';
import { ok, type Result } from '@/lib/core/result';
import { inWorkspaceOf } from '@/lib/usecases/command-line';
import { createProvider } from '@/lib/usecases/create-provider';
import { providersNamed } from '@/lib/usecases/find-provider';
import { type Command, type CommandInput, type Told, UsageError } from './command';
import { conclusionLines, runTest, testValues } from './connection-test';
import { flagLines } from './provider-flags';
import { GIVEN, inFlagTerms, readGiven } from './provider-given';

/** `claimcheck provider create`. */
export const providerCreate: Command = {
  name: 'provider create',
  summary: 'Saves a provider, whose tokens are accepted from then on.',
  usage: `--workspace <slug> (--file <provider.json or -> | --type ${PROVIDER_TYPES.join('|')} --name <name> --environment ${ENVIRONMENTS.join('|')} …) [--test [--force]] [--disabled] [--if-absent]`,
  help: [
    'The file has the members that POST /v1/providers takes; with - it is read from standard input. Flags go',
    'before what is in the file. What is left out has the default of the type.',
    '--test asks the provider first and saves nothing where a step fails, unless --force is given.',
    '--disabled saves it without accepting its tokens. --if-absent leaves a provider of this name in this',
    'environment as it is, so that a script may run twice.',
    '',
    ...flagLines(),
  ],
  words: 0,
  flags: ['test', 'force', 'disabled', 'if-absent', ...GIVEN.flags],
  options: ['workspace', ...GIVEN.options],
  lists: GIVEN.lists,
  required: ['workspace'],
  run: async (input: CommandInput) => {
    const given = await readGiven(input);
    if (!given.ok) return given;
    const draft = draftOf(given.value);
    const done = draft.ok
      ? await inWorkspaceOf(input.options.get('workspace') ?? '', (caller) =>
          create(caller, { draft: draft.value, given: given.value, input }),
        )
      : draft;
    return done.ok ? done : { ok: false, failure: inFlagTerms(done.failure) };
  },
};

function draftOf(given: ProviderMembers): Result<ProviderDraft> {
  const { type, name, environment } = given;
  if (type === undefined) throw new UsageError(`--type is missing: ${PROVIDER_TYPES.join(', ')}.`);
  if (name === undefined) throw new UsageError('--name is missing.');
  if (environment === undefined) {
    throw new UsageError(`--environment is missing: ${ENVIRONMENTS.join(', ')}.`);
  }
  return newDraft(type, environment, given);
}

interface Creation {
  readonly draft: ProviderDraft;
  readonly given: ProviderMembers;
  readonly input: CommandInput;
}

async function create(caller: Caller, creation: Creation): Promise<Result<Told>> {
  const { draft, given, input } = creation;
  const there = input.flags.has('if-absent') ? await sameNamed(caller, draft) : ok(null);
  if (!there.ok) return there;
  if (there.value !== null) return ok(thatIsThere(draft, there.value));
  const tested = input.flags.has('test') ? await test(caller, creation) : ok(null);
  if (!tested.ok) return tested;
  const report = tested.value;
  if (report?.outcome === 'bad' && !input.flags.has('force')) return ok(notSaved(report));
  const enabled = !input.flags.has('disabled') && (given.enabled ?? true);
  const made = await createProvider(caller, draft, { enabled });
  return made.ok ? ok(saved(made.value, report)) : made;
}

function test(caller: Caller, { draft, input }: Creation): Promise<Result<ConnectionReport>> {
  return runTest(caller, { providerId: null, draft }, input.tell);
}

async function sameNamed(
  caller: Caller,
  { name, environment }: ProviderDraft,
): Promise<Result<ProviderListItem | null>> {
  const there = await providersNamed(caller, name, { environment });
  return there.ok ? ok(there.value[0] ?? null) : there;
}

function saved(provider: Provider, report: ConnectionReport | null): Told {
  const { id, draft, enabled, settings } = provider;
  const state = enabled ? 'its tokens are accepted now' : 'disabled';
  const issuers = settings.issuers.map(({ value }) => value).join(', ');
  const lines = [
    `${draft.name} is saved in ${draft.environment}; ${state}. Its id is ${id}.`,
    `Issuer: ${issuers}`,
    ...(report === null ? [] : [report.conclusion]),
  ];
  const test = report === null ? {} : { test: testValues(report) };
  return { lines, values: { created: true, provider: providerAnswer(provider), ...test } };
}

function notSaved(report: ConnectionReport): Told {
  const lines = [...conclusionLines(report), 'It was not saved. --force saves it nevertheless.'];
  return { lines, values: { created: false, ...testValues(report) }, bad: true };
}

function thatIsThere(
  { name, environment }: ProviderDraft,
  provider: { readonly id: string },
): Told {
  const line = `There is a provider ${name} in ${environment} already (${provider.id}); it is left as it is.`;
  return { lines: [line], values: { created: false, provider } };
}
