import { expect, it, vi } from 'vitest';
import { database, setDatabaseForTesting } from '@/lib/data/database';
import { openDatabase } from '@/lib/data/open-database';
import {
  configurationRevision,
  setConfigurationRevision,
} from '@/lib/platform/configuration-revision';
import { bundleGroundOfEach } from '@/lib/testing/bundle-ground';
import { applicationOf, bundleOf, bundleTextOf } from '@/lib/testing/bundles';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { callerOf, createWorkspace, savePolicy, unwrap } from '@/lib/testing/factories';
import { sha256 } from '@/lib/testing/fake-bundle-api';
import { followNow } from '@/lib/testing/keys';
import { deletePolicy } from './delete-policy';
import { forgetBundlesForTesting, getBundle } from './get-bundle';
import { setProviderEnabled } from './set-provider-enabled';
import { writeBundle } from './write-bundle';

vi.mock('./write-bundle', { spy: true });

describeOnEachDatabase('the trust bundle as things change', (kind) => {
  const ground = bundleGroundOfEach(kind);

  it('the same content has the same bytes, whatever was read, written or forgotten in between', async () => {
    const caller = applicationOf(ground.owner);
    const policy = await savePolicy(ground.owner);
    await followNow();
    const first = unwrap(await getBundle(caller)).text;
    expect(first.digest).toBe(sha256(first.bytes.toString()));
    const other = await savePolicy(ground.owner);
    await bundleTextOf(caller);
    unwrap(await deletePolicy(ground.owner, { id: other.id, version: 1 }));
    const again = await bundleTextOf(caller);
    expect(again).toBe(first.bytes.toString());
    forgetBundlesForTesting();
    expect(await bundleTextOf(caller)).toBe(again);
    expect(again).toContain(policy.id);
  });

  it('is written once for all who ask, and anew only when something in it changed', async () => {
    const caller = applicationOf(ground.owner);
    await followNow();
    vi.mocked(writeBundle).mockClear();
    const bundles = await Promise.all(Array.from({ length: 20 }, () => getBundle(caller)));
    expect(new Set(bundles.map((one) => unwrap(one).text)).size).toBe(1);
    const [one] = bundles;
    expect(unwrap(await getBundle(caller)).text).toBe(one && unwrap(one).text);
    expect(writeBundle).toHaveBeenCalledTimes(1);
    const known = unwrap(await getBundle(caller)).text;
    // Of another workspace: what is read anew for it is the same here, and stays compressed.
    await savePolicy(callerOf((await createWorkspace()).id));
    await followNow();
    expect(unwrap(await getBundle(caller)).text).toBe(known);
    await savePolicy(ground.owner);
    await followNow();
    expect(unwrap(await getBundle(caller)).text).not.toBe(known);
  });

  it('one is written at a time, and whoever asked after a change gets the one after it', async () => {
    const caller = applicationOf(ground.owner);
    await followNow();
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { writeBundle: write } =
      await vi.importActual<typeof import('./write-bundle')>('./write-bundle');
    vi.mocked(writeBundle).mockClear();
    vi.mocked(writeBundle).mockImplementationOnce((ground) => held.then(() => write(ground)));
    const early = getBundle(caller);
    await expect.poll(() => vi.mocked(writeBundle).mock.calls.length).toBe(1);
    const { id } = await savePolicy(ground.owner);
    await followNow();
    const late = Array.from({ length: 5 }, () => getBundle(caller));
    finish();
    expect(unwrap(await early).text.bytes.toString()).not.toContain(id);
    for (const bundle of await Promise.all(late)) {
      expect(unwrap(bundle).text.bytes.toString()).toContain(id);
    }
    expect(writeBundle).toHaveBeenCalledTimes(2);
  });

  it('a disabled provider is gone with the next one, and back when it is enabled', async () => {
    const caller = applicationOf(ground.owner);
    const issuerDigests = [sha256(ground.live.issuer)];
    const { id } = ground.live.saved;
    expect((await bundleOf(caller)).others).toEqual([]);
    unwrap(await setProviderEnabled(ground.owner, { id, version: 1, enabled: false }));
    const without = await bundleOf(caller);
    expect(without.providers).toEqual([]);
    expect(without.others).toEqual([{ environment: 'production', enabled: false, issuerDigests }]);
    unwrap(await setProviderEnabled(ground.owner, { id, version: 2, enabled: true }));
    expect((await bundleOf(caller)).providers).toHaveLength(1);
  });

  it('says by which configuration it was made, an older one where a value stands in for a newer', async () => {
    const caller = applicationOf(ground.owner);
    await followNow();
    const { revision } = unwrap(await getBundle(caller));
    expect(revision).toBe(configurationRevision());
    // Of another workspace: the text is the same, and was read anew.
    await savePolicy(callerOf((await createWorkspace()).id));
    await followNow();
    const later = unwrap(await getBundle(caller)).revision;
    expect(later).toBeGreaterThan(revision);
    const whole = database();
    const away = openDatabase('postgresql://u:p@127.0.0.1:1/x');
    setDatabaseForTesting(away);
    try {
      setConfigurationRevision(later + 5);
      expect(unwrap(await getBundle(caller)).revision).toBe(later);
    } finally {
      setDatabaseForTesting(whole);
      await away.$disconnect();
    }
    await followNow();
  });

  it('without storage the last one holds, and where nothing is known it says so', async () => {
    const caller = applicationOf(ground.owner);
    const known = await bundleTextOf(caller);
    const whole = database();
    const away = openDatabase('postgresql://u:p@127.0.0.1:1/x');
    setDatabaseForTesting(away);
    try {
      expect(unwrap(await getBundle(caller)).text.bytes.toString()).toBe(known);
      setConfigurationRevision(-1);
      expect(unwrap(await getBundle(caller)).text.bytes.toString()).toBe(known);
      const unknown = await getBundle(applicationOf(callerOf('wsp_unknown')));
      expect(unknown).toMatchObject({ ok: false, failure: { code: 'UNAVAILABLE' } });
    } finally {
      setDatabaseForTesting(whole);
      await away.$disconnect();
    }
  });
});
