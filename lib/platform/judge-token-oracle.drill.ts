// Tens of thousands of made-up tokens, each judged by us and by jose. A disagreement is printed with
// the smallest case that shows it; `--seed` repeats a campaign.
import fc from 'fast-check';
import { numberOf, seedOf, verdict } from '@/lib/testing/drill';
import { compareWithJose, emptyTally } from '@/lib/testing/token-campaign';
import { tokenCase } from '@/lib/testing/token-cases';

const rounds = numberOf(process.argv, '--rounds', 50_000);
const seed = seedOf(process.argv);
const tally = emptyTally();

const result = await fc.check(
  fc.asyncProperty(tokenCase, (given) => compareWithJose(given, tally)),
  { numRuns: rounds, seed },
);
const dead = [...tally.stricter].filter(([, count]) => count === 0 && rounds >= 5000);
verdict(
  `tokens against jose: ${tally.cases} cases, ${tally.valid} valid, ${tally.accepted - tally.valid} valid for jose alone, seed ${seed}`,
  [
    ...(result.failed ? [fc.defaultReportMessage(result) ?? 'A case failed.'] : []),
    ...dead.map(([name]) => `No case shows that we are stricter: ${name}.`),
  ],
);
