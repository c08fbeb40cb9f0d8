import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { emptyInputs, type ProviderDraft } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import type { Result } from '@/lib/core/result';
import { database } from '@/lib/data/database';
import { testDatabase } from '@/lib/testing/database';
import {
  callerOf,
  createWorkspace,
  providerDraft,
  saveProvider,
  unwrap,
} from '@/lib/testing/factories';
import { createProvider } from './create-provider';
import { deleteProvider } from './delete-provider';
import { getProvider } from './get-provider';
import { listProviders } from './list-providers';
import { setProviderEnabled } from './set-provider-enabled';
import { updateProvider } from './update-provider';

type Call = (caller: Caller, provider: Provider) => Promise<Result<unknown>>;

const CALLS: Readonly<Record<string, Call>> = {
  getProvider: (caller, { id }) => getProvider(caller, id),
  updateProvider: (caller, { id, version, draft }) =>
    updateProvider(caller, { id, version, draft: { ...draft, name: 'Taken over' } }),
  setProviderEnabled: (caller, { id, version }) =>
    setProviderEnabled(caller, { id, version, enabled: false }),
  deleteProvider: (caller, { id, version, draft }) =>
    deleteProvider(caller, { id, version, name: draft.name }),
};

const snapshot = () =>
  Promise.all([
    database().provider.findMany({ include: { issuers: true } }),
    database().revision.count(),
    database().auditEvent.count(),
  ]);

describe('who may do what to a provider', () => {
  let owner: Caller;
  let foreign: Provider;

  beforeAll(async () => {
    await testDatabase();
    owner = callerOf((await createWorkspace()).id);
    const stranger = callerOf((await createWorkspace()).id);
    foreign = await saveProvider(stranger, { name: 'Foreign' });
  });

  it.each(Object.keys(CALLS))(
    'threat 228: %s does not know ids of other workspaces',
    async (name) => {
      const before = await snapshot();
      for (const role of ['owner', 'admin'] as const) {
        const result = await CALLS[name]?.(callerOf(owner.workspaceId, role), foreign);
        expect(result).toMatchObject({ ok: false, failure: { code: 'NOT_FOUND' } });
        expect(JSON.stringify(result)).not.toContain('Foreign');
      }
      expect(await snapshot()).toEqual(before);
    },
  );

  it('threat 228: a deleted provider of another workspace is not known either', async () => {
    const stranger = callerOf((await createWorkspace()).id);
    const provider = await saveProvider(stranger);
    const { id, version, draft } = provider;
    unwrap(await deleteProvider(stranger, { id, version, name: draft.name }));
    const result = await CALLS.updateProvider?.(owner, provider);
    expect(result).toMatchObject({ failure: { code: 'NOT_FOUND' } });
  });

  it('threat 228: an issuer of another workspace is no conflict, and lists show only their own', async () => {
    const mine = await saveProvider(owner, { inputs: foreign.draft.inputs });
    const listed = unwrap(await listProviders(owner, { query: 'issuer' }));
    expect(listed.providers.map(({ id }) => id)).toEqual([mine.id]);
    expect(listed.total).toBe(1);
  });

  it('threat 229: the database refuses an issuer or a report of another workspace’s provider', async () => {
    const issuer = {
      id: 'iss_x',
      workspaceId: owner.workspaceId,
      providerId: foreign.id,
      issuer: 'https://x.example.com',
      issuerKey: 'https://x.example.com',
      source: 'typed',
      position: 9,
      environment: 'production',
      enabled: true,
    };
    await expect(database().providerIssuer.create({ data: issuer })).rejects.toThrow(
      /[Ff]oreign key/,
    );
    const report = {
      id: 'rpt_x',
      workspaceId: owner.workspaceId,
      providerId: foreign.id,
      settingsHash: '',
      outcome: 'good',
      report: {},
      operatorId: 'opr_x',
      testedBy: 'x',
      startedAt: new Date(),
      durationMs: 1,
    };
    await expect(database().connectionReport.create({ data: report })).rejects.toThrow(
      /[Ff]oreign key/,
    );
  });

  it.each([
    ['viewer', { getProvider: true }],
    ['editor', { getProvider: true, updateProvider: true, setProviderEnabled: true }],
    [
      'admin',
      { getProvider: true, updateProvider: true, setProviderEnabled: true, deleteProvider: true },
    ],
  ] as const)('a %s may do exactly what the role says', async (role, may) => {
    for (const [name, call] of Object.entries(CALLS)) {
      const provider = await saveProvider(owner);
      const before = await snapshot();
      const result = await call(callerOf(owner.workspaceId, role), provider);
      expect([name, result.ok]).toEqual([name, Reflect.get(may, name) === true]);
      if (result.ok) continue;
      expect(result.failure).toMatchObject({ code: 'FORBIDDEN' });
      expect(await snapshot()).toEqual(before);
    }
    const created = await createProvider(callerOf(owner.workspaceId, role), providerDraft());
    expect(created.ok).toBe(role !== 'viewer');
  });

  it.each([
    ['workspaceId', { workspaceId: 'wsp_other' }],
    ['id', { id: 'prv_chosen' }],
    ['version', { version: 99 }],
    ['enabled', { enabled: false }],
    ['settings', { settings: {} }],
    [
      'a nested field',
      {
        inputs: {
          ...emptyInputs(),
          issuer: 'https://x.example.com',
          clientIds: ['a'],
          secret: 's',
        },
      },
    ],
  ])('threat 189, threat 221: a draft that smuggles %s in is refused', async (_, extra) => {
    const before = await snapshot();
    const draft: ProviderDraft = Object.assign(providerDraft(), extra);
    const refused = { ok: false, failure: { code: 'INVALID_INPUT' } };
    expect(await createProvider(owner, draft)).toMatchObject(refused);
    expect(await updateProvider(owner, { id: 'prv_x', version: 1, draft })).toMatchObject(refused);
    expect(await snapshot()).toEqual(before);
  });

  it('threat 189: the other inputs refuse unknown members and wrong types too', async () => {
    const provider = await saveProvider(owner);
    const { id, version, draft } = provider;
    const refused = { ok: false, failure: { code: 'INVALID_INPUT' } };
    const more = { workspaceId: 'wsp_other' };
    const target = { id, version };
    const calls = [
      updateProvider(owner, Object.assign({ ...target, draft }, more)),
      setProviderEnabled(owner, Object.assign({ ...target, enabled: false }, more)),
      deleteProvider(owner, Object.assign({ ...target, name: draft.name }, more)),
      listProviders(owner, Object.assign({ limit: 1 }, more)),
      setProviderEnabled(owner, { id, version: 1.5, enabled: false }),
      setProviderEnabled(owner, Object.assign({ ...target, enabled: true }, { enabled: 'no' })),
      deleteProvider(owner, { id: '', version, name: draft.name }),
    ];
    for (const result of await Promise.all(calls)) expect(result).toMatchObject(refused);
    expect(unwrap(await getProvider(owner, id)).provider).toEqual(provider);
  });
});
