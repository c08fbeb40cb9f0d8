import { describe, expect, it } from 'vitest';
import { API_KEY } from '@/lib/testing/sdk-answers';
import { readOptions } from './read-options';
import { connectRemote } from './remote-call';

const REQUEST = { method: 'GET', path: '/x', maxBytes: 1000 } as const;

async function pausesOf(answer: () => Response, random: number, retries = 6): Promise<number[]> {
  const waited: number[] = [];
  const settings = readOptions({
    baseUrl: 'https://api.example.com',
    workspaceId: 'acme',
    apiKey: API_KEY,
    timeoutMs: 600_000,
    retries,
    fetch: async () => answer(),
  });
  const remote = connectRemote(settings, {
    wait: async (ms) => waited.push(ms),
    random: () => random,
  });
  await expect(remote.call(REQUEST)).rejects.toThrow('HTTP status');
  return waited;
}

describe('connectRemote', () => {
  it('waits at random up to twice as long each time, and at most two seconds', async () => {
    const busy = () => new Response('', { status: 503 });
    expect(await pausesOf(busy, 1)).toEqual([100, 200, 400, 800, 1600, 2000]);
    expect(await pausesOf(busy, 0.5, 2)).toEqual([50, 100]);
  });

  it('waits for as long as the api asks, and some more, so that not all come at once', async () => {
    const headers = { 'retry-after': '7' };
    const busy = () => new Response('', { status: 429, headers });
    expect(await pausesOf(busy, 0.5, 1)).toEqual([7050]);
  });

  it('understands a date to wait for, and what is no time at all', async () => {
    const at = (retryAfter: string) => () =>
      new Response('', { status: 503, headers: { 'retry-after': retryAfter } });
    const [pause = 0] = await pausesOf(at(new Date(Date.now() + 60_000).toUTCString()), 0, 1);
    expect(pause).toBeGreaterThanOrEqual(50_000);
    expect(pause).toBeLessThanOrEqual(60_000);
    expect(await pausesOf(at('soon'), 0, 1)).toEqual([0]);
    expect(await pausesOf(at(new Date(0).toUTCString()), 0, 1)).toEqual([0]);
  });
});
