import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExampleGround, startExampleGround } from '@/lib/testing/example-ground';
import { exampleFolder, type RunningExample, startExample } from '@/lib/testing/run-example';
import { sdkIfNeeded } from '@/scripts/lib/build.mjs';

describe('the example in Express', () => {
  let ground: ExampleGround;
  let example: RunningExample;

  beforeAll(async () => {
    await sdkIfNeeded();
    ground = await startExampleGround();
    const variables = { ...ground.variables, PORT: '0' };
    example = await startExample(['server.mjs'], exampleFolder('express-catalog'), variables);
  });
  afterAll(async () => {
    await example?.stop();
    await ground?.close();
  });

  function ask(path: string, claims: object | null, init: RequestInit = {}): Promise<Response> {
    const token = claims === null ? null : ground.provider.token({ ...claims });
    const headers = {
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
    };
    return fetch(example.origin + path, { ...init, headers });
  }

  it('shows the catalog to those who may read it', async () => {
    const answer = await ask('/catalog', { permissions: ['catalog:read'] });
    expect([answer.status, (await answer.json()).items.length]).toEqual([200, 2]);
  });

  it('tells who calls', async () => {
    const answer = await ask('/me', { permissions: 'catalog:read holdings:read' });
    const permissions = ['catalog:read', 'holdings:read'];
    expect(await answer.json()).toEqual({ subject: 'user-1', permissions });
  });

  it('refuses who has no token, a foreign one, or not the permission', async () => {
    const none = await ask('/catalog', null);
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="catalog"',
    ]);
    const foreign = await ask('/catalog', { aud: 'another', permissions: ['catalog:read'] });
    expect([foreign.status, (await foreign.json()).code]).toEqual([401, 'INVALID_AUDIENCE']);
    const init = { method: 'POST', body: JSON.stringify({ name: 'Magnet' }) };
    const reader = await ask('/catalog', { permissions: ['catalog:read'] }, init);
    expect([reader.status, (await reader.json()).missing]).toEqual([403, ['catalog:write']]);
    const writer = await ask('/catalog', { permissions: ['catalog:read', 'catalog:write'] }, init);
    expect(writer.status).toBe(201);
  });

  it('lets nobody in while the api is away, and says so', async () => {
    await ground.stopApi();
    const answer = await ask('/catalog', { permissions: ['catalog:read'] });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    await expect.poll(() => example.output()).toContain('ClaimcheckWarning');
    expect(example.output()).not.toMatch(/eyJ|cck_live_\w/);
  });
});
