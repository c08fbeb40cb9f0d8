import type { VerdictTotal } from '@/lib/core/tokens/verdict-tally';
import { countVerdict, startVerdictCounts } from '@/lib/usecases/count-verdicts';
import { onDatabase } from './as-owner';
import type { RunningConsole } from './console';

/** Verdicts on tokens of one provider; null: of none. */
export interface GivenCounts {
  /** Name of a saved provider. */
  readonly provider: string | null;
  readonly codes: Readonly<Partial<Record<VerdictTotal['code'], number>>>;
}

/** Puts counts in the place of those in the SQLite database of a running console, as an api process writes them. */
export async function writeCounts(
  console: RunningConsole,
  given: readonly GivenCounts[],
): Promise<void> {
  await onDatabase(console, async (database) => {
    await database.verdictCount.deleteMany();
    const { id: workspaceId } = await database.workspace.findFirstOrThrow();
    const saved = await database.provider.findMany();
    const stop = startVerdictCounts();
    for (const { provider, codes } of given) {
      const id = saved.find(({ name }) => name === provider)?.id ?? null;
      if (provider !== null && id === null) throw new Error(`No provider is called ${provider}.`);
      countAll({ workspaceId, environment: 'production' }, id, codes);
    }
    await stop();
  });
}

function countAll(
  scope: Parameters<typeof countVerdict>[0],
  provider: string | null,
  codes: GivenCounts['codes'],
): void {
  for (const [code, count] of entriesOf(codes)) {
    for (let n = 0; n < count; n += 1) countVerdict(scope, provider, code);
  }
}

function entriesOf(codes: GivenCounts['codes']): readonly [VerdictTotal['code'], number][] {
  return Object.entries(codes).map(([code, count]) => [code as VerdictTotal['code'], count]);
}
