import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchFor } from './lib/stand-still.mjs';

const LIMITS = { silentMs: 600_000, wholeMs: 3_600_000 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what is watched', () => {
  function watched() {
    const told: unknown[] = [];
    const watch = watchFor(LIMITS);
    void watch.late.then((words) => told.push(words));
    return { ...watch, told };
  }

  it('is late once it has been silent for too long', async () => {
    const { heard, told } = watched();
    await vi.advanceTimersByTimeAsync(599_999);
    heard();
    await vi.advanceTimersByTimeAsync(599_999);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toEqual(['printed nothing for 10 minutes']);
  });

  it('is late once it has gone on for too long, however much it says', async () => {
    const { heard, told } = watched();
    for (let minute = 0; minute < 59; minute += 1) {
      await vi.advanceTimersByTimeAsync(60_000);
      heard();
    }
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual(['was not done after 60 minutes']);
  });

  it('is never late once it is over, and leaves no timer behind', async () => {
    const { heard, stop, told } = watched();
    stop();
    heard();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(7_200_000);
    expect(told).toEqual([]);
  });
});
