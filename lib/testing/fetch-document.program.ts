// A process that fetches a discovery document or key set as a connection test does, by a clock that
// stands still until a line says by how many milliseconds it moves, and says what came of it and how
// much memory it took, for tests: fetch-document.program <address>
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { judgeKeySet } from '@/lib/core/oidc/judge-jwks';
import { judgeMetadata } from '@/lib/core/oidc/judge-metadata';
import { createGuardedFetch } from '@/lib/platform/guarded-fetch';
import { createVirtualClock } from './virtual-clock';

const STATUS = '/proc/self/status';

/** Of this process in KiB. Linux counts the parent's into `maxRSS`, but not into the line that is read here. */
function peak(): number {
  const own = existsSync(STATUS) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8')) : null;
  return own === null ? process.resourceUsage().maxRSS : Number(own[1]);
}

const [address = ''] = process.argv.slice(2);
const clock = createVirtualClock();
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => clock.advance(Number(line)));

const fetch = createGuardedFetch({
  allowedPrivateOrigins: [new URL(address).origin],
  schedule: clock.schedule,
});
const fetching = fetch.fetchJson(address);
process.stdout.write(`waiting ${clock.waiting().join()}\n`);
const fetched = await fetching;
const judged = fetched.ok ? [judgeMetadata(fetched.json), judgeKeySet(fetched.json)] : [];
await fetch.close();
const code = fetched.ok ? 'fetched' : fetched.code;
process.stdout.write(`${JSON.stringify({ code, judged: judged.length, kibibytes: peak() })}\n`);
lines.close();
process.stdin.destroy();
