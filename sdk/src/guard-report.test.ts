import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClaimcheckError } from './errors';
import { warnSparingly } from './guard-report';

const told = vi.fn();
beforeEach(() => {
  vi.spyOn(process, 'emitWarning').mockImplementation(told);
});
afterEach(() => {
  vi.restoreAllMocks();
  told.mockClear();
});

const LATER = 600_000;

describe('warnings of errors', () => {
  it('come once for each message, and again ten minutes later', () => {
    let now = 0;
    const warn = warnSparingly(() => now);
    for (const at of [0, LATER - 1, LATER, LATER + 1]) {
      now = at;
      warn(new Error('The api is away.'));
    }
    expect(told.mock.calls).toEqual([
      ['Error: The api is away.', 'ClaimcheckWarning'],
      ['Error: The api is away.', 'ClaimcheckWarning'],
    ]);
  });

  it('of one kind silence no other, whatever callers cause', () => {
    const warn = warnSparingly();
    const fail = (code: 'INVALID_INPUT' | 'UNAUTHENTICATED', message: string) =>
      warn(new ClaimcheckError(message, { code }));
    for (let order = 0; order < 1_000; order += 1)
      fail('INVALID_INPUT', `Order ${order} is wrong.`);
    expect(told).toHaveBeenCalledTimes(20);
    fail('UNAUTHENTICATED', 'The key was revoked.');
    expect(told.mock.lastCall?.[0]).toContain('revoked');
  });

  it('are bounded in all', () => {
    const warn = warnSparingly();
    for (let at = 0; at < 1_000; at += 1) {
      warn(Object.assign(new Error(`of ${at}`), { code: `E${at}` }));
    }
    expect(told).toHaveBeenCalledTimes(50);
  });
});
