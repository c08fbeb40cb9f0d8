import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { database } from '@/lib/data/database';
import { readRevisionCounter } from '@/lib/data/revision-counter';
import { setConfigurationRevision } from '@/lib/platform/configuration-revision';
import { apiClient, makeApiKey } from '@/lib/testing/api-client';
import { createTestApi } from '@/lib/testing/api-server';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace } from '@/lib/testing/factories';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';

const OVERLAP = { overlapSeconds: 3600 };
const ROTATE = '/v1/api-keys/self/rotate';

describe('/v1/api-keys/self', () => {
  const api = createTestApi({ authenticate: authenticateApiKey });
  let owner: Caller;

  beforeAll(async () => {
    await testDatabase();
    owner = callerOf((await createWorkspace()).id);
  });

  /** What another process learns within a quarter of a second. */
  const follow = async () => setConfigurationRevision(await readRevisionCounter());
  const client = async () => {
    const { id, plaintext } = await makeApiKey(owner, { grants: ['verify'] });
    return { id, call: apiClient(api, plaintext), plaintext };
  };

  it('tells what the key is, without its secret', async () => {
    const { id, call, plaintext } = await client();
    const answer = await call('GET', '/v1/api-keys/self');
    expect(answer.json()).toMatchObject({ id, scopes: ['verify'], environment: 'production' });
    expect(answer.body).not.toContain(plaintext.slice(21));
    expect(answer.body).not.toMatch(/hash|workspaceId|kind/);
  });

  it('rotates: the new key works, the old one until the overlap is over', async () => {
    const { id, call } = await client();
    const answer = await call('POST', ROTATE, { body: OVERLAP });
    const { key, plaintext, replaced } = answer.json();
    expect([answer.statusCode, key.replacesId, replaced.id]).toEqual([201, id, id]);
    await follow();
    expect((await apiClient(api, plaintext)('GET', '/v1/api-keys/self')).json().id).toBe(key.id);
    expect((await call('GET', '/v1/api-keys/self')).statusCode).toBe(200);
    expect(Date.parse(replaced.expiresAt)).toBeLessThanOrEqual(Date.now() + 3_600_000);
  });

  it('threat 226: is rotated once, also by requests at once without an Idempotency-Key', async () => {
    const { id, call } = await client();
    const all = await Promise.all([1, 2, 3].map(() => call('POST', ROTATE, { body: OVERLAP })));
    expect(all.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409]);
    const successor = await database().apiKey.findFirstOrThrow({ where: { replacesId: id } });
    expect(all.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
      code: 'ALREADY_ROTATED',
      message: expect.stringContaining(successor.prefix),
    });
    const made = all.find(({ statusCode }) => statusCode === 201)?.json();
    await follow();
    const again = await apiClient(api, made.plaintext)('POST', ROTATE, { body: OVERLAP });
    expect([again.statusCode, again.json().code]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(Number(again.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('threat 203, threat 223: repeated rotations make one key, and its plaintext is stored nowhere', async () => {
    const { id, call } = await client();
    const headers = { 'idempotency-key': 'rotation-1' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call('POST', ROTATE, { body: OVERLAP, headers })),
    );
    const made = answers.filter(({ statusCode }) => statusCode === 201);
    const repeated = answers.filter(({ statusCode }) => statusCode === 409);
    expect([made.length, repeated.length]).toEqual([1, 19]);
    expect(await database().apiKey.count({ where: { replacesId: id } })).toBe(1);
    const { plaintext, key } = made[0]?.json() ?? {};
    expect(repeated[0]?.json()).toMatchObject({
      code: 'ALREADY_ROTATED',
      message: expect.stringContaining(key.prefix),
    });
    const stored = JSON.stringify([
      await database().idempotentAnswer.findMany(),
      await database().revision.findMany(),
      await database().auditEvent.findMany(),
    ]);
    expect(stored).toContain(key.prefix);
    expect(stored).not.toContain(plaintext.slice(key.prefix.length));
    const other = await call('POST', ROTATE, { body: { overlapSeconds: 0 }, headers });
    expect([other.statusCode, other.json().code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('revokes itself, and is nobody then', async () => {
    const { call } = await client();
    const answer = await call('POST', '/v1/api-keys/self/revoke');
    expect(answer.json().revokedAt).toEqual(expect.any(String));
    await follow();
    const after = await call('GET', '/v1/api-keys/self');
    expect([after.statusCode, after.json().message]).toEqual([401, 'API key has been revoked.']);
  });
});
