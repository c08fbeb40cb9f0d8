// Thousands of made-up calls, each answered by the api over HTTP and by local mode in this process. A
// disagreement is printed with the smallest case that shows it; `--seed` repeats a campaign.
import fc from 'fast-check';
import { askBoth } from '@/lib/testing/agreement';
import { agreementCase } from '@/lib/testing/agreement-cases';
import { startAgreementGround } from '@/lib/testing/agreement-ground';
import { numberOf, seedOf, verdict } from '@/lib/testing/drill';

const rounds = numberOf(process.argv, '--rounds', 10_000);
const seed = seedOf(process.argv);
const ground = await startAgreementGround(seed);
const met = new Map<string, number>();

const result = await fc.check(
  fc.asyncProperty(agreementCase(ground.awayIssuer, ground.otherTokens), async (one) => {
    const { same, api, local, kinds } = await askBoth(ground, one);
    if (!same) throw new Error(`api: ${JSON.stringify(api)}\nlocal: ${JSON.stringify(local)}`);
    for (const kind of kinds) met.set(kind, (met.get(kind) ?? 0) + 1);
  }),
  { numRuns: rounds, seed },
);
await ground.close();
const told = [...met].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${kind} ${count}`);
verdict(
  `api mode against local mode: ${result.numRuns} calls, ${ground.policies} policies, seed ${seed}\n    ${told.join(', ')}`,
  result.failed ? [fc.defaultReportMessage(result) ?? 'A case failed.'] : [],
);
