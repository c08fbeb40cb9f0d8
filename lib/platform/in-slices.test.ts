import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mapInSlices } from './in-slices';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('mapInSlices', () => {
  it('keeps the order, and lets others go on every 5 ms of work', async () => {
    const list = Array.from({ length: 10 }, (_, n) => n);
    const happened: string[] = [];
    let working = true;
    const other = () => {
      happened.push('other');
      if (working) setImmediate(other);
    };
    setImmediate(other);
    const mapped = await mapInSlices(list, (n) => {
      happened.push(`${n}`);
      vi.advanceTimersByTime(2);
      return n * 2;
    });
    working = false;
    expect(mapped).toEqual(list.map((n) => n * 2));
    const turns = happened
      .join(' ')
      .split(' other')
      .map((turn) => turn.trim());
    expect(turns.slice(0, 4)).toEqual(['0 1 2', '3 4 5', '6 7 8', '9']);
  });

  it('rejects with what the work throws', async () => {
    const broken = mapInSlices([1], () => {
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
  });
});
