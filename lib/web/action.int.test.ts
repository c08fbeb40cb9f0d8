import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { type Caller, requirePermission } from '@/lib/core/access/caller';
import { fail, ok, type Result } from '@/lib/core/result';
import { verifyAuditChain } from '@/lib/data/audit';
import { StorageBusyError, transaction } from '@/lib/data/database';
import { log } from '@/lib/platform/log';
import { setRefusalAuditsForTesting } from '@/lib/platform/refusal-audits';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { createMembership, createOperator, createWorkspace } from '@/lib/testing/factories';
import { beginSession } from '@/lib/usecases/session-token';
import { gateAction, operatorAction, operatorStream } from './action';

const sent = vi.hoisted(() => ({ headers: new Headers(), cookies: new Map<string, string>() }));
vi.mock('next/headers', () => ({
  headers: async () => sent.headers,
  cookies: async () => ({
    get: (name: string) => {
      const value = sent.cookies.get(name);
      return value === undefined ? undefined : { name, value };
    },
  }),
}));

const OWN = 'http://localhost:5400';
const schema = z.strictObject({ name: z.string('Enter a name.') });

let test: TestDatabase;
let operatorId: string;
let token: string;
const ran = vi.fn<(caller: Caller, input: { name: string }) => void>();

const action = operatorAction({
  schema,
  run: async (caller, input) => {
    ran(caller, input);
    return ok(`Hello ${input.name}`);
  },
});

const stream = operatorStream({
  schema,
  run: async function* (caller, input) {
    ran(caller, input);
    yield { type: 'hello' as const, name: input.name };
    if (input.name === 'break') throw new Error('plum');
  },
});

async function collect<E>(events: AsyncIterable<E>): Promise<E[]> {
  const all: E[] = [];
  for await (const event of events) all.push(event);
  return all;
}

beforeAll(async () => {
  test = await testDatabase();
  operatorId = (await createOperator({ email: 'mara@acme.com' })).id;
  const mine = await createWorkspace({ slug: 'acme' });
  await createMembership(mine.id, operatorId, 'viewer');
  await createWorkspace({ slug: 'other' });
  token = await transaction((tx) =>
    beginSession(tx, { operatorId, userAgent: '', now: Date.now() }),
  );
});
afterAll(() => test.close());

beforeEach(() => {
  ran.mockClear();
  sent.headers = new Headers({
    host: 'localhost:5400',
    origin: OWN,
    'x-claimcheck-request-id': 'req_test',
    'x-claimcheck-client': '203.0.113.7',
  });
  sent.cookies = new Map([['claimcheck_session', token]]);
});

const refusedWith = (code: string) => ({ ok: false, failure: { code } });

