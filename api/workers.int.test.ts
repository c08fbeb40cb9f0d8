import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { database } from '@/lib/data/database';
import { env } from '@/lib/platform/env';
import { makeApiKey } from '@/lib/testing/api-client';
import { type ApiProcess, startApi } from '@/lib/testing/api-process';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, providerDraft, saveProvider } from '@/lib/testing/factories';
import { type FakeProvider, startFakeProvider } from '@/lib/testing/fake-provider';
import { nowInSeconds, signingKey, signToken } from '@/lib/testing/signing-key';

const SIGNER = signingKey('workers');
/** Has every answer name the process that it comes from. */
const NAMED_PROCESSES = `--import=data:text/javascript,${encodeURIComponent(
  "import { subscribe } from 'node:diagnostics_channel'; subscribe('http.server.request.start', ({ response }) => response.setHeader('x-pid', process.pid));",
)}`;

const DURATIONS = 'claimcheck_http_request_duration_seconds_count';

interface Answered {
  readonly pid: number;
  readonly text: string;
}

let stored: TestDatabase;
let issuer: FakeProvider;
let caller: Caller;
let key = '';
let api: ApiProcess;
let sent = 0;

beforeAll(async () => {
  issuer = await startFakeProvider();
  issuer.keys.splice(0, 2, { ...SIGNER.jwk, kid: SIGNER.kid, use: 'sig', alg: 'RS256' });
  env().allowedPrivateOrigins = [issuer.origin];
  stored = await testDatabase();
  caller = callerOf((await createWorkspace()).id);
  const inputs = { ...providerDraft().inputs, issuer: issuer.issuer, clientIds: ['app'] };
  await saveProvider(caller, { inputs }, { enabled: true });
  key = (await makeApiKey(caller, { grants: ['verify'] })).plaintext;
  api = await start();
});
afterAll(async () => {
  api.child.kill('SIGKILL');
  await issuer.close();
  await stored.close();
});

const start = (settings: Readonly<Record<string, string>> = {}) =>
  startApi({
    API_WORKERS: '2',
    DATABASE_URL: stored.url,
    ALLOWED_PRIVATE_ORIGINS: issuer.origin,
    NODE_OPTIONS: NAMED_PROCESSES,
    LOG_LEVEL: 'silent',
    ...settings,
  });

/** A client of one connection, which therefore asks one worker for as long as that lives. */
const connection = () => new Agent({ keepAlive: true, maxSockets: 1 });

function ask(agent: Agent, path: string, body?: object): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const method = body === undefined ? 'GET' : 'POST';
    const asked = request(new URL(path, api.origin), { agent, headers, method }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += String(chunk);
      });
      answer.on('end', () => resolve({ pid: Number(answer.headers['x-pid']), text }));
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.setTimeout(20_000, () => asked.destroy(new Error('No answer.')));
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

async function verify(agent: Agent): Promise<Answered> {
  sent += 1;
  const iat = nowInSeconds();
  const claims = { iss: issuer.issuer, aud: 'app', sub: `u${sent}`, iat, exp: iat + 600 };
  const answered = await ask(agent, '/v1/verify', { token: signToken(SIGNER, claims) });
  expect(JSON.parse(answered.text)).toMatchObject({ valid: true });
  return answered;
}

/** Connections to both workers, the pid of each first. */
async function bothWorkers(): Promise<
  readonly [readonly [number, Agent], readonly [number, Agent]]
> {
  const known = new Map<number, Agent>();
  for (let tries = 0; known.size < 2; tries += 1) {
    if (tries === 200) throw new Error('Only one worker answers.');
    const agent = connection();
    const { pid } = await ask(agent, '/healthz');
    if (known.has(pid)) agent.destroy();
    else known.set(pid, agent);
    if (known.size < 2) await sleep(50);
  }
  const [first, second] = [...known];
  if (first === undefined || second === undefined) throw new Error('There are no two.');
  return [first, second];
}

