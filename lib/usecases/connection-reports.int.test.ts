import { describe, expect, it } from 'vitest';
import type { ConnectionReport } from '@/lib/core/connections/report';
import { reportMarkdown } from '@/lib/core/connections/report-text';
import { settingsHashOf } from '@/lib/data/settings-hash';
import { newId } from '@/lib/platform/ids';
import { connectionBench, HOST, ISSUER } from '@/lib/testing/connection-bench';
import { stepOf } from '@/lib/testing/connection-tests';
import { callerOf, createWorkspace, saveProvider, unwrap } from '@/lib/testing/factories';
import { JWKS_PATH, publicKey } from '@/lib/testing/fake-provider';
import { sendJson } from '@/lib/testing/fake-server';
import { getConnectionReport } from './get-connection-report';
import { getProvider } from './get-provider';
import { listConnectionReports } from './list-connection-reports';
import { listProviders } from './list-providers';

const bench = connectionBench();

/** A saved provider and a way to test it as it is saved. */
async function saved() {
  const { id, draft } = await saveProvider(bench.caller, bench.draftOf());
  // Reports of one millisecond would have no order.
  let second = 0;
  const test = () => {
    second += 1;
    const at = Date.now() + second * 1000;
    return bench.reportOn(draft, { now: () => at }, id);
  };
  return { id, draft, test };
}

const kinds = async (id: string) =>
  unwrap(await listConnectionReports(bench.caller, id)).map(({ outcome, changes }) => [
    outcome,
    changes.map(({ kind }) => kind),
  ]);

async function auditedChanges() {
  const rows = await bench.test.database.auditEvent.findMany({
    where: { chainId: bench.caller.workspaceId, action: 'provider.tested' },
    orderBy: { seq: 'asc' },
  });
  return rows.map(({ details }) => Object(details).changed);
}

describe('the history of reports', () => {
  it('says of each what changed since the one before it', async () => {
    const { id, test } = await saved();
    await test();
    bench.provider.keys.push({ ...publicKey('ec', 'ES256'), kid: 'new' });
    await test();
    bench.provider.keys.splice(0, 1);
    await test();
    await test();
    expect(await kinds(id)).toEqual([
      ['good', []],
      ['good', ['key_removed']],
      ['good', ['key_added']],
      ['good', []],
    ]);
    const [, , added] = unwrap(await listConnectionReports(bench.caller, id));
    expect(added?.changes[0]?.sentence).toBe('A key was added: new (EC, P-256, ES256).');
    expect(await auditedChanges()).toEqual([[], ['key_added'], ['key_removed'], []]);
  });

  it('sees another key under the same kid by its thumbprint', async () => {
    const { id, test } = await saved();
    await test();
    bench.provider.keys[1] = publicKey('ec', 'ES256');
    await test();
    expect(await kinds(id)).toEqual([
      ['good', ['key_replaced']],
      ['good', []],
    ]);
  });

  it('compares what one test did not get to see with the last that did', async () => {
    const { id, test } = await saved();
    await test();
    bench.provider.fail(JWKS_PATH, 'server_error');
    await test();
    bench.provider.answer(JWKS_PATH, sendJson(200, { keys: bench.provider.keys.slice(1) }));
    await test();
    expect(await kinds(id)).toEqual([
      ['good', ['outcome', 'key_removed']],
      ['bad', ['outcome']],
      ['good', []],
    ]);
  });

  it('comes with the provider, and one report as a whole', async () => {
    const { id, test } = await saved();
    await test();
    const newest = await test();
    const details = unwrap(await getProvider(bench.caller, id));
    expect(details.latest).toMatchObject({ fresh: true, report: { id: newest.id } });
    expect(details.reports).toMatchObject([{ id: newest.id, changes: [] }, { changes: [] }]);
    expect(details.reports[0]).not.toHaveProperty('keys');
    expect(unwrap(await getConnectionReport(bench.caller, newest.id))).toEqual(
      JSON.parse(JSON.stringify(newest)),
    );
    expect(unwrap(await listConnectionReports(bench.caller, id, { limit: 1 }))).toHaveLength(1);
  });

  it('names network causes only to those who may test', async () => {
    const { id, test } = await saved();
    bench.network.name(HOST, ['10.0.0.7']);
    const report = await test();
    expect(report.steps[1]).toMatchObject({ code: 'HOST_NOT_PUBLIC' });
    const viewer = callerOf(bench.caller.workspaceId, 'viewer');
    const seen = [
      unwrap(await getConnectionReport(viewer, report.id)),
      unwrap(await getProvider(viewer, id)),
      unwrap(await listConnectionReports(viewer, id)),
      unwrap(await listProviders(viewer)),
    ];
    expect(JSON.stringify(seen)).not.toMatch(
      /HOST_NOT_PUBLIC|ALLOWED_PRIVATE|10\.0\.0|not public/i,
    );
    expect(JSON.stringify(seen[0])).toContain('The provider could not be asked.');
    expect(unwrap(await getConnectionReport(bench.caller, report.id)).steps[1]?.code).toBe(
      'HOST_NOT_PUBLIC',
    );
    expect(unwrap(await listProviders(bench.caller)).providers[0]?.lastReport).toMatchObject({
      firstCode: 'HOST_NOT_PUBLIC',
    });
  });

  it('is not shown to another workspace', async () => {
    const { id, test } = await saved();
    const report = await test();
    const stranger = callerOf((await createWorkspace()).id, 'owner');
    const refused = { ok: false, failure: { code: 'NOT_FOUND' } };
    expect(await listConnectionReports(stranger, id)).toMatchObject(refused);
    expect(await getConnectionReport(stranger, report.id)).toMatchObject(refused);
    for (const odd of ['', '../x', 'rpt_none', "' or 1=1"]) {
      expect(await listConnectionReports(bench.caller, odd)).toMatchObject(refused);
      expect(await getConnectionReport(bench.caller, odd)).toMatchObject(refused);
    }
  });

  it('needs the permission', async () => {
    const { id, test } = await saved();
    const report = await test();
    const nobody = { ...bench.caller, permissions: new Set<never>() };
    const refused = { ok: false, failure: { code: 'FORBIDDEN' } };
    expect(await listConnectionReports(nobody, id)).toMatchObject(refused);
    expect(await getConnectionReport(nobody, report.id)).toMatchObject(refused);
  });
});

