import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { env } from '@/lib/platform/env';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, unwrap } from '@/lib/testing/factories';
import { DISCOVERY_PATH, JWKS_PATH } from '@/lib/testing/fake-provider';
import { type LiveProvider, startLiveProvider } from '@/lib/testing/live-provider';
import { buildProgram, type RunningProgram, startProgram } from '@/lib/testing/program';
import { createKeySets, setKeySetsForTesting, settleKeySets } from './key-sets';
import { refreshKeys } from './refresh-keys';
import { setProviderEnabled } from './set-provider-enabled';

/** At one question every 250 ms, a change is noticed within a second when it takes no more than this. */
const MOST_QUESTIONS = 3;

let database: TestDatabase;
let program: string;
let caller: Caller;
let provider: LiveProvider;
const running: Verifier[] = [];

interface Verifier {
  readonly process: RunningProgram;
  judge(token: string): Promise<{ readonly code: string; readonly questions: number }>;
}

beforeAll(async () => {
  database = await testDatabase();
  program = await buildProgram(join(import.meta.dirname, '../testing/verifier.program.ts'));
});
beforeEach(async () => {
  caller = callerOf((await createWorkspace()).id);
  setKeySetsForTesting(createKeySets());
  provider = await startLiveProvider(caller);
});
afterEach(async () => {
  for (const { process: verifier } of running.splice(0)) {
    verifier.child.kill('SIGKILL');
    await verifier.ended;
  }
  await settleKeySets();
  setKeySetsForTesting(null);
  env().allowedPrivateOrigins = [];
  await provider.close();
});
afterAll(() => database.close());

function startVerifier(): Verifier {
  const settings = { DATABASE_URL: database.url, ALLOWED_PRIVATE_ORIGINS: provider.origin };
  const started = startProgram(program, [caller.workspaceId], settings);
  const { stdin, stdout } = started.child;
  if (stdin === null || stdout === null) throw new Error('The verifier has no pipes.');
  const answers = answersOf(createInterface({ input: stdout }));
  const verifier: Verifier = {
    process: started,
    judge: async (token) => {
      stdin.write(`${token}\n`);
      const { value } = await answers.next();
      const [code = '', questions = ''] = String(value).split(' ');
      return { code, questions: Number(questions) };
    },
  };
  running.push(verifier);
  return verifier;
}

/** Lines of the log are not answers. */
async function* answersOf(lines: Interface): AsyncGenerator<string> {
  for await (const line of lines) if (!line.startsWith('{')) yield line;
}

/** How many questions a process asks until it judges a token so. */
async function questionsUntil(verifier: Verifier, token: string, code: string): Promise<number> {
  const first = await verifier.judge(token);
  let last = first;
  while (last.code !== code) last = await verifier.judge(token);
  return last.questions - first.questions;
}

describe('two processes', { timeout: 60_000 }, () => {
  it('threat 26: a provider that is disabled here is refused there within a second, and back', async () => {
    const verifier = startVerifier();
    const token = provider.token();
    expect(await verifier.judge(token)).toMatchObject({ code: 'VALID' });
    const { id, version } = provider.saved;
    unwrap(await setProviderEnabled(caller, { id, version, enabled: false }));
    const off = await questionsUntil(verifier, token, 'INVALID_ISSUER');
    unwrap(await setProviderEnabled(caller, { id, version: version + 1, enabled: true }));
    const on = await questionsUntil(verifier, token, 'VALID');
    expect(Math.max(off, on)).toBeLessThanOrEqual(MOST_QUESTIONS);
    expect(provider.fetches()).toEqual({ discovery: 1, keys: 1 });
  });

  it('threat 149: a removed key is refused there within a second after keys are refreshed here', async () => {
    const verifier = startVerifier();
    const token = provider.token();
    expect(await verifier.judge(token)).toMatchObject({ code: 'VALID' });
    provider.publish('second');
    expect(unwrap(await refreshKeys(caller, { id: provider.saved.id }))).toMatchObject({
      outcome: 'refreshed',
      added: [expect.any(String)],
      removed: [expect.any(String)],
    });
    const questions = await questionsUntil(verifier, token, 'KEY_NOT_FOUND');
    expect(questions).toBeLessThanOrEqual(MOST_QUESTIONS);
  });

  it('threat 155: one that is killed and begins anew during an outage goes on', async () => {
    const verifier = startVerifier();
    expect(await verifier.judge(provider.token())).toMatchObject({ code: 'VALID' });
    verifier.process.child.kill('SIGKILL');
    provider.fail(DISCOVERY_PATH, 'closed');
    provider.fail(JWKS_PATH, 'closed');
    expect(await startVerifier().judge(provider.token())).toMatchObject({ code: 'VALID' });
    expect(provider.fetches()).toEqual({ discovery: 1, keys: 1 });
  });

  it('threat 160: each asks the provider once', async () => {
    const both = [startVerifier(), startVerifier()];
    const tokens = Array.from({ length: 50 }, () => provider.token());
    const judged = await Promise.all(
      both.map(async (verifier) => {
        const codes = new Set<string>();
        for (const token of tokens) codes.add((await verifier.judge(token)).code);
        return [...codes];
      }),
    );
    expect(judged).toEqual([['VALID'], ['VALID']]);
    expect(provider.fetches().keys).toBeLessThanOrEqual(2);
  });
});
