// Judges the tokens of its standard input, one a line, and writes for each its code and how often it has
// asked for the revision of the configuration until then: verifier.program <workspace id>
import { createInterface } from 'node:readline';
import { readRevisionCounter } from '@/lib/data/revision-counter';
import { followConfiguration } from '@/lib/usecases/follow-configuration';
import { settleKeySets } from '@/lib/usecases/key-sets';
import { verifyToken } from '@/lib/usecases/verify-token';

const scope = { workspaceId: process.argv[2] ?? '', environment: 'production' } as const;
let questions = 0;

followConfiguration({
  read: () => {
    questions += 1;
    return readRevisionCounter();
  },
});

for await (const token of createInterface({ input: process.stdin })) {
  const { verdict } = await verifyToken(scope, token);
  await settleKeySets();
  process.stdout.write(`${verdict.valid ? 'VALID' : verdict.code} ${questions}\n`);
}
process.exit();
