import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExampleGround, startExampleGround } from '@/lib/testing/example-ground';
import { followNow } from '@/lib/testing/keys';
import { exampleFolder, type RunningExample, startExample } from '@/lib/testing/run-example';
import { sdkIfNeeded } from '@/scripts/lib/build.mjs';

describe('the example in Fastify', () => {
  let ground: ExampleGround;
  let example: RunningExample;

  beforeAll(async () => {
    await sdkIfNeeded();
    ground = await startExampleGround();
    await followNow();
    const variables = { ...ground.variables, PORT: '0', POLL_INTERVAL_MS: '250' };
    example = await startExample(['server.mjs'], exampleFolder('fastify-local'), variables);
  });
  afterAll(async () => {
    await example?.stop();
    await ground?.close();
  });

  function approve(claims: object | null, order: string, said = {}): Promise<Response> {
    const token = claims === null ? null : ground.provider.token({ ...claims });
    return fetch(`${example.origin}/orders/${order}/approve`, {
      method: 'POST',
      body: JSON.stringify(said),
      headers: {
        'content-type': 'application/json',
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
    });
  }

  async function expectAnswers(): Promise<void> {
    const allowed = await approve({ role: 'admin' }, 'o-1');
    const approved = { orderId: 'o-1', approvedBy: 'user-1' };
    expect([allowed.status, await allowed.json()]).toEqual([200, approved]);
    const statuses = [
      await approve({ role: 'admin' }, 'o-2'),
      // What a caller says about an order is nothing that is decided by.
      await approve({ role: 'admin' }, 'o-2', { amount: 1, orderAmount: 1 }),
      await approve({ role: 'admin' }, 'o-3'),
      await approve({ role: 'clerk' }, 'o-1'),
      await approve({ role: 'admin', aud: 'another' }, 'o-1'),
      await approve(null, 'o-1'),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 403, 403, 403, 401, 401]);
  }

  it('decides in its own process', async () => {
    await expectAnswers();
    expect(ground.provider.fetches().keys).toBe(1);
  });

  it('goes on while the api is away, and tells of it', async () => {
    await ground.stopApi();
    const status = async () => (await fetch(`${example.origin}/status`)).json();
    await expect.poll(status, { timeout: 30_000 }).toMatchObject({
      mode: 'local',
      ready: true,
      problem: { code: 'UNAVAILABLE' },
      bundle: { workspace: 'acme', environment: 'production', tooOld: false },
    });
    await expectAnswers();
    expect(example.output()).toContain('trust bundle');
    expect(example.output()).not.toMatch(/eyJ|cck_live_\w/);
  });
});
