import { beforeEach, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { emptyInputs, type ProviderDraft } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import { verifyAuditChain } from '@/lib/data/audit';
import { database } from '@/lib/data/database';
import { readRevisionCounter } from '@/lib/data/revision-counter';
import { testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
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
import { setProviderEnabled } from './set-provider-enabled';
import { updateProvider } from './update-provider';

const ISSUER = 'https://login.example.com';
const withIssuer = (issuer = ISSUER): Partial<ProviderDraft> => ({
  inputs: { ...emptyInputs(), issuer, clientIds: ['app'] },
});

function edited({ id, version, draft }: Provider, change: Partial<ProviderDraft>) {
  return { id, version, draft: { ...draft, ...change } };
}

async function countRows(): Promise<Record<string, number>> {
  const [providers, issuers, revisions, events] = await Promise.all([
    database().provider.count(),
    database().providerIssuer.count(),
    database().revision.count(),
    database().auditEvent.count(),
  ]);
  return { providers, issuers, revisions, events };
}

describeOnEachDatabase('changes of providers', (kind) => {
  let caller: Caller;

  beforeEach(async () => {
    const opened = await testDatabase(kind);
    caller = callerOf((await createWorkspace()).id);
    return () => opened.close();
  });

  it('a certificate that cannot be read is refused at its field', async () => {
    const privateCa = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    const refused = {
      ok: false,
      failure: { code: 'INVALID_INPUT', fields: { privateCa: [expect.any(String)] } },
    };
    expect(await createProvider(caller, providerDraft({ privateCa }))).toMatchObject(refused);
    const saved = await saveProvider(caller, withIssuer());
    expect(await updateProvider(caller, edited(saved, { privateCa }))).toMatchObject(refused);
  });

  it('what was saved is read back: draft, settings, issuers in order', async () => {
    const draft = providerDraft({
      ...withIssuer(),
      furtherIssuers: ['https://b.example.com', 'https://a.example.com'],
      furtherAudiences: ['https://api.example.com', 'ü'],
      permissionsPath: '/a/b',
      requiredClaims: ['email', 'org.id'],
      pastedKeys: '{"keys": [ {"kty":"RSA","n":"AQAB","e":"AQAB"} ]}',
    });
    const saved = unwrap(await createProvider(caller, draft));
    expect(saved.draft).toEqual(draft);
    expect(saved).toMatchObject({ version: 1, enabled: true, updatedBy: caller.actor.label });
    expect(saved.settings.issuers.map(({ value }) => value)).toEqual([
      ISSUER,
      'https://b.example.com',
      'https://a.example.com',
    ]);
    expect(saved.settings.audiences).toContainEqual({ value: 'ü', source: 'typed' });
    expect(saved.settings.pastedKeys).toEqual([{ kty: 'RSA', n: 'AQAB', e: 'AQAB' }]);
    expect(saved.settings.discoveryAddresses.length).toBeGreaterThan(0);
    expect(unwrap(await getProvider(caller, saved.id)).provider).toEqual(saved);
  });

  it('each change is one row, one revision with before and after, one event, one more count', async () => {
    const counted = await readRevisionCounter();
    const first = await saveProvider(caller, withIssuer());
    const second = unwrap(await updateProvider(caller, edited(first, { name: 'Renamed' })));
    const third = unwrap(
      await setProviderEnabled(caller, { id: second.id, version: 2, enabled: false }),
    );
    unwrap(await deleteProvider(caller, { id: third.id, version: 3, name: 'Renamed' }));
    expect(await countRows()).toEqual({ providers: 0, issuers: 0, revisions: 4, events: 4 });
    expect(await readRevisionCounter()).toBe(counted + 4);
    const revisions = await database().revision.findMany({ orderBy: { version: 'asc' } });
    expect(revisions.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
    expect(revisions[1]).toMatchObject({
      before: { draft: { name: first.draft.name } },
      after: { draft: { name: 'Renamed' } },
      actorLabel: caller.actor.label,
    });
    expect([revisions[0]?.before, revisions[3]?.after]).toEqual([null, null]);
    const events = await database().auditEvent.findMany({ orderBy: { seq: 'asc' } });
    expect(events.map(({ action }) => action)).toEqual([
      'provider.created',
      'provider.updated',
      'provider.disabled',
      'provider.deleted',
    ]);
    expect(await verifyAuditChain(caller.workspaceId)).toEqual({ ok: true, count: 4 });
  });

  it('a save may enable or disable with it; that alone is called so', async () => {
    const saved = await saveProvider(caller, withIssuer());
    const both = { ...edited(saved, { name: 'Off' }), enabled: false };
    const off = unwrap(await updateProvider(caller, both));
    expect(off).toMatchObject({ enabled: false, version: 2, draft: { name: 'Off' } });
    await saveProvider(caller, withIssuer());
    const taken = { ok: false, failure: { conflict: { kind: 'issuer_taken' } } };
    expect(await updateProvider(caller, { ...edited(off, {}), enabled: true })).toMatchObject(
      taken,
    );
    const free = { inputs: { ...off.draft.inputs, issuer: 'https://free.example.com' } };
    const moved = unwrap(await updateProvider(caller, edited(off, free)));
    unwrap(await updateProvider(caller, { ...edited(moved, {}), enabled: true }));
    const events = await database().auditEvent.findMany({
      where: { targetId: saved.id },
      orderBy: { seq: 'asc' },
    });
    expect(events.map(({ action, details }) => [action, Object(details).changed])).toEqual([
      ['provider.created', undefined],
      ['provider.updated', ['name', 'enabled']],
      ['provider.updated', ['inputs']],
      ['provider.enabled', ['enabled']],
    ]);
  });

  it('saving what is saved already changes nothing', async () => {
    const saved = await saveProvider(caller);
    const before = await countRows();
    expect(unwrap(await updateProvider(caller, edited(saved, {})))).toEqual(saved);
    expect(await countRows()).toEqual(before);
  });

  it('threat 234: a change whose audit event cannot be written is rolled back', async () => {
    const saved = await saveProvider(caller, withIssuer());
    const rows = await countRows();
    // The event that comes next is there already, so writing it fails.
    await database().auditEvent.create({
      data: {
        ...(await database().auditEvent.findFirstOrThrow()),
        id: 'evt_in_the_way',
        seq: 2,
        details: {},
      },
    });
    await expect(updateProvider(caller, edited(saved, { name: 'Lost' }))).rejects.toThrow();
    await expect(createProvider(caller, providerDraft())).rejects.toThrow();
    const off = { id: saved.id, version: 1, enabled: false };
    await expect(setProviderEnabled(caller, off)).rejects.toThrow();
    const name = saved.draft.name;
    await expect(deleteProvider(caller, { id: saved.id, version: 1, name })).rejects.toThrow();
    expect(unwrap(await getProvider(caller, saved.id)).provider).toEqual(saved);
    expect(await countRows()).toEqual({ ...rows, events: 2 });
  });

  it('threat 241: an event names the fields that changed and holds none of their values', async () => {
    const secret = 'AQAB-marker-of-a-key';
    const keys = JSON.stringify({ keys: [{ kty: 'RSA', n: secret, e: 'AQAB' }] });
    const saved = await saveProvider(caller, { pastedKeys: keys });
    await updateProvider(caller, edited(saved, { pastedKeys: '', name: 'Other' }));
    const events = await database().auditEvent.findMany({ orderBy: { seq: 'asc' } });
    expect(JSON.stringify(events)).not.toContain(secret);
    expect(events[1]?.details).toMatchObject({ changed: ['name', 'pastedKeys'] });
  });

  it('threat 244: the second of two editors gets the conflict with what is saved now', async () => {
    const read = await saveProvider(caller);
    const other: Caller = { ...caller, actor: { ...caller.actor, label: 'bo@example.com' } };
    const saved = unwrap(await updateProvider(other, edited(read, { name: 'By Bo' })));
    const refused = await updateProvider(caller, edited(read, { name: 'By Ana' }));
    expect(refused).toMatchObject({
      ok: false,
      failure: {
        code: 'CONFLICT',
        conflict: {
          kind: 'version',
          currentVersion: 2,
          changedBy: 'bo@example.com',
          current: saved,
        },
      },
    });
    expect(unwrap(await getProvider(caller, read.id)).provider.draft.name).toBe('By Bo');
  });

  it('threat 245: of 100 parallel edits of one version one wins, and nothing else is written', async () => {
    const read = await saveProvider(caller);
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        updateProvider(caller, edited(read, { name: `Edit ${n}` })),
      ),
    );
    const won = results.flatMap((result) => (result.ok ? [result.value] : []));
    expect(won).toHaveLength(1);
    for (const result of results) {
      if (!result.ok) expect(result.failure).toMatchObject({ conflict: { kind: 'version' } });
    }
    expect(unwrap(await getProvider(caller, read.id)).provider).toEqual(won[0]);
    expect(await countRows()).toMatchObject({ providers: 1, revisions: 2, events: 2 });
  });

  it('threat 246: an edit after, or beside, a deletion brings nothing back', async () => {
    const read = await saveProvider(caller);
    const { id, version, draft } = read;
    const [deleted, saved] = await Promise.all([
      deleteProvider(caller, { id, version, name: draft.name }),
      updateProvider(caller, edited(read, { name: 'Later' })),
    ]);
    expect([deleted.ok, saved.ok].filter(Boolean)).toHaveLength(1);
    if (saved.ok) unwrap(await deleteProvider(caller, { id, version: 2, name: 'Later' }));
    const gone = { ok: false, failure: { code: 'CONFLICT', conflict: { kind: 'gone' } } };
    expect(await updateProvider(caller, edited(read, { name: 'x' }))).toMatchObject(gone);
    expect(await setProviderEnabled(caller, { id, version, enabled: true })).toMatchObject(gone);
    expect(await deleteProvider(caller, { id, version, name: draft.name })).toMatchObject(gone);
    expect(await countRows()).toMatchObject({ providers: 0, issuers: 0 });
  });

  it('threat 247: what was switched on is what was looked at, not what was saved meanwhile', async () => {
    const seen = await saveProvider(caller, {}, { enabled: false });
    unwrap(await updateProvider(caller, edited(seen, { clockToleranceSeconds: 300 })));
    const refused = await setProviderEnabled(caller, { id: seen.id, version: 1, enabled: true });
    expect(refused).toMatchObject({
      failure: { code: 'CONFLICT', conflict: { kind: 'version', currentVersion: 2 } },
    });
    expect(unwrap(await getProvider(caller, seen.id)).provider.enabled).toBe(false);
  });

  it('threat 248: a double submit has one effect', async () => {
    const draft = providerDraft(withIssuer());
    const created = await Promise.all([
      createProvider(caller, draft),
      createProvider(caller, draft),
    ]);
    expect(created.filter(({ ok }) => ok)).toHaveLength(1);
    const saved = created.flatMap((result) => (result.ok ? [result.value] : []))[0];
    const off = { id: saved?.id ?? '', version: 1, enabled: false };
    const turned = await Promise.all([
      setProviderEnabled(caller, off),
      setProviderEnabled(caller, off),
    ]);
    expect(turned.map((result) => unwrap(result).version)).toEqual([2, 2]);
    expect(await countRows()).toMatchObject({ providers: 1, revisions: 2, events: 2 });
  });

  it('an issuer belongs to one enabled provider of an environment, and the conflict names it', async () => {
    const holder = await saveProvider(caller, { ...withIssuer(), name: 'Holder' });
    const taken = {
      ok: false,
      failure: {
        code: 'CONFLICT',
        conflict: {
          kind: 'issuer_taken',
          issuer: ISSUER,
          providerId: holder.id,
          providerName: 'Holder',
        },
      },
    };
    expect(await createProvider(caller, providerDraft(withIssuer()))).toMatchObject(taken);
    const staging = await saveProvider(caller, { ...withIssuer(), environment: 'staging' });
    expect(
      await updateProvider(caller, edited(staging, { environment: 'production' })),
    ).toMatchObject(taken);
    const other = await saveProvider(caller);
    const further = edited(other, { furtherIssuers: [ISSUER] });
    expect(await updateProvider(caller, further)).toMatchObject(taken);
    const off = await saveProvider(caller, withIssuer(), { enabled: false });
    const on = { id: off.id, version: 1, enabled: true };
    expect(await setProviderEnabled(caller, on)).toMatchObject(taken);
    unwrap(await setProviderEnabled(caller, { id: holder.id, version: 1, enabled: false }));
    expect(unwrap(await setProviderEnabled(caller, on))).toMatchObject({ enabled: true });
    expect(unwrap(await setProviderEnabled(caller, on))).toMatchObject({ version: 2 });
  });

  it('the database itself refuses a second enabled issuer, and lets a disabled one be', async () => {
    const saved = await saveProvider(caller, withIssuer());
    const row = {
      workspaceId: caller.workspaceId,
      providerId: saved.id,
      issuer: ISSUER,
      issuerKey: ISSUER,
      source: 'typed',
      environment: 'production',
    };
    const second = { ...row, id: 'iss_2', position: 1, enabled: true };
    await expect(database().providerIssuer.create({ data: second })).rejects.toThrow(/[Uu]nique/);
    await database().providerIssuer.create({ data: { ...second, enabled: false } });
    expect(await database().providerIssuer.count()).toBe(2);
  });

  it('deleting asks for the exact name', async () => {
    const { id, version } = await saveProvider(caller, { name: 'Acme SSO' });
    const wrong = await deleteProvider(caller, { id, version, name: 'acme sso' });
    expect(wrong).toMatchObject({ failure: { code: 'INVALID_INPUT' } });
    expect(unwrap(await deleteProvider(caller, { id, version, name: ' Acme SSO ' }))).toEqual({
      id,
    });
  });

  it('an id that cannot be is not found, or refused, and no defect', async () => {
    for (const id of ['', '\u0000', 'x'.repeat(1000), "' OR 1=1 --", '\ud800']) {
      expect(await getProvider(caller, id)).toMatchObject({ failure: { code: 'NOT_FOUND' } });
      const off = await setProviderEnabled(caller, { id, version: 1, enabled: false });
      expect(off).toMatchObject({ failure: { code: 'INVALID_INPUT' } });
    }
  });

  it('text that no database holds is refused at the form', async () => {
    for (const name of ['a\u0000b', 'a\ud800b']) {
      const refused = await createProvider(caller, providerDraft({ name }));
      expect(refused).toMatchObject({ ok: false, failure: { code: 'INVALID_INPUT' } });
    }
  });
});
