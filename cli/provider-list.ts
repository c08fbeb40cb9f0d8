import { ENVIRONMENTS, PROVIDER_TYPES } from '@/lib/core/providers/draft';
import type { ProviderHealth, ProviderListItem } from '@/lib/core/providers/list-item';
import { ok } from '@/lib/core/result';
import { inWorkspaceOf } from '@/lib/usecases/command-line';
import { everyProvider } from '@/lib/usecases/every-provider';
import { type Command, type CommandInput, oneOf } from './command';
import { minuteOf } from './time-words';

/** `claimcheck provider list`. */
export const providerList: Command = {
  name: 'provider list',
  summary: 'Shows the providers of a workspace: type, environment, issuers, last test, id.',
  usage: `--workspace <slug> [--environment ${ENVIRONMENTS.join('|')}] [--type ${PROVIDER_TYPES.join('|')}]`,
  help: ['Sorted by name.'],
  words: 0,
  flags: [],
  options: ['workspace', 'environment', 'type'],
  required: ['workspace'],
  run: async ({ options }: CommandInput) => {
    const environment = oneOf(ENVIRONMENTS, options, 'environment');
    const type = oneOf(PROVIDER_TYPES, options, 'type');
    const listed = await inWorkspaceOf(options.get('workspace') ?? '', (caller) =>
      everyProvider(caller, { environment, type }),
    );
    if (!listed.ok) return listed;
    const providers = listed.value;
    const lines = providers.length === 0 ? ['There is no provider.'] : providers.flatMap(linesOf);
    return ok({ lines, values: { providers } });
  },
};

function linesOf(provider: ProviderListItem): readonly string[] {
  const { id, name, type, environment, enabled, issuers, lastReport } = provider;
  return [
    `${name}  ${type}, ${environment}, ${enabled ? 'enabled' : 'disabled'}`,
    ...issuers.map((issuer) => `  ${issuer}`),
    `  ${id}, ${tested(lastReport)}`,
  ];
}

const OUTCOMES = { good: 'good', warning: 'needs attention', bad: 'failed' } as const;

function tested(report: ProviderHealth | null): string {
  if (report === null) return 'never tested';
  const when = minuteOf(new Date(report.startedAt));
  const stale = report.fresh ? '' : ', of other settings than are saved now';
  return `last test ${OUTCOMES[report.outcome]} (${when}${stale})`;
}
