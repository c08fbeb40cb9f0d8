import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setConfigurationRevision } from './configuration-revision';
import { Followed } from './followed';
import { log } from './log';

const MINUTE_MS = 60_000;
const AWAY = new Error('away');

let reads = 0;
let revision = 0;
let answer: () => Promise<string>;

const followed = () =>
  new Followed({
    name: 'test',
    read: async (key) => {
      reads += 1;
      return `${key} ${await answer()}`;
    },
    isStorageTrouble: (error) => error === AWAY,
  });

const change = () => {
  revision += 1;
  setConfigurationRevision(revision);
};

const away = () => Promise.reject(AWAY);

beforeEach(() => {
  vi.useFakeTimers();
  reads = 0;
  answer = async () => `at ${reads}`;
  change();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('Followed', () => {
  it('reads once until the configuration changes, for all who wait', async () => {
    const values = followed();
    expect(await Promise.all([values.get('a'), values.get('a')])).toEqual(['a at 1', 'a at 1']);
    expect(values.get('a')).toBe('a at 1');
    change();
    expect(await values.get('a')).toBe('a at 2');
    expect(reads).toBe(2);
  });

  it('takes what was read while the configuration changed for old', async () => {
    const values = followed();
    answer = async () => {
      change();
      return 'before';
    };
    await values.get('a');
    answer = async () => 'after';
    expect(await values.get('a')).toBe('a after');
  });

  it('takes nothing old for current when the number of the configuration goes back and comes again', async () => {
    const values = followed();
    await values.get('a');
    setConfigurationRevision(revision - 1);
    setConfigurationRevision(revision);
    expect(await values.get('a')).toBe('a at 2');
  });

  it('holds no value for what is not there, and lets go of one that was', async () => {
    const stored = new Map([['a', 'one']]);
    const values = new Followed<string, null>({
      name: 'test',
      read: async (key) => stored.get(key) ?? null,
      isStorageTrouble: () => true,
    });
    expect([await values.get('a'), await values.get('b')]).toEqual(['one', null]);
    expect([values.knows('a'), values.knows('b')]).toEqual([true, false]);
    stored.clear();
    change();
    expect(await values.get('a')).toBeNull();
    expect(values.knows('a')).toBe(false);
  });
});

describe('Followed, while storage does not answer', () => {
  it('goes on with the last value, and tries again', async () => {
    const values = followed();
    await values.get('a');
    change();
    answer = away;
    expect(await values.get('a')).toBe('a at 1');
    expect(values.current('a')).toBeUndefined();
    await expect(values.get('b')).rejects.toThrow('away');
    answer = async () => 'again';
    vi.advanceTimersByTime(250);
    expect(await values.get('a')).toBe('a again');
    expect(await values.get('b')).toBe('b again');
  });

  it('asks for each key once in 250 ms, however many requests come', async () => {
    const values = followed();
    await values.get('a');
    change();
    answer = away;
    await values.get('a');
    for (let n = 0; n < 100; n += 1) {
      expect(values.get('a')).toBe('a at 1');
      await expect(values.get('b')).rejects.toThrow('away');
    }
    expect(reads).toBe(3);
    vi.advanceTimersByTime(250);
    await values.get('a');
    expect(reads).toBe(4);
  });

  it('says so once a minute', async () => {
    const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
    const values = followed();
    await values.get('a');
    change();
    answer = away;
    for (let n = 0; n < 120; n += 1) {
      vi.advanceTimersByTime(1000);
      await values.get('a');
    }
    expect(warned).toHaveBeenCalledTimes(2);
  });

  it('goes on for 10 minutes after the first change since, however many follow, and no longer', async () => {
    const values = followed();
    await values.get('a');
    vi.advanceTimersByTime(60 * MINUTE_MS);
    change();
    answer = away;
    vi.advanceTimersByTime(9 * MINUTE_MS);
    change();
    expect(await values.get('a')).toBe('a at 1');
    vi.advanceTimersByTime(MINUTE_MS);
    await expect(values.get('a')).rejects.toThrow('away');
  });

  it('goes on for as long as no change is known', async () => {
    const values = followed();
    await values.get('a');
    answer = away;
    vi.advanceTimersByTime(600 * MINUTE_MS);
    expect(values.get('a')).toBe('a at 1');
  });

  it('throws a defect, and lets no older value stand in for it', async () => {
    const values = followed();
    await values.get('a');
    change();
    answer = () => Promise.reject(new Error('too many parameters'));
    await expect(values.get('a')).rejects.toThrow('too many parameters');
    await expect(values.get('a')).rejects.toThrow('too many parameters');
    expect(reads).toBe(2);
  });
});
