import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readRevisionCounter } from '@/lib/data/revision-counter';
import {
  configurationRevision,
  setConfigurationRevision,
} from '@/lib/platform/configuration-revision';
import { log } from '@/lib/platform/log';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, saveProvider } from '@/lib/testing/factories';
import { followConfiguration } from './follow-configuration';
import { trustOf } from './trust-of';

let database: TestDatabase;
let stop: () => void = () => undefined;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() => setConfigurationRevision(0));
afterEach(() => {
  stop();
  setConfigurationRevision(0);
});
afterAll(() => database.close());

/** Until something holds; the test's own time is the bound. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(5);
}

describe('following the configuration', () => {
  it('a change that anybody saves is noticed, and the trust is read anew', async () => {
    const caller = callerOf((await createWorkspace()).id);
    stop = followConfiguration({ intervalMs: 5 });
    await saveProvider(caller, {}, { enabled: true });
    const trusted = async () =>
      (await trustOf(caller.workspaceId, 'production')).trust.providers.length;
    await until(async () => (await trusted()) === 1);
    await saveProvider(caller, {}, { enabled: true });
    await until(async () => (await trusted()) === 2);
    await until(async () => configurationRevision() === (await readRevisionCounter()));
  });

  it('the trust is read once for all who ask while nothing changes', async () => {
    const caller = callerOf((await createWorkspace()).id);
    await saveProvider(caller, {}, { enabled: true });
    const [one, two] = await Promise.all([
      trustOf(caller.workspaceId, 'production'),
      trustOf(caller.workspaceId, 'production'),
    ]);
    expect(one).toBe(two);
    expect(trustOf(caller.workspaceId, 'production')).toBe(one);
  });

  it('providers of other environments and disabled ones are known, and not trusted', async () => {
    const caller = callerOf((await createWorkspace()).id);
    const saved = await saveProvider(caller, {}, { enabled: true });
    const disabled = await saveProvider(caller, {}, { enabled: false });
    const staging = await saveProvider(caller, { environment: 'staging' }, { enabled: true });
    await saveProvider(callerOf((await createWorkspace()).id), {}, { enabled: true });
    const { trust, keySources } = await trustOf(caller.workspaceId, 'production');
    expect(trust.providers.map(({ id }) => id)).toEqual([saved.id]);
    expect([...keySources.keys()]).toEqual([saved.id]);
    const others = trust.others.map(({ id, enabled, environment }) => [id, enabled, environment]);
    expect(others.sort()).toEqual(
      [
        [disabled.id, false, 'production'],
        [staging.id, true, 'staging'],
      ].sort(),
    );
  });

  it('a database that does not answer changes nothing, and is logged once', async () => {
    const warn = vi.spyOn(log, 'warn').mockReturnValue(undefined);
    setConfigurationRevision(7);
    let asked = 0;
    stop = followConfiguration({
      intervalMs: 1,
      read: async () => {
        asked += 1;
        throw new Error('It is gone.');
      },
    });
    await until(() => asked > 20);
    expect(configurationRevision()).toBe(7);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it('goes on when it answers again', async () => {
    vi.spyOn(log, 'warn').mockReturnValue(undefined);
    let asked = 0;
    stop = followConfiguration({
      intervalMs: 1,
      read: async () => {
        asked += 1;
        if (asked < 5) throw new Error('It is gone.');
        return 9;
      },
    });
    await until(() => configurationRevision() === 9);
  });

  it('a question that is never answered holds up no other, and only few are open', async () => {
    vi.useFakeTimers();
    vi.spyOn(log, 'warn').mockReturnValue(undefined);
    let asked = 0;
    const never = new Promise<number>(() => undefined);
    stop = followConfiguration({
      read: () => {
        asked += 1;
        return asked === 2 ? Promise.resolve(11) : never;
      },
    });
    await vi.advanceTimersByTimeAsync(2300);
    expect([asked, configurationRevision()]).toEqual([2, 11]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(4);
    vi.useRealTimers();
  });

  it('nothing is asked after the end', async () => {
    let asked = 0;
    const end = followConfiguration({
      intervalMs: 1,
      read: async () => {
        asked += 1;
        return 0;
      },
    });
    await until(() => asked > 2);
    end();
    const before = asked;
    await sleep(20);
    expect(asked).toBeLessThanOrEqual(before + 1);
  });
});
