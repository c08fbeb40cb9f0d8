import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { ReportEvent } from '@/lib/core/connections/report';
import type { Environment, ProviderDraft } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import type { Result } from '@/lib/core/result';
import { database } from '@/lib/data/database';
import { createConnectionTestLimits } from '@/lib/platform/connection-test-limits';
import { newId } from '@/lib/platform/ids';
import { testDatabase } from '@/lib/testing/database';
import {
  callerOf,
  createWorkspace,
  providerDraft,
  saveProvider,
  unwrap,
} from '@/lib/testing/factories';
import { createFakeNetwork } from '@/lib/testing/fake-network';
import { createProvider } from './create-provider';
import { deleteProvider } from './delete-provider';
import { getConnectionReport } from './get-connection-report';
import { getProvider } from './get-provider';
import { listConnectionReports } from './list-connection-reports';
import { listProviders } from './list-providers';
import { setProviderEnabled } from './set-provider-enabled';
import { testConnection } from './test-connection';
import { updateProvider } from './update-provider';

type Call = (caller: Caller, provider: Provider) => Promise<Result<unknown>>;

const BY_ID: Readonly<Record<string, Call>> = {
  getProvider: (caller, { id }) => getProvider(caller, id),
  updateProvider: (caller, { id, version, draft }) => {
    const environment = caller.environment ?? draft.environment;
    return updateProvider(caller, { id, version, draft: { ...draft, environment } });
  },
  setProviderEnabled: (caller, { id, version, enabled }) =>
    setProviderEnabled(caller, { id, version, enabled: !enabled }),
  'setProviderEnabled to what it is': (caller, { id, version, enabled }) =>
    setProviderEnabled(caller, { id, version, enabled }),
  deleteProvider: (caller, { id, version }) => deleteProvider(caller, { id, version, name: null }),
  listConnectionReports: (caller, { id }) => listConnectionReports(caller, id),
  testConnection: (caller, { id, draft }) =>
    lastOf(caller, id, { ...draft, environment: caller.environment ?? draft.environment }),
};

/** A report, or the failure of a test, over a network in which nothing answers. */
async function lastOf(
  caller: Caller,
  providerId: string | null,
  draft: ProviderDraft,
): Promise<Result<string>> {
  const options = {
    network: createFakeNetwork(),
    allowedPrivateOrigins: [],
    limits: createConnectionTestLimits(),
  };
  let last: ReportEvent | null = null;
  for await (const event of testConnection(caller, { providerId, draft }, options)) last = event;
  if (last?.type === 'finished') return { ok: true, value: last.report.id };
  if (last?.type === 'failed') return { ok: false, failure: last.failure };
  throw new Error('The test ended without a report.');
}

function keyFor(owner: Caller, environment: Environment | null): Caller {
  return {
    ...owner,
    environment,
    actor: { type: 'api_key', id: newId('key'), label: 'cck_test_abc' },
  };
}

const snapshot = () =>
  Promise.all([
    database().provider.findMany({ include: { issuers: true } }),
    database().revision.count(),
    database().auditEvent.count(),
    database().connectionReport.count(),
  ]);

describe('a caller with an environment', () => {
  let owner: Caller;
  let staging: Caller;
  let production: Provider;
  let own: Provider;

  beforeAll(async () => {
    await testDatabase();
    owner = callerOf((await createWorkspace()).id);
    staging = keyFor(owner, 'staging');
    production = await saveProvider(owner, { name: 'Of production' });
    own = await saveProvider(owner, { name: 'Of staging', environment: 'staging' });
  });

  it.each(Object.keys(BY_ID))(
    'threat 228: %s knows no provider of another environment',
    async (name) => {
      const before = await snapshot();
      const absent = await BY_ID[name]?.(staging, { ...production, id: newId('prv') });
      const foreign = await BY_ID[name]?.(staging, production);
      expect(foreign).toMatchObject({ ok: false, failure: { code: 'NOT_FOUND' } });
      expect(foreign).toEqual(absent);
      expect(await snapshot()).toEqual(before);
    },
  );

  it.each(Object.keys(BY_ID))('%s knows those of its own, and of all without one', async (name) => {
    for (const caller of [staging, owner]) {
      const provider = await saveProvider(owner, { environment: 'staging' });
      expect([name, (await BY_ID[name]?.(caller, provider))?.ok]).toEqual([name, true]);
    }
  });

  it('threat 228: a deleted provider of another environment is not known to have been', async () => {
    const [theirs, ours] = [
      await saveProvider(owner),
      await saveProvider(owner, { environment: 'staging' }),
    ];
    for (const { id, version } of [theirs, ours]) {
      unwrap(await deleteProvider(owner, { id, version, name: null }));
    }
    const codes = [theirs, ours].map(async (provider) => {
      const result = await BY_ID.updateProvider?.(staging, provider);
      return result?.ok === false ? result.failure.code : null;
    });
    expect(await Promise.all(codes)).toEqual(['NOT_FOUND', 'CONFLICT']);
  });

  it('threat 228: lists and counts only its own, and refuses to be asked for others', async () => {
    const listed = unwrap(await listProviders(staging));
    expect(listed.providers.map(({ environment }) => environment)).not.toContain('production');
    expect(listed.total).toBe(listed.providers.length);
    expect(listed.providers.map(({ id }) => id)).toContain(own.id);
    expect(unwrap(await listProviders(staging, { query: 'Of production' })).total).toBe(0);
    expect(unwrap(await listProviders(staging, { environment: 'staging' })).total).toBe(
      listed.total,
    );
    expect(await listProviders(staging, { environment: 'production' })).toMatchObject(refused);
  });

  const refused = {
    ok: false,
    failure: {
      code: 'INVALID_INPUT',
      fields: { environment: [expect.stringContaining('This key is for staging')] },
    },
  };

  it('threat 189, threat 228: writes and tests no draft of another environment', async () => {
    const before = await snapshot();
    const draft = providerDraft();
    expect(await createProvider(staging, draft)).toMatchObject(refused);
    expect(await lastOf(staging, null, draft)).toMatchObject(refused);
    expect(await lastOf(staging, own.id, draft)).toMatchObject(refused);
    const moved = { ...own.draft, environment: 'production' as const };
    const { id, version } = own;
    expect(await updateProvider(staging, { id, version, draft: moved })).toMatchObject(refused);
    expect(await snapshot()).toEqual(before);
    expect((await createProvider(staging, providerDraft({ environment: 'staging' }))).ok).toBe(
      true,
    );
  });

  it('threat 228: opens reports of its own providers only, and none of a draft', async () => {
    const ofProvider = unwrap(await lastOf(owner, own.id, own.draft));
    const ofOther = unwrap(await lastOf(owner, production.id, production.draft));
    const ofDraft = unwrap(await lastOf(owner, null, providerDraft({ environment: 'staging' })));
    expect((await getConnectionReport(staging, ofProvider)).ok).toBe(true);
    for (const id of [ofOther, ofDraft]) {
      expect(await getConnectionReport(staging, id)).toMatchObject({
        failure: { code: 'NOT_FOUND', message: 'There is no such report.' },
      });
      expect((await getConnectionReport(owner, id)).ok).toBe(true);
    }
  });
});
