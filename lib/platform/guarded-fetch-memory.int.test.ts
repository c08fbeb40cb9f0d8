import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeProvider, JWKS_PATH, startFakeProvider } from '@/lib/testing/fake-provider';
import type { FaultName } from '@/lib/testing/fake-provider-faults';
import { buildProgram, startProgram } from '@/lib/testing/program';

const ROUNDS = 3;
const BUDGET_MS = 5000;
const MAX_STEP_KIB = 32 * 1024;
const SLOW_GOOD = '{"keys":[]}                             ';

let program: string;
let provider: FakeProvider;
/** Peaks with a good document; one that arrives byte by byte has Node.js compile its parser anew. */
let usual: number;
let usualWhenSlow: number;

beforeAll(async () => {
  provider = await startFakeProvider();
  const entry = join(import.meta.dirname, '../testing/fetch-document.program.ts');
  program = await buildProgram(entry);
  usual = median(await measured(JWKS_PATH, 'fetched', runToItsEnd));
  provider.answer('/slow', (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    sendSlowly(response, SLOW_GOOD);
  });
  usualWhenSlow = median(await measured('/slow', 'fetched', runToItsEnd));
});
afterAll(() => provider.close());

function sendSlowly(response: ServerResponse, text: string): void {
  response.write(text.slice(0, 1));
  setTimeout(() => (text === '' ? response.end() : sendSlowly(response, text.slice(1))), 10);
}

interface Outcome {
  readonly code: string;
  readonly kibibytes: number;
}

/** The clock of the process stands still, so that what ends does so without running out of time. */
async function runToItsEnd(path: string): Promise<Outcome> {
  const { child, ended, output } = startProgram(program, [`${provider.origin}${path}`]);
  await ended;
  child.stdin?.destroy();
  return outcomeIn(output());
}

/** Lets the time run out once the server has sent a part of what it would send. */
async function runOutOfTime(path: string, part: () => boolean): Promise<Outcome> {
  const { child, ended, output, until } = startProgram(program, [`${provider.origin}${path}`]);
  await until(`waiting ${BUDGET_MS}`);
  await expect.poll(part, { timeout: 10_000, interval: 5 }).toBe(true);
  child.stdin?.write(`${BUDGET_MS - 1}\n`);
  child.stdin?.write('1\n');
  await ended;
  return outcomeIn(output());
}

function outcomeIn(output: string): Outcome {
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}

async function measured(
  path: string,
  code: string,
  run: (path: string) => Promise<Outcome>,
): Promise<readonly number[]> {
  const peaks: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const outcome = await run(path);
    expect(outcome.code).toBe(code);
    peaks.push(outcome.kibibytes);
  }
  return peaks;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

describe('a hostile document costs at most 32 MiB more at the peak than a good one', () => {
  it.each([
    ['threats 103 and 141', 'ten_megabytes', 'TOO_LARGE'],
    ['threats 103 and 141', 'ten_megabytes_unannounced', 'TOO_LARGE'],
    ['threats 103 and 141', 'ten_megabytes_on_500', 'HTTP_STATUS'],
    ['threats 103 and 141', 'endless', 'TOO_LARGE'],
    ['threats 104 and 141', 'gzip_bomb', 'TOO_LARGE'],
    ['threats 104 and 141', 'brotli_bomb', 'TOO_LARGE'],
    ['threats 104 and 141', 'endless_empty_gzip', 'TOO_LARGE'],
    ['threats 107 and 141', 'deep', 'BAD_RESPONSE'],
  ] satisfies [string, FaultName, string][])(
    '%s: %s, without the time running out',
    async (_threats, fault, code) => {
      provider.fail('/document', fault);
      const peaks = await measured('/document', code, runToItsEnd);
      expect(median(peaks) - usual).toBeLessThanOrEqual(MAX_STEP_KIB);
    },
  );

  it.each([
    ['slow_body', 500],
    ['slow_headers', 200],
    ['hang', 0],
  ] satisfies [FaultName, number][])(
    'threats 105 and 141: %s, once 5 s have run out and not before',
    async (fault, bytes) => {
      provider.fail('/document', fault);
      const peaks = await measured('/document', 'TIMED_OUT', (path) => {
        const asked = provider.requests.length;
        const sent = provider.bytesSent();
        const part = () => provider.requests.length > asked && provider.bytesSent() - sent >= bytes;
        return runOutOfTime(path, part);
      });
      expect(median(peaks) - usualWhenSlow).toBeLessThanOrEqual(MAX_STEP_KIB);
    },
  );
});
