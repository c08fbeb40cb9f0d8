import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Env, parseEnv } from '@/lib/platform/env';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { setupStatus } from './setup-status';
import { setupToken } from './setup-token';

const settings = vi.hoisted((): { env: Env | null } => ({ env: null }));
vi.mock(import('@/lib/platform/env'), async (original) => {
  const real = await original();
  return { ...real, env: () => settings.env ?? real.env() };
});

function use(source: Record<string, string>): void {
  const parsed = parseEnv({ SECRET_KEY: 'a'.repeat(64), ...source }, '/srv/claimcheck');
  if (!parsed.ok) throw new Error(parsed.problems.join(' '));
  settings.env = parsed.env;
}

const api = createServer((_, response) => {
  response.setHeader('content-type', 'application/json').end('{"status":"ok"}');
});
let test: TestDatabase;
let apiPort: string;

beforeAll(async () => {
  test = await testDatabase();
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  apiPort = String((api.address() as AddressInfo).port);
});
afterAll(async () => {
  await test.close();
  api.close();
});

const factsOf = async () => {
  const status = await setupStatus(setupToken());
  if (status.state !== 'open') throw new Error(status.state);
  return status.facts;
};

describe('setupStatus', () => {
  it('threat 219: tells nothing without the right token', async () => {
    use({});
    expect(await setupStatus('')).toEqual({ state: 'locked' });
    expect(await setupStatus('x'.repeat(43))).toEqual({ state: 'locked' });
  });

  it('says what is in place, without whole paths', async () => {
    use({ API_PORT: apiPort });
    const facts = await factsOf();
    expect(facts).toMatchObject({
      database: { kind: 'SQLite', place: 'data/claimcheck.db' },
      api: { address: `http://127.0.0.1:${apiPort}`, answers: true },
      secureAddress: null,
    });
    expect(facts.database.migrations).toBeGreaterThan(0);
    expect(JSON.stringify(facts)).not.toContain('/srv');
  });

  it('threat 232: names host and database of PostgreSQL, never user and password', async () => {
    use({ API_PORT: apiPort, DATABASE_URL: 'postgresql://mara:plum@db.acme.com:5433/claims' });
    const facts = await factsOf();
    expect(facts.database).toMatchObject({ kind: 'PostgreSQL', place: 'db.acme.com:5433/claims' });
    expect(JSON.stringify(facts)).not.toMatch(/plum|mara/);
  });

  it('says when the api is silent, and where the console is https', async () => {
    use({ API_PORT: '1', PUBLIC_URL: 'https://auth.acme.com' });
    expect(await factsOf()).toMatchObject({
      api: { answers: false },
      secureAddress: 'https://auth.acme.com',
    });
  });

  it('threat 219: is done for every token once there is an owner', async () => {
    use({});
    await test.database.instance.create({
      data: { id: 'instance', ownerId: 'opr_1', setUpAt: new Date() },
    });
    expect(await setupStatus(setupToken())).toEqual({ state: 'done' });
    expect(await setupStatus('')).toEqual({ state: 'done' });
  });
});
