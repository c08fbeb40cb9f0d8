import * as fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { emptyInputs } from '@/lib/core/providers/draft';
import { database } from '@/lib/data/database';
import type { DatabaseKind } from '@/lib/data/open-database';
import { pageStatement } from '@/lib/data/provider-list';
import { testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { callerOf, createWorkspace, saveProvider, unwrap } from '@/lib/testing/factories';
import { listProviders, type ProviderListInput } from './list-providers';

const names = async (caller: Caller, input: ProviderListInput = {}) =>
  unwrap(await listProviders(caller, input)).providers.map(({ name }) => name);

async function addReport(
  providerId: string,
  outcome: string,
  settingsHash: string,
  minute: number,
) {
  const provider = await database().provider.findFirstOrThrow({ where: { id: providerId } });
  const startedAt = new Date(Date.UTC(2026, 0, 1, 0, minute));
  await database().connectionReport.create({
    data: {
      id: `rpt_${providerId}_${minute}`,
      workspaceId: provider.workspaceId,
      providerId,
      settingsHash,
      outcome,
      report: {},
      summary: {
        summary: { outcome, startedAt: startedAt.toISOString() },
        state: { settingsHash },
        keyCount: 2,
        firstProblem: outcome === 'good' ? null : { code: null, summary: `It is ${outcome}.` },
      },
      operatorId: 'opr_x',
      testedBy: 'ana@example.com',
      startedAt,
      durationMs: 1,
    },
  });
}

const hashOf = async (id: string) =>
  (await database().provider.findFirstOrThrow({ where: { id } })).settingsHash;

async function queryPlan(kind: DatabaseKind, caller: Caller): Promise<string> {
  const filter = {
    workspaceId: caller.workspaceId,
    query: null,
    type: null,
    environment: null,
    health: 'bad' as const,
  };
  const { sql, values, text } = pageStatement(filter, { nameKey: 'n', id: 'i' }, 51);
  if (kind === 'sqlite') {
    const rows = await database().$queryRawUnsafe<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN ${sql}`,
      ...values,
    );
    return rows.map(({ detail }) => detail).join('\n');
  }
  return database().$transaction(async (tx) => {
    // A handful of rows is cheapest read whole; what matters is that an index can be used.
    await tx.$executeRawUnsafe('SET LOCAL enable_seqscan = off');
    const rows = await tx.$queryRawUnsafe<Record<string, string>[]>(`EXPLAIN ${text}`, ...values);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

describeOnEachDatabase('the list of providers', (kind) => {
  let caller: Caller;

  beforeEach(async () => {
    const opened = await testDatabase(kind);
    caller = callerOf((await createWorkspace()).id);
    return () => opened.close();
  });

  it('pages through all, each once, in order, also when names are equal', async () => {
    for (const name of ['b', 'a', 'c', 'b', 'b', 'd', 'é']) await saveProvider(caller, { name });
    await saveProvider(callerOf((await createWorkspace()).id), { name: 'foreign' });
    const seen: string[] = [];
    const listed: string[] = [];
    let after: string | undefined;
    do {
      const input = after === undefined ? { limit: 2 } : { limit: 2, after };
      const page = unwrap(await listProviders(caller, input));
      expect(page.total).toBe(7);
      seen.push(...page.providers.map(({ id }) => id));
      listed.push(...page.providers.map(({ name }) => name));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(7);
    expect(listed).toEqual(['a', 'b', 'b', 'b', 'c', 'd', 'é']);
  });

  it('searches names and issuers in any case, and takes the text literally', async () => {
    await saveProvider(caller, { name: 'Acme SSO' });
    await saveProvider(caller, {
      name: '100%_sure!',
      inputs: { ...emptyInputs(), issuer: 'https://Login.example.org', clientIds: ['x'] },
    });
    expect(await names(caller, { query: 'ACME' })).toEqual(['Acme SSO']);
    expect(await names(caller, { query: 'LOGIN.example' })).toEqual(['100%_sure!']);
    expect(await names(caller, { query: '0%_s' })).toEqual(['100%_sure!']);
    expect(await names(caller, { query: 'e!' })).toEqual(['100%_sure!']);
    expect(await names(caller, { query: '%' })).toEqual(['100%_sure!']);
    expect(await names(caller, { query: `' OR 1=1 --` })).toEqual([]);
    expect(await names(caller, { query: ' ' })).toHaveLength(2);
  });

  it('orders and searches alike on both databases, in no case of any letter', async () => {
    for (const name of [
      'Zeta',
      'ärger',
      'alpha',
      '_x',
      'Ärger',
      'Beta 2',
      'beta-1',
      'A\u0308rger',
    ]) {
      await saveProvider(caller, { name });
    }
    const listed = (await names(caller)).map((name) => name.normalize('NFC'));
    const [first, second, third, fourth, fifth, ...rest] = listed;
    expect([first, second, third, fourth, fifth]).toEqual([
      '_x',
      'alpha',
      'Beta 2',
      'beta-1',
      'Zeta',
    ]);
    expect(rest.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['Ärger', 'Ärger', 'ärger']);
    for (const query of ['ärger', 'ÄRGER', 'A\u0308rg']) {
      expect(await names(caller, { query }), query).toHaveLength(3);
    }
    expect(await names(caller, { query: 'ZETA' })).toEqual(['Zeta']);
    const after = unwrap(await listProviders(caller, { limit: 6 })).next ?? '';
    expect(unwrap(await listProviders(caller, { after })).providers).toHaveLength(2);
  });

  it('threat 196: any text searches without an error', async () => {
    await saveProvider(caller, { name: 'Only one' });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (query) => {
        const result = await listProviders(caller, { query });
        expect(result.ok).toBe(true);
      }),
      { numRuns: 60, seed: 2_036_196 },
    );
  });

  it('filters by environment', async () => {
    await saveProvider(caller, { name: 'live' });
    await saveProvider(caller, { name: 'stage', environment: 'staging' });
    expect(await names(caller, { environment: 'staging' })).toEqual(['stage']);
    expect(await names(caller, { environment: 'staging', type: 'custom_oidc' })).toEqual(['stage']);
    expect(await names(caller, { type: 'workos' })).toEqual([]);
    expect(unwrap(await listProviders(caller, { environment: 'development' })).total).toBe(0);
  });

  it('shows and filters health by the newest report of exactly what is saved', async () => {
    const good = await saveProvider(caller, { name: 'good' });
    const bad = await saveProvider(caller, { name: 'bad' });
    const edited = await saveProvider(caller, { name: 'edited' });
    const off = await saveProvider(caller, { name: 'off' }, { enabled: false });
    await saveProvider(caller, { name: 'never' });
    await addReport(good.id, 'bad', await hashOf(good.id), 1);
    await addReport(good.id, 'good', await hashOf(good.id), 2);
    await addReport(bad.id, 'bad', await hashOf(bad.id), 1);
    await addReport(edited.id, 'good', 'another hash', 1);
    // Trying other settings without saving them says nothing about what is saved.
    await addReport(good.id, 'bad', 'a draft that was not saved', 3);
    await addReport(off.id, 'good', await hashOf(off.id), 1);
    expect(await names(caller, { health: 'good' })).toEqual(['good']);
    expect(await names(caller, { health: 'bad' })).toEqual(['bad']);
    expect(await names(caller, { health: 'warning' })).toEqual([]);
    expect(await names(caller, { health: 'untested' })).toEqual(['edited', 'never']);
    const { providers } = unwrap(await listProviders(caller, {}));
    const reports = new Map(providers.map(({ name, lastReport }) => [name, lastReport]));
    expect(reports.get('bad')).toMatchObject({
      fresh: true,
      keyCount: 2,
      firstProblem: 'It is bad.',
    });
    expect(reports.get('good')).toMatchObject({ outcome: 'good', firstProblem: null });
    expect(reports.get('edited')).toMatchObject({ fresh: false });
    expect(reports.get('never')).toBeNull();
  });

  it.each([
    [1e9, 3],
    [-5, 1],
    [0, 1],
    [1.9, 1],
    [2, 2],
  ])('threat 196: a page size of %d is clamped', async (limit, expected) => {
    for (let n = 0; n < 3; n += 1) await saveProvider(caller);
    expect(await names(caller, { limit })).toHaveLength(expected);
  });

  it('threat 196: at most 100 come at once', async () => {
    const first = await saveProvider(caller, {}, { enabled: false });
    const row = await database().provider.findFirstOrThrow({ where: { id: first.id } });
    const copies = Array.from({ length: 119 }, (_, n) => ({
      ...row,
      id: `prv_copy_${n}`,
      inputs: {},
      audiences: [],
      authorizedParties: [],
      algorithms: [],
      requiredClaims: [],
    }));
    await database().provider.createMany({ data: copies });
    const page = unwrap(await listProviders(caller, { limit: 1e9 }));
    expect([page.providers.length, page.total]).toEqual([100, 120]);
    expect(unwrap(await listProviders(caller, {})).providers).toHaveLength(50);
  });

  it('threat 196: a forged cursor, or one of another workspace, is refused', async () => {
    for (let n = 0; n < 3; n += 1) await saveProvider(caller);
    const { next } = unwrap(await listProviders(caller, { limit: 1 }));
    const other = callerOf((await createWorkspace()).id);
    const refused = { ok: false, failure: { code: 'INVALID_INPUT' } };
    expect(await listProviders(other, { after: next ?? '' })).toMatchObject(refused);
    const own = Buffer.from(JSON.stringify(['a', 'prv_a', 'x'])).toString('base64url');
    for (const after of ['', 'x', own, `${next}x`, 'W10', '\u0000', 'a'.repeat(5000)]) {
      expect(await listProviders(caller, { after })).toMatchObject(refused);
    }
    expect(unwrap(await listProviders(caller, { after: next ?? '' })).providers).toHaveLength(2);
  });

  it('threat 183: a page reads an index, never a whole table', async () => {
    for (let n = 0; n < 20; n += 1) await saveProvider(caller);
    const plan = await queryPlan(kind, caller);
    expect(plan).toContain('Provider_workspaceId_nameKey_id_idx');
    expect(plan).toContain('ConnectionReport_workspaceId_providerId_startedAt_idx');
    expect(plan).not.toMatch(/SCAN [pr]\b|Seq Scan|TEMP B-TREE|Sort/);
  });
});
