import { OIDCMockProvider } from '@mongodb-js/oidc-mock-provider';
import { OAuth2Server } from 'oauth2-mock-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { ConnectionReport } from '@/lib/core/connections/report';
import { ALGORITHMS, type ProviderDraft } from '@/lib/core/providers/draft';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { draftFrom } from '@/lib/core/providers/registry';
import { headlineOf, reportOn, stepOf } from '@/lib/testing/connection-tests';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace } from '@/lib/testing/factories';
import { startOidcProvider } from '@/lib/testing/oidc-provider-server.mjs';

let test: TestDatabase;
let caller: Caller;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());
beforeEach(async () => {
  caller = callerOf((await createWorkspace()).id, 'editor');
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function reportFrom(issuer: string, given: Partial<ProviderDraft> = {}): Promise<ConnectionReport> {
  const draft = draftFrom('custom_oidc', { ...NO_HINTS, issuer, audiences: ['web'] });
  return reportOn(caller, { ...draft, name: 'Staff', ...given }, null, [new URL(issuer).origin]);
}

function keysIn(report: ConnectionReport): readonly string[] {
  return report.keys.map(({ kid, kty, size, usable }) => `${kid} ${kty} ${size} ${usable}`);
}

describe('oidc-provider, at an issuer with a path', () => {
  const KEYS = [
    'RS256-2048 RSA 2,048 bits true',
    'RS512-3072 RSA 3,072 bits true',
    'PS256-2048 RSA 2,048 bits true',
    'ES256-2048 EC P-256 true',
    'ES384-2048 EC P-384 true',
    'ES512-2048 EC P-521 true',
    'EdDSA-2048 OKP Ed25519 true',
    'ECDH-ES-2048 OKP  false',
  ];

  async function start(path: string) {
    const server = await startOidcProvider(path);
    closing.push(server.close);
    return server;
  }

  it.each(['/tenants/acme', ''])('tests green with every algorithm allowed (%j)', async (path) => {
    const { issuer } = await start(path);
    const report = await reportFrom(issuer, { algorithms: [...ALGORITHMS] });
    expect(headlineOf(report)).toEqual([]);
    expect(report).toMatchObject({ outcome: 'good', issuer, jwksUri: `${issuer}/jwks` });
    expect(keysIn(report)).toEqual(KEYS);
    expect(report.conclusion).toContain('RS256, RS512, PS256, ES256, ES384, ES512 or EdDSA');
  });

  it('says which keys go unused with what is allowed by default, and offers to allow them', async () => {
    const { issuer } = await start('/tenants/acme');
    const report = await reportFrom(issuer);
    expect(headlineOf(report)).toEqual(['algorithms warning ALGORITHMS_PARTLY']);
    expect(stepOf(report, 'algorithms').fixes.map(({ label }) => label)).toEqual([
      'Allow PS256, EdDSA',
    ]);
    expect(keysIn(report)).toEqual(KEYS);
  });

  it('is not found without its path, nor with a slash behind it', async () => {
    const { issuer } = await start('/tenants/acme');
    expect((await reportFrom(new URL(issuer).origin)).outcome).toBe('bad');
    const slash = await reportFrom(`${issuer}/`);
    expect(stepOf(slash, 'issuer')).toMatchObject({ code: 'ISSUER_MISMATCH' });
    expect(stepOf(slash, 'issuer').fixes.map(({ value }) => value)).toContain(issuer);
  });
});

describe('oauth2-mock-server', () => {
  async function start(options: {
    readonly slash: boolean;
    readonly algorithms: readonly string[];
  }) {
    const server = new OAuth2Server(undefined, undefined, {
      shouldIssuerUrlBeSuffixedWithATralingSlash: options.slash,
    });
    for (const alg of options.algorithms) await server.issuer.keys.generate(alg);
    await server.start(0, '127.0.0.1');
    closing.push(() => server.stop());
    return server.issuer.url ?? '';
  }

  it.each([false, true])(
    'tests green, with a slash at the end of its issuer: %s',
    async (slash) => {
      const issuer = await start({ slash, algorithms: ['RS256'] });
      expect(issuer.endsWith('/')).toBe(slash);
      const report = await reportFrom(issuer);
      expect(headlineOf(report)).toEqual([]);
      expect(report).toMatchObject({ outcome: 'good', issuer });
      expect(report.keys).toMatchObject([{ kty: 'RSA', alg: 'RS256', usable: true }]);
    },
  );

  it('with a slash too few or too many is red, with a button that is right', async () => {
    for (const slash of [false, true]) {
      const issuer = await start({ slash, algorithms: ['RS256'] });
      const typed = slash ? issuer.replace(/\/$/, '') : `${issuer}/`;
      const step = stepOf(await reportFrom(typed), 'issuer');
      expect(step).toMatchObject({ outcome: 'bad', code: 'ISSUER_MISMATCH' });
      expect(step.fixes.map(({ value }) => value)).toContain(issuer);
    }
  });

  it('lists keys of other kinds', async () => {
    const algorithms = ['RS256', 'ES256', 'ES384', 'ES512', 'PS256', 'EdDSA'];
    const issuer = await start({ slash: false, algorithms });
    const report = await reportFrom(issuer, { algorithms: [...ALGORITHMS] });
    expect(report.keys.map(({ alg, usable }) => `${alg} ${usable}`)).toEqual(
      algorithms.map((alg) => `${alg} true`),
    );
  });
});

describe('@mongodb-js/oidc-mock-provider', () => {
  it('tests green with a document of five members and a key without use', async () => {
    const server = await OIDCMockProvider.create({
      hostname: '127.0.0.1',
      port: 0,
      getTokenPayload: () => ({ expires_in: 60, payload: {} }),
    });
    closing.push(() => server.close());
    const report = await reportFrom(server.issuer);
    expect(headlineOf(report)).toEqual([]);
    expect(report).toMatchObject({ outcome: 'good', issuer: server.issuer });
    expect(stepOf(report, 'metadata').summary).toContain('5 members');
    expect(report.keys).toMatchObject([{ kty: 'RSA', alg: 'RS256', use: null, usable: true }]);
  });
});
