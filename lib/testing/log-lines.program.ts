// A process that logs, for tests: log-lines.program
import { log } from '@/lib/platform/log';

for (let n = 0; n < 2000; n += 1) log.info({ n, text: 'x'.repeat(1000) }, 'a line');
process.stderr.write('still here\n');
