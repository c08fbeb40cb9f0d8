import { timingSafeEqual } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { quietMetrics } from '@/lib/testing/api-metrics';
import { createTestApi } from '@/lib/testing/api-server';

vi.mock(import('node:crypto'), async (original) => {
  const crypto = await original();
  return { ...crypto, timingSafeEqual: vi.fn(crypto.timingSafeEqual) };
});

describe('METRICS_TOKEN', () => {
  const TOKEN = 'a token of the scraper';
  const text = vi.fn(async (): Promise<string | null> => 'all');
  const api = createTestApi({ metrics: { ...quietMetrics(), text }, metricsToken: TOKEN });
  beforeEach(() => {
    vi.mocked(timingSafeEqual).mockClear();
    text.mockClear();
  });
  afterAll(() => api.close());

  const scrape = (authorization: string | null, method: 'GET' | 'HEAD' = 'GET') =>
    api.inject({
      method,
      url: '/metrics',
      headers: authorization === null ? {} : { authorization },
    });

  it.each([
    null,
    'Bearer',
    'Bearer ',
    'Bearer another',
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(0, -1)}`,
    `Bearer ${TOKEN.toUpperCase()}`,
    `Basic ${Buffer.from(TOKEN).toString('base64')}`,
    TOKEN,
  ])('threat 204: is asked for, and is not %j', async (authorization) => {
    for (const method of ['GET', 'HEAD'] as const) {
      const answer = await scrape(authorization, method);
      expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([
        401,
        'Bearer realm="claimcheck"',
      ]);
      expect(answer.body).not.toContain(TOKEN);
    }
    expect(text).not.toHaveBeenCalled();
    // Compared as digests of one length, so that the time tells neither where they differ nor how long it is.
    const compared = vi.mocked(timingSafeEqual).mock.calls;
    expect(compared.map((pair) => pair.map(({ byteLength }) => byteLength))).toEqual([
      [32, 32],
      [32, 32],
    ]);
  });

  it('opens /metrics to whoever has it, and nothing else', async () => {
    const answer = await scrape(`Bearer ${TOKEN}`);
    expect([answer.statusCode, answer.body]).toEqual([200, 'all']);
    const headers = { authorization: `Bearer ${TOKEN}` };
    expect((await api.inject({ url: '/v1/providers', headers })).statusCode).toBe(401);
    expect((await api.inject('/healthz')).statusCode).toBe(200);
  });

  it('a worker that does not tell its metrics is 503, never a part of the sums', async () => {
    text.mockResolvedValueOnce(null);
    const answer = await scrape(`Bearer ${TOKEN}`);
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
  });

  it('is not asked for where none is set; without metrics there is no such address', async () => {
    const open = createTestApi({ metrics: quietMetrics() });
    expect((await open.inject('/metrics')).statusCode).toBe(200);
    const none = createTestApi({ metrics: null, metricsToken: TOKEN });
    expect((await none.inject('/metrics')).statusCode).toBe(404);
  });
});
