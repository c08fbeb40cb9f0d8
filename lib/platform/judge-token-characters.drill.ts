// Every replacement of every single character of a good token of each algorithm (threat 38).
import { ALGORITHMS } from '@/lib/core/providers/draft';
import { judgeChanges } from '@/lib/testing/changed-characters';
import { verdict } from '@/lib/testing/drill';
import { REPLACEMENTS } from '@/lib/testing/token-mutations';

for (const alg of ALGORITHMS) {
  const { judged, accepted } = judgeChanges(alg, () => REPLACEMENTS);
  verdict(
    `single characters of a token of ${alg}: ${judged} changes`,
    accepted.map((token) => `Accepted: ${token}`),
  );
}
