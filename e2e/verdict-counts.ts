import { join } from 'node:path';
import type { VerdictTotal } from '@/lib/core/tokens/verdict-tally';
import { setDatabaseForTesting } from '@/lib/data/database';
import { openDatabase } from '@/lib/data/open-database';
import { countVerdict, startVerdictCounts } from '@/lib/usecases/count-verdicts';
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
  const opened = openDatabase(`file:${join(console.dataDir, 'claimcheck.db')}`);
  setDatabaseForTesting(opened);
  await opened.verdictCount.deleteMany();
  const { id: workspaceId } = await opened.workspace.findFirstOrThrow();
  const stop = startVerdictCounts();
  for (const { provider, codes } of given) {
    const saved =
      provider === null
        ? null
        : await opened.provider.findFirstOrThrow({ where: { name: provider } });
    const scope = { workspaceId, environment: 'production' } as const;
    for (const [code, count] of entriesOf(codes)) {
      for (let n = 0; n < count; n += 1) countVerdict(scope, saved?.id ?? null, code);
    }
  }
  await stop();
  setDatabaseForTesting(null);
  await opened.$disconnect();
}

function entriesOf(codes: GivenCounts['codes']): readonly [VerdictTotal['code'], number][] {
  return Object.entries(codes).map(([code, count]) => [code as VerdictTotal['code'], count]);
}
