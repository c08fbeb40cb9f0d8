import { beforeEach, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { emptyInputs } from '@/lib/core/providers/draft';
import { database } from '@/lib/data/database';
import { testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import {
  callerOf,
  createWorkspace,
  savePolicy,
  saveProvider,
  unwrap,
} from '@/lib/testing/factories';
import { newKey } from '@/lib/testing/keys';
import { createApiKey } from './create-api-key';
import { findByName } from './find-by-name';
import { listApiKeys } from './list-api-keys';
import { revokeApiKey } from './revoke-api-key';

describeOnEachDatabase('finding by name', (kind) => {
  let caller: Caller;

  beforeEach(async () => {
    const opened = await testDatabase(kind);
    caller = callerOf((await createWorkspace()).id);
    return () => opened.close();
  });

  const find = async (query: string, ids: readonly string[] = [], by: Caller = caller) =>
    unwrap(await findByName(by, { query, ids: [...ids] }));
  const names = (entries: readonly { readonly name: string }[]) => entries.map(({ name }) => name);

  it('finds providers, policies and keys of this workspace, best first', async () => {
    await saveProvider(caller, { name: 'My staff' });
    await saveProvider(caller, { name: 'Staff' });
    await savePolicy(caller, { name: 'Staff may read' });
    unwrap(await createApiKey(caller, newKey({ name: 'Staff portal' })));
    const stranger = callerOf((await createWorkspace()).id);
    await saveProvider(stranger, { name: 'Staff of others' });
    await savePolicy(stranger, { name: 'Staff of others' });
    const found = await find('STAFF');
    expect(names(found.providers)).toEqual(['Staff', 'My staff']);
    expect(names(found.policies)).toEqual(['Staff may read']);
    expect(names(found.keys)).toEqual(['Staff portal']);
  });

  it('takes words in any order, and a part of an issuer or a resource', async () => {
    const inputs = { ...emptyInputs(), issuer: 'https://login.acme.example', clientIds: ['c'] };
    await saveProvider(caller, { name: 'Customers of Acme', inputs });
    await savePolicy(caller, { name: 'Readers of reports' });
    expect(names((await find('acme cust')).providers)).toEqual(['Customers of Acme']);
    expect(names((await find('login.acme')).providers)).toEqual(['Customers of Acme']);
    expect(names((await find('report reader')).policies)).toEqual(['Readers of reports']);
    expect(names((await find('orders')).policies)).toEqual(['Readers of reports']);
    expect(await find('acme nowhere')).toMatchObject({ providers: [], policies: [] });
  });

  it('gives at most 20 of each, and the first of each list for an empty query', async () => {
    for (let number = 10; number < 35; number += 1) {
      await savePolicy(caller, { name: `policy ${number}` });
    }
    expect((await find('policy')).policies).toHaveLength(20);
    expect(names((await find('')).policies).slice(0, 2)).toEqual(['policy 10', 'policy 11']);
    expect((await find('')).policies).toHaveLength(20);
  });

  it('has keys that work before those that do not, and says which', async () => {
    const { key } = unwrap(await createApiKey(caller, newKey({ name: 'Billing' })));
    unwrap(await revokeApiKey(caller, { id: key.id }));
    unwrap(await createApiKey(caller, newKey({ name: 'Billing' })));
    const { keys } = await find('billing');
    expect(keys.map(({ state }) => state)).toEqual(['active', 'revoked']);
  });

  it('finds a key among any number, by name in any case and by prefix', async () => {
    const { key } = unwrap(await createApiKey(caller, newKey({ name: 'Überweisung 100%' })));
    const row = await database().apiKey.findUniqueOrThrow({ where: { id: key.id } });
    const others = Array.from({ length: 150 }, (_, n) => ({
      ...row,
      id: `key_${n}`,
      name: `Cron ${n}`,
      prefix: `ccm_test_${String(n).padStart(12, '0')}`,
      grants: [],
      createdAt: new Date(Date.now() + n),
    }));
    await database().apiKey.createMany({ data: others });
    for (const query of ['überW', '100%', 'WEISUNG über', key.prefix, `${key.prefix}…`]) {
      expect(names((await find(query)).keys), query).toEqual(['Überweisung 100%']);
    }
    expect(names((await find('cron 149')).keys)).toEqual(['Cron 149']);
    for (const query of ['100_', 'ö', 'Überweisung 1%%']) {
      expect((await find(query)).keys, query).toEqual([]);
    }
  });

  it('finds keys among more than one query may name, and by names with any letter', async () => {
    const named = ['İstanbul', 'Billing™', 'Jobs… old', 'ﬁnance'];
    const { key } = unwrap(await createApiKey(caller, newKey({ name: 'First' })));
    const row = await database().apiKey.findUniqueOrThrow({ where: { id: key.id } });
    const rowOf = (name: string, n: number) => ({
      ...row,
      id: `key_many_${n}`,
      name,
      prefix: `ccm_live_${String(n).padStart(12, '0')}`,
      grants: [],
      createdAt: new Date(Date.now() + n),
    });
    const many = Array.from({ length: 1200 }, (_, n) => rowOf(`Cron ${n}`, n));
    await database().apiKey.createMany({
      data: [...many, ...named.map((name, n) => rowOf(name, 2000 + n))],
    });
    for (const name of named) expect(names((await find(name)).keys), name).toEqual([name]);
    expect((await find('c')).keys).toHaveLength(20);
    expect(names((await find('cron 1199')).keys)).toEqual(['Cron 1199']);
    const page = unwrap(await listApiKeys(caller, { query: 'cron', kind: 'api', limit: 100 }));
    expect([page.keys.length, page.total]).toEqual([100, 900]);
  });

  it('names what is asked for by id, of this workspace only', async () => {
    const provider = await saveProvider(caller, { name: 'Staff' });
    const policy = await savePolicy(caller, { name: 'Readers' });
    const stranger = callerOf((await createWorkspace()).id);
    const theirs = await saveProvider(stranger);
    const ids = [policy.id, theirs.id, 'prv_gone', provider.id];
    expect((await find('', ids)).named).toMatchObject([
      { kind: 'policy', name: 'Readers' },
      { kind: 'provider', name: 'Staff' },
    ]);
  });

  it('leaves out what the role may not read', async () => {
    await saveProvider(caller, { name: 'Staff' });
    unwrap(await createApiKey(caller, newKey({ name: 'Staff' })));
    const viewer = callerOf(caller.workspaceId, 'viewer');
    expect(await find('staff', [], viewer)).toMatchObject({ providers: [{}], keys: [] });
    const nobody = { ...caller, permissions: new Set<never>() };
    const all = await find('', ['prv_x'], nobody);
    expect(all).toEqual({ providers: [], policies: [], keys: [], named: [] });
  });

  it('refuses what is too long, and more ids than it names', async () => {
    const ids = Array.from({ length: 9 }, (_, index) => `prv_${index}`);
    expect(await findByName(caller, { query: 'x'.repeat(201), ids: [] })).toMatchObject({
      failure: { code: 'INVALID_INPUT' },
    });
    expect(await findByName(caller, { query: '', ids })).toMatchObject({
      failure: { code: 'INVALID_INPUT' },
    });
  });
});