async function totalOf(agent: Agent, name: string): Promise<number> {
  const { text } = await ask(agent, '/metrics');
  const lines = text.split('\n').filter((line) => line.startsWith(name));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Verdicts of this workspace in the database. */
async function storedVerdicts(): Promise<number> {
  const { _sum } = await database().verdictCount.aggregate({
    where: { workspaceId: caller.workspaceId, code: 'VALID' },
    _sum: { count: true },
  });
  return _sum.count ?? 0;
}

// In this order: what one leaves, the next one goes on with.
describe('API_WORKERS=2', { timeout: 60_000 }, () => {
  it('both answer, and metrics of either are those of both', async () => {
    const workers = await bothWorkers();
    for (let round = 0; round < 20; round += 1) {
      for (const [pid, agent] of workers) expect((await verify(agent)).pid).toBe(pid);
    }
    for (let round = 0; round < 7; round += 1) await verify(workers[0][1]);
    for (const [pid, agent] of workers) {
      expect(await totalOf(agent, 'claimcheck_verdicts_total')).toBe(47);
      const durations = `${DURATIONS}{method="POST",route="/v1/verify"`;
      expect(await totalOf(agent, durations)).toBe(47);
      expect(pid).not.toBe(api.child.pid);
      agent.destroy();
    }
  });

  it('one that is killed is started again, while the other one answers everything', async () => {
    const [[victim, doomed], [survivor, agent]] = await bothWorkers();
    // What it counted in the last 5 s would die with it.
    await expect.poll(storedVerdicts, { timeout: 20_000 }).toBe(sent);
    process.kill(victim, 'SIGKILL');
    await expect.poll(() => isAlive(victim), { timeout: 10_000 }).toBe(false);
    expect((await verify(agent)).pid).toBe(survivor);
    expect((await ask(doomed, '/healthz')).pid).not.toBe(victim);
    const newcomer = await untilAnother(agent, [victim, survivor]);
    expect((await verify(agent)).pid).toBe(survivor);
    const workers = await bothWorkers();
    const numbers = workers.map(([pid]) => pid);
    expect(new Set(numbers)).toEqual(new Set([survivor, newcomer]));
    // Asked through either, the sums are those of the two that live.
    for (const [, one] of workers) await verify(one);
    const sums = workers.map(([, one]) => totalOf(one, 'claimcheck_verdicts_total'));
    const [first, second] = await Promise.all(sums);
    expect(first).toBe(second);
    for (const one of [agent, doomed, ...workers.map(([, open]) => open)]) one.destroy();
  });

  it('SIGTERM ends all of them, and every verdict that was answered is in the database', async () => {
    const workers = await bothWorkers();
    for (const [, agent] of workers) await verify(agent);
    const numbers = [api.child.pid ?? 0, ...workers.map(([pid]) => pid)];
    expect(numbers.every(isAlive)).toBe(true);
    // Idle connections are open all the while.
    expect(await api.stop()).toBe(0);
    expect(numbers.filter(isAlive)).toEqual([]);
    expect(await storedVerdicts()).toBe(sent);
    for (const [, agent] of workers) agent.destroy();
  });

  it('threat 167: where the process that started them is killed, they end, store what they counted and leave the port', async () => {
    api = await start();
    const workers = await bothWorkers();
    for (const [, agent] of workers) {
      await verify(agent);
      agent.destroy();
    }
    api.child.kill('SIGKILL');
    const numbers = workers.map(([pid]) => pid);
    await expect.poll(() => numbers.filter(isAlive), { timeout: 20_000 }).toEqual([]);
    expect(await storedVerdicts()).toBe(sent);
    api = await start({ API_PORT: new URL(api.origin).port });
    expect(await api.stop()).toBe(0);
  });
});

/** Asks through new connections until a process answers that is none of these; `agent` is answered meanwhile. */
async function untilAnother(agent: Agent, known: readonly number[]): Promise<number> {
  for (let tries = 0; tries < 400; tries += 1) {
    const fresh = connection();
    const { pid } = await ask(fresh, '/healthz');
    fresh.destroy();
    if (!known.includes(pid)) return pid;
    expect((await verify(agent)).pid).toBe(known.at(-1));
    await sleep(20);
  }
  throw new Error('No worker took its place.');
}
