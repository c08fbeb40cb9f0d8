import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExampleGround, startExampleGround } from '@/lib/testing/example-ground';
import { buildNextExample, type RunningExample, startExample } from '@/lib/testing/run-example';
import { sdkIfNeeded } from '@/scripts/lib/build.mjs';

/** Ends what hangs; two builds on a machine with other work are slow. */
const BUILT_WITHIN_MS = 300_000;

describe('the example in Next.js', () => {
  let ground: ExampleGround;
  let example: RunningExample;
  let copy: Awaited<ReturnType<typeof buildNextExample>> | null = null;

  beforeAll(async () => {
    await sdkIfNeeded();
    ground = await startExampleGround();
    copy = await buildNextExample('next-orders');
    const words = [copy.next, 'start', '--port', '0', '--hostname', '127.0.0.1'];
    example = await startExample(words, copy.folder, ground.variables);
  }, BUILT_WITHIN_MS);
  afterAll(async () => {
    await example?.stop();
    await ground?.close();
    if (copy !== null) rmSync(copy.folder, { recursive: true });
  });

  function ask(path: string, claims: object | null, method = 'POST'): Promise<Response> {
    const token = claims === null ? null : ground.provider.token({ ...claims });
    const headers = token === null ? {} : { cookie: `session=${token}` };
    return fetch(example.origin + path, { method, headers });
  }

  const approve = (order: string, claims: object | null) =>
    ask(`/api/orders/${order}/approve`, claims);

  it('lets an admin approve an order', async () => {
    const answer = await approve('o-1', { role: 'admin' });
    expect([answer.status, await answer.json()]).toEqual([200, { success: true, orderId: 'o-1' }]);
  });

  it.each([
    ['o-2', 'admin'],
    ['o-1', 'clerk'],
    ['o-1', null],
  ])('denies order %s to the role %j', async (order, role) => {
    const answer = await approve(order, { role });
    expect([answer.status, (await answer.json()).code]).toEqual([403, 'ACCESS_DENIED']);
    expect(answer.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
  });

  it('asks who calls', async () => {
    const none = await approve('o-1', null);
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    const expired = await approve('o-1', { role: 'admin', exp: 1 });
    expect([expired.status, (await expired.json()).code]).toEqual([401, 'TOKEN_EXPIRED']);
  });

  it('has Next answer what the question leaves to it, once it knows who calls', async () => {
    expect((await approve('o-9', { role: 'admin' })).status).toBe(404);
    expect((await approve('o-9', null)).status).toBe(401);
  });

  it('knows in a server component who reads, and what they may do', async () => {
    const page = async (claims: object | null) => (await ask('/', claims, 'GET')).text();
    expect(await page(null)).toContain('Nobody is signed in.');
    expect(await page({ exp: 1 })).toContain('Nobody is signed in.');
    expect(await page({ role: 'admin' })).toContain('You may approve order o-1.');
    expect(await page({ role: 'clerk' })).toContain('You may not approve order o-1.');
  });

  it('approves nothing while the api is away', async () => {
    await ground.stopApi();
    const answer = await approve('o-1', { role: 'admin' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });
});
