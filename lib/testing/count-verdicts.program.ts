// A process that counts verdicts and writes them now and then, for tests:
// count-verdicts.program <url> <workspace> <times>
import { setTimeout as sleep } from 'node:timers/promises';
import { setDatabaseForTesting } from '@/lib/data/database';
import { openDatabase } from '@/lib/data/open-database';
import { countVerdict, startVerdictCounts } from '@/lib/usecases/count-verdicts';

const [url = '', workspaceId = '', times = '0'] = process.argv.slice(2);
const opened = openDatabase(url);
setDatabaseForTesting(opened);
const stop = startVerdictCounts({ intervalMs: 5 });
for (let n = 0; n < Number(times); n += 1) {
  countVerdict({ workspaceId, environment: 'production' }, 'prv_a', 'TOKEN_EXPIRED');
  if (n % 50 === 0) await sleep(1);
}
await stop();
await opened.$disconnect();
