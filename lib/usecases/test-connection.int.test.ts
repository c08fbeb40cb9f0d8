import { describe, expect, it } from 'vitest';
import { emptyInputs } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import { collect, connectionBench, HOST, ISSUER } from '@/lib/testing/connection-bench';
import { callerOf, unwrap } from '@/lib/testing/factories';
import { DISCOVERY_PATH, JWKS_PATH } from '@/lib/testing/fake-provider';
import { sendJson } from '@/lib/testing/fake-server';
import { createProvider } from './create-provider';
import { getProvider } from './get-provider';
import { testConnection } from './test-connection';

const bench = connectionBench();

describe('a provider in order', () => {
  it('streams each step as it begins and ends, then the keys, then the report', async () => {
    const events = await collect(bench.stream(bench.draftOf()));
    expect(
      events.map((event) =>
        'step' in event && typeof event.step === 'string'
          ? `${event.type} ${event.step}`
          : event.type,
      ),
    ).toEqual([
      'running input',
      'step',
      'running address',
      'step',
      'running discovery',
      'step',
      'running metadata',
      'step',
      'running issuer',
      'step',
      'running jwks',
      'step',
      'running keys',
      'step',
      'keys',
      'running algorithms',
      'step',
      'finished',
    ]);
    const report = await bench.reportOn();
    expect(report).toMatchObject({
      outcome: 'good',
      issuer: ISSUER,
      jwksUri: `${ISSUER}${JWKS_PATH}`,
    });
    expect(report.keys.map(({ size }) => size)).toEqual(['2,048 bits', 'P-256']);
    expect(report.conclusion).toContain('RS256 or ES256 can be verified');
    expect(report.settingsHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('makes one connection and two requests', async () => {
    await bench.reportOn();
    expect(bench.provider.connections()).toBe(1);
    expect(bench.provider.requests.map(({ path }) => path)).toEqual([DISCOVERY_PATH, JWKS_PATH]);
    expect(bench.network.resolved).toEqual([HOST]);
  });

  it('saves the report and an audit row without secrets', async () => {
    const report = await bench.reportOn();
    const row = await bench.test.database.connectionReport.findUniqueOrThrow({
      where: { id: report.id },
    });
    expect(row).toMatchObject({
      workspaceId: bench.caller.workspaceId,
      providerId: null,
      outcome: 'good',
      testedBy: 'editor@example.com',
    });
    const { id: _id, ...stored } = report;
    expect(row.report).toEqual(JSON.parse(JSON.stringify(stored)));
    const audited = await bench.test.database.auditEvent.findFirstOrThrow({
      where: { chainId: bench.caller.workspaceId },
    });
    expect(audited).toMatchObject({
      action: 'provider.tested',
      details: { name: 'Acme', host: HOST, outcome: 'good', code: null },
    });
  });
});

it('threat 139, threat 235: more than 30 tests in five minutes are refused per operator and workspace; every test is audited, and the refusals once', async () => {
  const colleague = callerOf(bench.caller.workspaceId, 'admin');
  const codes: string[] = [];
  for (let port = 2000; port < 2035; port += 1) {
    const events = await collect(
      bench.stream(
        bench.draftOf({
          inputs: { ...emptyInputs(), issuer: `https://127.0.0.1:${port}`, clientIds: [] },
        }),
      ),
    );
    const last = events.at(-1);
    codes.push(last?.type === 'failed' ? last.failure.code : (last?.type ?? 'none'));
  }
  expect(codes.filter((code) => code === 'finished')).toHaveLength(30);
  expect(codes.slice(30)).toEqual(Array(5).fill('TOO_MANY_REQUESTS'));
  const rows = await bench.test.database.auditEvent.findMany({
    where: { chainId: bench.caller.workspaceId },
    orderBy: { seq: 'asc' },
  });
  expect(rows.map(({ action }) => action)).toEqual([
    ...Array(30).fill('provider.tested'),
    'access.refused',
  ]);
  expect(rows.at(-1)).toMatchObject({
    actorId: bench.caller.actor.id,
    requestId: bench.caller.requestId,
    clientAddress: bench.caller.clientAddress,
    targetType: 'provider',
    targetId: 'draft',
    details: { kind: 'too many requests' },
  });
  const others = await collect(bench.stream(bench.draftOf(), {}, colleague));
  expect(others.at(-1)?.type).toBe('finished');
});

it('threat 142: fifty presses of the same draft share one run', async () => {
  const draft = bench.draftOf();
  const all = await Promise.all(Array.from({ length: 50 }, () => collect(bench.stream(draft))));
  const ids = all.map((events) => {
    const last = events.at(-1);
    return last?.type === 'finished' ? last.report.id : 'none';
  });
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^rpt_/);
  expect(bench.provider.connections()).toBe(1);
  expect(bench.provider.requests).toHaveLength(2);
  expect(
    await bench.test.database.connectionReport.count({
      where: { workspaceId: bench.caller.workspaceId },
    }),
  ).toBe(1);
});

describe('who may test, and what', () => {
  it('needs the permission', async () => {
    const viewer = callerOf(bench.caller.workspaceId, 'viewer');
    expect(await collect(bench.stream(bench.draftOf(), {}, viewer))).toMatchObject([
      { type: 'failed', failure: { code: 'FORBIDDEN', permission: 'providers:test' } },
    ]);
    expect(bench.network.resolved).toEqual([]);
  });

  it('refuses a draft of another shape at its fields', async () => {
    const events = await collect(bench.stream({ ...bench.draftOf(), algorithms: ['HS256'] }));
    expect(events).toMatchObject([
      {
        type: 'failed',
        failure: {
          code: 'INVALID_INPUT',
          fields: { 'algorithms.0': ['This algorithm cannot be accepted.'] },
        },
      },
    ]);
  });

  it('refuses a provider of another workspace', async () => {
    const events = await collect(
      testConnection(
        bench.caller,
        { providerId: 'prv_foreign', draft: bench.draftOf() },
        { limits: bench.limits },
      ),
    );
    expect(events).toMatchObject([{ type: 'failed', failure: { code: 'NOT_FOUND' } }]);
  });
});

describe('a draft that is saved while its test is running', () => {
  it.each([
    ['exactly as tested', {}, 1],
    ['with another name', { name: 'Acme, renamed' }, 0],
  ])('%s', async (_, change, reports) => {
    const draft = bench.draftOf();
    let saved: Provider | null = null;
    for await (const event of bench.stream(draft)) {
      if (event.type !== 'running' || event.step !== 'discovery') continue;
      saved = unwrap(await createProvider(bench.caller, { ...draft, ...change }));
    }
    const report = await bench.test.database.connectionReport.findFirstOrThrow({
      where: { workspaceId: bench.caller.workspaceId },
    });
    expect(report.providerId).toBe(reports === 1 ? saved?.id : null);
    const shown = unwrap(await getProvider(bench.caller, saved?.id ?? ''));
    expect(shown.reports).toHaveLength(reports);
  });
});

describe('cancelling', () => {
  it('ends the fetch, keeps no report and is audited', async () => {
    const cancel = new AbortController();
    bench.provider.answer(DISCOVERY_PATH, () => cancel.abort());
    const events = await collect(bench.stream(bench.draftOf(), { signal: cancel.signal }));
    expect(events.some((event) => event.type === 'step' && event.step.code === 'CANCELLED')).toBe(
      true,
    );
    expect(events.some((event) => event.type === 'finished')).toBe(false);
    expect(
      await bench.test.database.connectionReport.count({
        where: { workspaceId: bench.caller.workspaceId },
      }),
    ).toBe(0);
    const audited = await bench.test.database.auditEvent.findFirstOrThrow({
      where: { chainId: bench.caller.workspaceId },
    });
    expect(audited.details).toMatchObject({ outcome: 'cancelled' });
  });

  it('does not end the run that somebody else follows', async () => {
    const cancel = new AbortController();
    bench.provider.answer(DISCOVERY_PATH, (request, response) => {
      cancel.abort();
      setTimeout(() => sendJson(200, bench.provider.metadata)(request, response), 20);
    });
    const draft = bench.draftOf();
    const [left, stayed] = await Promise.all([
      collect(bench.stream(draft, { signal: cancel.signal })),
      collect(bench.stream(draft)),
    ]);
    expect(left.some((event) => event.type === 'finished')).toBe(false);
    expect(stayed.at(-1)).toMatchObject({ type: 'finished', report: { outcome: 'good' } });
  });

  it('a page that stops reading ends the run', async () => {
    bench.provider.fail(DISCOVERY_PATH, 'hang');
    for await (const event of bench.stream(bench.draftOf())) {
      if (event.type === 'running' && event.step === 'discovery') break;
    }
    await expect
      .poll(() =>
        bench.test.database.auditEvent.count({ where: { chainId: bench.caller.workspaceId } }),
      )
      .toBe(1);
  });
});
