import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ALL_SCOPES_KEY, createTestApi } from '@/lib/testing/api-server';
import { acceptedToken } from '@/lib/testing/verdicts';
import type { verifyToken } from '@/lib/usecases/verify-token';

describe('the rate of /v1/verify/batch', () => {
  beforeEach(() => {
    vi.spyOn(performance, 'now').mockReturnValue(1000);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('threat 227: counts tokens, not requests', async () => {
    const verify = vi.fn<typeof verifyToken>(async () => acceptedToken());
    const api = createTestApi({ verify, rateLimit: 10 });
    const send = (url: string, payload: object) =>
      api.inject({
        method: 'POST',
        url,
        headers: { authorization: `Bearer ${ALL_SCOPES_KEY}` },
        payload,
      });
    const tokens = Array.from({ length: 100 }, (_, at) => `a.b.${at}`);
    const batches = await Promise.all([1, 2, 3].map(() => send('/v1/verify/batch', { tokens })));
    expect(batches.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 429, 429]);
    expect(verify).toHaveBeenCalledTimes(100);
    const single = await send('/v1/verify', { token: 'a.b.c' });
    expect([single.statusCode, single.json().code]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(Number(single.headers['retry-after'])).toBeGreaterThanOrEqual(8);
    vi.mocked(performance.now).mockReturnValue(11_000);
    expect((await send('/v1/verify', { token: 'a.b.c' })).statusCode).toBe(200);
    await api.close();
  });
});
