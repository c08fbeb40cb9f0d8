import { beforeEach, describe, expect, it } from 'vitest';
import { isKnownKeyId } from './known-key-ids';

const KEYS = new Set(['ins_1', 'ins_2']);
let asked = 0;
let start = 0;
const load = async () => {
  asked += 1;
  return KEYS;
};
const down = async () => {
  asked += 1;
  throw new Error('down');
};

describe('isKnownKeyId', () => {
  // Each test long after the one before: the state is that of the process.
  beforeEach(() => {
    asked = 0;
    start += 3_600_000;
  });

  it('asks once for a flood of unknown ids, and once more after 30 seconds', async () => {
    const flood = (at: number) =>
      Promise.all(Array.from({ length: 500 }, (_, n) => isKnownKeyId(`made-up-${n}`, load, at)));
    for (const at of [0, 1, 29_999])
      expect(new Set(await flood(start + at))).toEqual(new Set([false]));
    expect(asked).toBe(1);
    await flood(start + 30_000);
    expect(asked).toBe(2);
  });

  it('knows the real ones during a flood, though nobody named them before', async () => {
    expect(await isKnownKeyId('made-up', load, start)).toBe(false);
    expect(await isKnownKeyId('ins_1', load, start + 1)).toBe(true);
    expect(await isKnownKeyId('ins_2', load, start + 2)).toBe(true);
    expect(asked).toBe(1);
  });

  it('asks again for a known one after five minutes, and nothing for a token that names none', async () => {
    expect(await isKnownKeyId(null, load, start)).toBe(false);
    expect(asked).toBe(0);
    await isKnownKeyId('ins_1', load, start);
    await isKnownKeyId('ins_1', load, start + 299_999);
    expect(asked).toBe(1);
    await isKnownKeyId('ins_1', load, start + 300_000);
    expect(asked).toBe(2);
  });

  it('says so while the service is down, asks once a second then, and goes on when it is back', async () => {
    for (const at of [0, 1, 999]) {
      await expect(isKnownKeyId('ins_1', down, start + at)).rejects.toThrow('down');
    }
    expect(asked).toBe(1);
    expect(await isKnownKeyId('ins_1', load, start + 1000)).toBe(true);
  });
});
