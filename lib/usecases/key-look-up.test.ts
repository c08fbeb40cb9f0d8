import { beforeEach, describe, expect, it } from 'vitest';
import {
  configurationRevision,
  setConfigurationRevision,
} from '@/lib/platform/configuration-revision';
import { KeyLookUp } from './key-look-up';

const KEYS = new Map([
  ['good', { name: 'good' }],
  ['fresh', { name: 'fresh' }],
]);
const busy = Object.assign(new Error('away'), { name: 'StorageBusyError' });

let reads: string[];
let answer: (prefix: string) => Promise<{ name: string } | null>;

const lookUp = () =>
  new KeyLookUp({
    read: (prefix) => {
      reads.push(prefix);
      return answer(prefix);
    },
  });

const change = () => setConfigurationRevision(configurationRevision() + 1);

beforeEach(() => {
  reads = [];
  answer = async (prefix) => KEYS.get(prefix) ?? null;
});

describe('KeyLookUp', () => {
  it('keeps a key at hand however many are made up by strangers, also while storage is away', async () => {
    const keys = lookUp();
    await keys.find('good');
    for (let n = 0; n < 12_000; n += 1) expect(await keys.find(`stranger ${n}`)).toBeNull();
    expect(keys.find('good')).toBe(KEYS.get('good'));
    change();
    answer = () => Promise.reject(busy);
    expect(await keys.find('good')).toBe(KEYS.get('good'));
    await expect(keys.find('stranger 1')).rejects.toBe(busy);
  });

  it('reads a made-up key once, and anew when the configuration has changed', async () => {
    const keys = lookUp();
    expect([await keys.find('a'), keys.find('a')]).toEqual([null, null]);
    change();
    expect(await keys.find('a')).toBeNull();
    expect(reads).toEqual(['a', 'a']);
  });

  it('looks up 100 strangers at one time; what is held is answered beside them', async () => {
    const keys = lookUp();
    await keys.find('good');
    const waiting: (() => void)[] = [];
    answer = (prefix) =>
      new Promise((resolve) => waiting.push(() => resolve(KEYS.get(prefix) ?? null)));
    const asked = Array.from({ length: 100 }, (_, n) => keys.find(`stranger ${n}`));
    await expect(keys.find('fresh')).rejects.toMatchObject({ name: 'StorageBusyError' });
    expect(keys.find('good')).toBe(KEYS.get('good'));
    // Who asks for one that is being read waits for that reading.
    const shared = keys.find('stranger 7');
    change();
    const again = keys.find('good');
    expect(reads).toHaveLength(102);
    for (const answered of waiting) answered();
    expect([...(await Promise.all(asked)), await shared].every((key) => key === null)).toBe(true);
    expect(await again).toBe(KEYS.get('good'));
    answer = async (prefix) => KEYS.get(prefix) ?? null;
    expect(await keys.find('fresh')).toBe(KEYS.get('fresh'));
  });

  it('tells a key of the present configuration from one that stands in for it', async () => {
    const keys = lookUp();
    const good = await keys.find('good');
    if (good === null) throw new Error('There is no key.');
    expect(keys.isCurrent('good', good)).toBe(true);
    change();
    answer = () => Promise.reject(busy);
    expect(await keys.find('good')).toBe(good);
    expect(keys.isCurrent('good', good)).toBe(false);
  });
});