describe('operatorAction', () => {
  it('runs with the caller of session and membership', async () => {
    expect(await action('acme', { name: 'Mara' })).toEqual({ ok: true, value: 'Hello Mara' });
    const [caller] = ran.mock.calls[0] ?? [];
    expect(caller).toMatchObject({
      actor: { type: 'operator', id: operatorId, label: 'mara@acme.com' },
      requestId: 'req_test',
      clientAddress: '203.0.113.7',
    });
    expect(caller?.permissions.has('providers:read')).toBe(true);
    expect(caller?.permissions.has('providers:write')).toBe(false);
  });

  it.each([
    ['absent', null],
    ['null', 'null'],
    ['foreign', 'https://evil.example'],
    ['a sub-domain', 'http://x.localhost:5400'],
    ['another port', 'http://localhost:5401'],
    ['another scheme', 'https://localhost:5400'],
    ['malformed', 'http//localhost:5400'],
    ['empty', ''],
    ['a list', `${OWN}, ${OWN}`],
  ])('threat 190: refuses an origin that is %s, before anything else', async (_, origin) => {
    if (origin === null) sent.headers.delete('origin');
    else sent.headers.set('origin', origin);
    for (const answer of [
      await action('acme', { name: 'Mara' }),
      await gateAction({ schema, run: async () => ok('ran') })({ name: 'Mara' }),
    ]) {
      expect(answer).toMatchObject({
        ok: false,
        failure: { code: 'FORBIDDEN', permission: 'same-origin' },
      });
    }
    const events = await collect(await stream('acme', { name: 'Mara' }));
    expect(events).toMatchObject([{ type: 'failed', failure: { permission: 'same-origin' } }]);
    expect(ran).not.toHaveBeenCalled();
  });

  it('threat 191: X-Forwarded-Host and -Proto do not move the expected origin', async () => {
    sent.headers.set('origin', 'https://evil.example');
    sent.headers.set('x-forwarded-host', 'evil.example');
    sent.headers.set('x-forwarded-proto', 'https');
    expect(await action('acme', { name: 'Mara' })).toMatchObject(refusedWith('FORBIDDEN'));
  });

  it.each([
    ['no session', []],
    ['a made-up session', [['claimcheck_session', 'A'.repeat(43)]]],
    ['the session under another name', [['session', 'x']]],
  ] as const)('threat 187: refuses %s', async (_, cookies) => {
    sent.cookies = new Map(cookies);
    expect(await action('acme', { name: 'Mara' })).toMatchObject(refusedWith('UNAUTHENTICATED'));
    const events = await collect(await stream('acme', { name: 'Mara' }));
    expect(events).toMatchObject([{ type: 'failed', failure: { code: 'UNAUTHENTICATED' } }]);
    expect(ran).not.toHaveBeenCalled();
  });

  it('threat 185: the headers that bypassed middleware change nothing', async () => {
    sent.cookies = new Map();
    for (const name of [
      'x-middleware-subrequest',
      'x-middleware-next',
      'x-middleware-rewrite',
      'next-resume',
      'x-nextjs-data',
      'rsc',
    ]) {
      sent.headers.set(name, 'middleware:middleware:middleware:middleware:middleware');
    }
    expect(await action('acme', { name: 'Mara' })).toMatchObject(refusedWith('UNAUTHENTICATED'));
  });

  it('threat 189: another workspace and none at all are the same "not found"', async () => {
    const foreign = await action('other', { name: 'Mara' });
    const absent = await action('no-such', { name: 'Mara' });
    expect(foreign).toMatchObject(refusedWith('NOT_FOUND'));
    expect(foreign).toEqual(absent);
    expect(ran).not.toHaveBeenCalled();
  });

  it.each([
    [['acme']],
    [{ slug: 'acme' }],
    [null],
    [undefined],
    [7],
    ['acme\u0000'],
    ["acme' OR '1'='1"],
  ])('threat 189: takes %j for no workspace', async (slug) => {
    const call = action as (slug: unknown, input: unknown) => ReturnType<typeof action>;
    expect(await call(slug, { name: 'Mara' })).toMatchObject(refusedWith('NOT_FOUND'));
  });

  it('threat 221: takes nobody for someone else because the input says so', async () => {
    const answer = await action('acme', {
      name: 'Mara',
      operatorId: 'opr_other',
      workspaceId: 'wsp_other',
      role: 'owner',
    });
    expect(answer).toMatchObject({
      failure: {
        fields: {
          operatorId: [expect.any(String)],
          workspaceId: [expect.any(String)],
          role: [expect.any(String)],
        },
      },
    });
    expect(ran).not.toHaveBeenCalled();
  });

  it('threat 189: parses after it knows who calls, so that strangers learn no field', async () => {
    sent.cookies = new Map();
    expect(await action('acme', { wrong: 1 })).toMatchObject(refusedWith('UNAUTHENTICATED'));
  });

  it('threat 202: a defect becomes a request id, and its reason goes to the log only', async () => {
    const logged = vi.spyOn(log, 'error').mockImplementation(() => {});
    const broken = operatorAction({
      schema,
      run: async () => {
        throw new Error('SELECT secret FROM plum');
      },
    });
    const answer = await broken('acme', { name: 'Mara' });
    expect(answer).toMatchObject({ failure: { code: 'DEFECT', requestId: 'req_test' } });
    expect(JSON.stringify(answer)).not.toContain('plum');
    expect(logged).toHaveBeenCalledWith(
      expect.objectContaining({ requestId: 'req_test', err: expect.any(Error) }),
      expect.any(String),
    );
  });

  it('threat 235: audits what was forbidden, once however often it is tried', async () => {
    setRefusalAuditsForTesting(null);
    const before = await test.database.auditEvent.count();
    const forbidden = async (caller: Caller): Promise<Result<never>> => {
      const refused = requirePermission(caller, 'providers:write');
      return refused.ok ? fail({ code: 'NOT_FOUND', message: '' }) : refused;
    };
    const refusing = operatorAction({ schema, run: forbidden });
    const refusingStream = operatorStream({
      schema,
      run: async function* (caller) {
        const refused = await forbidden(caller);
        if (!refused.ok) yield { type: 'failed' as const, failure: refused.failure };
      },
    });
    for (let at = 0; at < 3; at++) {
      expect(await refusing('acme', { name: 'Mara' })).toMatchObject(refusedWith('FORBIDDEN'));
      await collect(await refusingStream('acme', { name: 'Mara' }));
    }
    sent.headers.set('origin', 'https://evil.example');
    for (let at = 0; at < 3; at++) {
      await refusing('acme', { name: 'Mara' });
      await gateAction({ schema, run: async () => ok('ran') })({ name: 'Mara' });
      await collect(await refusingStream('acme', { name: 'Mara' }));
    }
    const rows = await test.database.auditEvent.findMany({
      orderBy: { at: 'asc' },
      skip: before,
    });
    expect(rows).toMatchObject([
      {
        action: 'access.refused',
        actorId: operatorId,
        clientAddress: '203.0.113.7',
        requestId: 'req_test',
        targetType: 'workspace',
        details: { kind: 'providers:write' },
      },
      {
        action: 'access.refused',
        chainId: 'instance',
        actorType: 'system',
        targetType: 'instance',
        details: { kind: 'same-origin' },
      },
    ]);
    expect(await verifyAuditChain('instance')).toMatchObject({ ok: true });
  });

  it('a busy database becomes "try again", not a defect', async () => {
    vi.spyOn(log, 'warn').mockImplementation(() => {});
    const busy = gateAction({
      schema,
      run: async () => {
        throw new StorageBusyError('locked');
      },
    });
    expect(await busy({ name: 'Mara' })).toMatchObject({
      failure: { code: 'UNAVAILABLE', retryAfterSeconds: 5 },
    });
  });

  it('threat 189: cannot be made with a schema that lets unknown fields pass', () => {
    const open = z.object({ name: z.string() });
    const run = async () => ok(null);
    expect(() => operatorAction({ schema: open, run })).toThrow(/strictObject/);
    expect(() => gateAction({ schema: open, run })).toThrow(/strictObject/);
    expect(() => operatorStream({ schema: open, run: async function* () {} })).toThrow(
      /strictObject/,
    );
  });
});

