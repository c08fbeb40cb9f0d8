import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { keyRingOf } from '@/lib/core/oidc/key-ring';
import type { KeyAttempt } from '@/lib/platform/key-set-services';
import { type KeySource, keySourceOf } from '@/lib/platform/key-source';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { callerOf, createWorkspace, saveProvider, unwrap } from '@/lib/testing/factories';
import { keyNamed } from '@/lib/testing/scripted-provider';
import { deleteProvider } from '@/lib/usecases/delete-provider';
import { updateProvider } from '@/lib/usecases/update-provider';
import { transaction } from './database';
import { listFetchTimes, listKeyStates, loadKeySet, saveKeyAttempt } from './key-sets';

const AT = Date.parse('2026-11-21T09:00:00Z');
const HOUR = 3_600_000;

function had(kid: string, fetchedAt: number): KeyAttempt {
  return {
    ok: true,
    keys: {
      ring: keyRingOf([]),
      document: { keys: [keyNamed(kid)] },
      jwksUri: 'https://idp.example.com/jwks',
      validators: { etag: '"a"', lastModified: 'Sat, 21 Nov 2026 09:08:07 GMT' },
      freshSeconds: 600,
      fetchedAt,
    },
  };
}

const failed = (at: number): KeyAttempt => ({
  ok: false,
  failure: { code: 'TIMED_OUT', message: 'No answer.' },
  at,
});

describeOnEachDatabase('stored keys', (kind) => {
  let database: TestDatabase;
  let caller: Caller;
  let source: KeySource;

  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  beforeEach(async () => {
    caller = callerOf((await createWorkspace()).id);
    source = keySourceOf(await saveProvider(caller));
  });
  afterAll(() => database.close());

  const save = (attempt: KeyAttempt, now = AT) =>
    transaction((tx) => saveKeyAttempt(tx, source, attempt, now));
  const stateOf = async () => {
    const [state] = await listKeyStates(caller.workspaceId, [source.providerId]);
    return state ?? null;
  };

  it('come back as they were, with how the last attempt ended', async () => {
    expect(await loadKeySet(source)).toBeNull();
    await save(had('one', AT));
    const stored = {
      jwksUri: 'https://idp.example.com/jwks',
      document: { keys: [keyNamed('one')] },
      validators: { etag: '"a"', lastModified: 'Sat, 21 Nov 2026 09:08:07 GMT' },
      freshSeconds: 600,
      fetchedAt: AT,
    };
    expect(await loadKeySet(source)).toEqual(stored);
    await save(failed(AT + 5));
    expect(await loadKeySet(source)).toEqual(stored);
    expect(await stateOf()).toMatchObject({ failing: { code: 'TIMED_OUT', at: AT + 5 }, stored });
    await save(had('two', AT + 10));
    expect(await stateOf()).toMatchObject({ failing: null, stored: { fetchedAt: AT + 10 } });
    expect(await listFetchTimes([source.providerId, 'prv_none'])).toEqual([
      { providerId: source.providerId, sourceHash: source.hash, fetchedAt: AT + 10 },
    ]);
  });

  it('threat 155: key IDs that a database cannot hold come back as they were', async () => {
    const keys = ['a\0', '\ud800', '\ud801', '\ufffd'].map(keyNamed);
    const attempt = had('one', AT);
    if (!attempt.ok) throw new Error('It was made to go well.');
    await save({ ...attempt, keys: { ...attempt.keys, document: { keys } } });
    expect((await loadKeySet(source))?.document).toEqual({ keys });
  });

  it('count as none where their text was damaged', async () => {
    await save(had('a', AT));
    await database.database.keySet.update({
      where: { providerId: source.providerId },
      data: { document: { text: '{"keys":[' } },
    });
    expect(await loadKeySet(source)).toMatchObject({ document: null });
  });

  it('a failure before there were any is stored too', async () => {
    await save(failed(AT));
    expect(await stateOf()).toMatchObject({
      failing: { code: 'TIMED_OUT', at: AT },
      stored: { document: null, fetchedAt: null, jwksUri: null },
    });
  });

  it('threat 161: an older answer is not stored over a newer one, nor an older failure', async () => {
    await save(had('new', AT + 10));
    await save(had('old', AT));
    await save(failed(AT));
    expect(await stateOf()).toMatchObject({
      failing: null,
      stored: { document: { keys: [keyNamed('new')] } },
    });
  });

  it('threat 161: of many writers at once the newest is what stays', async () => {
    const order = [3, 1, 7, 5, 2, 8, 6, 4];
    await Promise.all(order.map((n) => save(had(`key-${n}`, AT + n))));
    expect((await loadKeySet(source))?.document).toEqual({ keys: [keyNamed('key-8')] });
  });

  it('threat 52: what was stored under a clock that was far ahead is replaced', async () => {
    await save(had('ahead', AT + HOUR));
    await save(had('now', AT));
    expect((await loadKeySet(source))?.document).toEqual({ keys: [keyNamed('now')] });
  });

  it('of a source that is no longer that of the provider nothing is stored or given', async () => {
    await save(had('one', AT));
    const provider = await saveProvider(caller);
    const changed = { ...provider.draft, jwksAddress: 'https://idp.example.com/other' };
    source = keySourceOf(provider);
    await save(had('one', AT));
    const { id, version } = provider;
    const after = unwrap(await updateProvider(caller, { id, version, draft: changed }));
    await save(had('two', AT + 1));
    expect(await loadKeySet(keySourceOf(after))).toBeNull();
    source = keySourceOf(after);
    await save(failed(AT + 2));
    expect(await stateOf()).toMatchObject({ sourceHash: source.hash, stored: { document: null } });
    await save(had('three', AT + 3));
    expect((await loadKeySet(source))?.document).toEqual({ keys: [keyNamed('three')] });
  });

  it('threat 26: they go with their provider, and none is stored after it', async () => {
    const provider = await saveProvider(caller);
    source = keySourceOf(provider);
    await save(had('one', AT));
    const { id, version, draft } = provider;
    unwrap(await deleteProvider(caller, { id, version, name: draft.name }));
    await save(had('two', AT + 1));
    expect(await stateOf()).toBeNull();
  });

  it('are seen by their own workspace only', async () => {
    await save(had('one', AT));
    expect(await listKeyStates('wsp_other', [source.providerId])).toEqual([]);
    expect(await loadKeySet({ ...source, workspaceId: 'wsp_other' })).toBeNull();
  });
});