describe('what changes at the provider later changes nothing that is saved', () => {
  it('threat 143: another jwks_uri is a difference, audited, and no setting', async () => {
    const { id, draft, test } = await saved();
    await test();
    bench.provider.metadata.jwks_uri = `${ISSUER}/moved`;
    bench.provider.answer('/moved', sendJson(200, { keys: bench.provider.keys }));
    await test();
    const [entry] = unwrap(await listConnectionReports(bench.caller, id));
    expect(entry?.changes).toEqual([
      {
        kind: 'jwks_address',
        sentence: `The keys come from another address: ${ISSUER}${JWKS_PATH} before, ${ISSUER}/moved now.`,
      },
    ]);
    expect(await auditedChanges()).toEqual([[], ['jwks_address']]);
    const { provider } = unwrap(await getProvider(bench.caller, id));
    expect(provider).toMatchObject({ version: 1, settings: { jwksAddress: null } });
    expect(settingsHashOf(provider.draft)).toBe(settingsHashOf(draft));
  });

  it('threat 144: another issuer is a failed test, and the saved one stays', async () => {
    const { id, test } = await saved();
    await test();
    bench.provider.metadata.issuer = 'https://taken-over.example.com';
    const report = await test();
    expect(stepOf(report, 'issuer').code).toBe('ISSUER_MISMATCH');
    expect(await kinds(id)).toEqual([
      ['bad', ['outcome', 'issuer']],
      ['good', []],
    ]);
    const { provider, latest } = unwrap(await getProvider(bench.caller, id));
    expect(provider).toMatchObject({ version: 1, enabled: true });
    expect(provider.settings.issuers).toEqual([{ value: ISSUER, source: 'derived' }]);
    expect(latest?.report.outcome).toBe('bad');
  });

  it('threat 91: an empty key set is a failed test, and the report with its keys is kept', async () => {
    const { id, test } = await saved();
    const before = await test();
    bench.provider.answer(JWKS_PATH, sendJson(200, { keys: [] }));
    const report = await test();
    expect(stepOf(report, 'keys')).toMatchObject({ outcome: 'bad', code: 'KEYS_EMPTY' });
    expect(await kinds(id)).toEqual([
      ['bad', ['outcome', 'key_removed']],
      ['good', []],
    ]);
    expect(unwrap(await getConnectionReport(bench.caller, before.id)).keys).toHaveLength(2);
    const { provider } = unwrap(await getProvider(bench.caller, id));
    expect(provider).toMatchObject({ version: 1, enabled: true });
  });
});

describe('reports from before there were facts and thumbprints', () => {
  const old = {
    outcome: 'warning',
    conclusion: 'Tokens can be verified.',
    steps: [
      {
        step: 'jwks',
        outcome: 'bad',
        code: 'HTTP_STATUS',
        durationMs: 1,
        summary: 'The address answers 404.',
        evidence: [],
        comparison: null,
        advice: null,
        fixes: [{ label: 'Use', field: 'jwksAddress', value: '' }],
      },
    ],
    keys: [
      {
        kid: 'rsa-RS256',
        kty: 'RSA',
        alg: 'RS256',
        size: '2,048 bits',
        use: 'sig',
        usable: true,
        reason: null,
      },
    ],
    issuer: ISSUER,
    jwksUri: `${ISSUER}${JWKS_PATH}`,
    settingsHash: 'a'.repeat(64),
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 7,
    testedBy: 'ana@example.com',
  };

  async function storeOld(providerId: string): Promise<string> {
    const id = newId('rpt');
    await bench.test.database.connectionReport.create({
      data: {
        id,
        workspaceId: bench.caller.workspaceId,
        providerId,
        operatorId: 'opr_1',
        settingsHash: old.settingsHash,
        outcome: old.outcome,
        report: old,
        testedBy: old.testedBy,
        startedAt: new Date(old.startedAt),
        durationMs: old.durationMs,
      },
    });
    return id;
  }

  it('are read, listed, compared and copied', async () => {
    const { id, test } = await saved();
    const oldId = await storeOld(id);
    const alone: ConnectionReport = unwrap(await getConnectionReport(bench.caller, oldId));
    expect(alone).toEqual({ ...old, id: oldId });
    expect(reportMarkdown(alone, { name: 'Acme', type: 'Custom OIDC' })).toContain('rsa-RS256');
    expect(unwrap(await getProvider(bench.caller, id)).latest).toMatchObject({ fresh: false });
    await test();
    const [newest, oldest] = unwrap(await listConnectionReports(bench.caller, id));
    expect(oldest).toMatchObject({ id: oldId, changes: [] });
    expect(newest?.changes.map(({ kind }) => kind)).toEqual(['outcome', 'settings', 'key_added']);
  });
});