describe('operatorStream', () => {
  it('passes the events on', async () => {
    expect(await collect(await stream('acme', { name: 'Mara' }))).toEqual([
      { type: 'hello', name: 'Mara' },
    ]);
  });

  it('has judged everything before it returns, and starts the work with the first read', async () => {
    const refused = await stream('other', { name: 'Mara' });
    sent.cookies = new Map();
    expect(await collect(refused)).toMatchObject([{ failure: { code: 'NOT_FOUND' } }]);
    sent.cookies = new Map([['claimcheck_session', token]]);
    const admitted = await stream('acme', { name: 'Mara' });
    sent.cookies = new Map();
    expect(await collect(admitted)).toEqual([{ type: 'hello', name: 'Mara' }]);
  });

  it('threat 202: a defect half-way is the last event and never thrown', async () => {
    vi.spyOn(log, 'error').mockImplementation(() => {});
    const events = await collect(await stream('acme', { name: 'break' }));
    expect(events).toMatchObject([
      { type: 'hello' },
      { type: 'failed', failure: { code: 'DEFECT', requestId: 'req_test' } },
    ]);
    expect(JSON.stringify(events)).not.toContain('plum');
  });

  it('ends the work without a word when the reader leaves, as Next tells it', async () => {
    const logged = vi.spyOn(log, 'error').mockImplementation(() => {});
    const reached = vi.fn();
    const endless = operatorStream({
      schema,
      run: async function* () {
        try {
          for (let at = 0; ; at++) yield at;
        } finally {
          reached();
        }
      },
    });
    const events = (await endless('acme', { name: 'Mara' }))[Symbol.asyncIterator]();
    await events.next();
    const left = Object.assign(new Error(''), { name: 'ResponseAborted' });
    expect(await events.throw?.(left)).toEqual({ done: true, value: undefined });
    expect(reached).toHaveBeenCalledOnce();
    expect(logged).not.toHaveBeenCalled();
  });

  it('lets the work end when the reader stops reading', async () => {
    const ended = vi.fn();
    const endless = operatorStream({
      schema,
      run: async function* () {
        try {
          for (let at = 0; ; at++) yield at;
        } finally {
          ended();
        }
      },
    });
    for await (const event of await endless('acme', { name: 'Mara' })) {
      if (event === 3) break;
    }
    expect(ended).toHaveBeenCalledOnce();
  });
});
