import { logToStandardError } from '@/lib/platform/log';
import { stopInstance } from '@/lib/usecases/stop-instance';
import { runTyped } from './run-typed';

async function main(): Promise<void> {
  // Standard output holds the answer and nothing else.
  logToStandardError();
  process.exitCode = await runTyped(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
  // An open pool of connections would keep the process for seconds.
  await stopInstance();
}

void main();
