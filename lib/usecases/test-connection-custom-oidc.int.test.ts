import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { draftFrom } from '@/lib/core/providers/registry';
import { connectionGround, headlineOf, reportOn, stepOf } from '@/lib/testing/connection-tests';
import { DISCOVERY_PATH, type FakeProvider, startFakeProvider } from '@/lib/testing/fake-provider';
import { sendJson } from '@/lib/testing/fake-server';

const HOST = 'sso.acme.com';
const ISSUER = `https://${HOST}/realms/staff`;
const SUFFIX = `/realms/staff${DISCOVERY_PATH}`;
const INSERTED = `${DISCOVERY_PATH}/realms/staff`;
const OAUTH = '/.well-known/oauth-authorization-server/realms/staff';

const on = connectionGround();
let provider: FakeProvider;

beforeEach(async () => {
  provider = await startFakeProvider({ tls: on.authority.issue([HOST]), issuer: ISSUER });
  provider.fail(DISCOVERY_PATH, 'not_found');
  on.network.lead(HOST, provider.port);
});
afterEach(() => provider.close());

function report(given: Partial<ProviderDraft> = {}, issuer = ISSUER) {
  const draft = draftFrom('custom_oidc', { ...NO_HINTS, issuer, audiences: ['web'] });
  return reportOn(
    on.caller,
    { ...draft, name: 'Staff', privateCa: on.authority.ca, ...given },
    on.network,
  );
}

const asked = () => provider.requests.map(({ path }) => path);

describe('threat 117: where the document of an issuer with a path is', () => {
  it.each([
    [SUFFIX, [SUFFIX, '/jwks']],
    [INSERTED, [SUFFIX, INSERTED, '/jwks']],
    [OAUTH, [SUFFIX, INSERTED, OAUTH, '/jwks']],
  ])('at %s it is found', async (path, paths) => {
    provider.answer(path, sendJson(200, provider.metadata));
    const found = await report();
    expect(headlineOf(found)).toEqual([]);
    expect(found.issuer).toBe(ISSUER);
    expect(asked()).toEqual(paths);
  });

  it('a document for OAuth alone lacks members that are not needed', async () => {
    const { issuer, jwks_uri, response_types_supported } = provider.metadata;
    provider.answer(OAUTH, sendJson(200, { issuer, jwks_uri, response_types_supported }));
    const found = await report();
    expect(headlineOf(found)).toEqual([]);
    expect(found.conclusion).toContain('RS256 or ES256');
  });
});

describe('a provider without a document', () => {
  it('needs the address of its keys', async () => {
    const found = await report();
    expect(headlineOf(found)).toEqual(['discovery bad DISCOVERY_ABSENT']);
    expect(stepOf(found, 'discovery').advice).toContain('JWKS address under Advanced');
  });

  it('serves with a typed address, which is said', async () => {
    const found = await report({ jwksAddress: `https://${HOST}/jwks` });
    expect(headlineOf(found)).toEqual(['discovery warning DISCOVERY_ABSENT']);
    expect(found.outcome).toBe('warning');
    expect(found.keys.map(({ usable }) => usable)).toEqual([true, true]);
    expect(found.conclusion).toContain('Keys come from the address under Advanced');
  });

  it('serves with pasted keys, and asks for nothing else', async () => {
    const pastedKeys = JSON.stringify({ keys: provider.keys });
    const found = await report({ pastedKeys });
    expect(headlineOf(found)).toEqual(['discovery warning DISCOVERY_ABSENT']);
    expect(found.keys.map(({ usable }) => usable)).toEqual([true, true]);
    expect(found.conclusion).toContain('pasted anew');
    expect(asked()).not.toContain('/jwks');
  });

  it('that cannot be reached at all serves with pasted keys', async () => {
    const pastedKeys = JSON.stringify({ keys: provider.keys });
    const found = await report({ pastedKeys }, 'https://gone.acme.com');
    expect(found.outcome).toBe('warning');
    expect(stepOf(found, 'address').code).toBe('HOST_UNRESOLVED');
    expect(found.conclusion).toContain('can be verified');
  });
});

describe('typical mistakes', () => {
  beforeEach(() => provider.answer(SUFFIX, sendJson(200, provider.metadata)));

  it('the issuer without its path', async () => {
    const found = await report({}, `https://${HOST}`);
    expect(found.outcome).toBe('bad');
  });

  it('a path that goes too far is answered with a button', async () => {
    const found = await report({}, `${ISSUER}/protocol/openid-connect`);
    expect(found.outcome).toBe('bad');
    expect(stepOf(found, 'discovery').fixes.map(({ value }) => value)).toContain(ISSUER);
  });

  it('the discovery address is read as the issuer that it stands for', async () => {
    for (const typed of [`https://${HOST}${SUFFIX}`, `https://${HOST}${INSERTED}`]) {
      expect(headlineOf(await report({}, typed))).toEqual([]);
    }
  });

  it('capitals in the host are kept, and answered with a button', async () => {
    const found = await report({}, 'https://SSO.acme.com/realms/staff');
    expect(headlineOf(found)).toEqual(['issuer bad ISSUER_MISMATCH']);
    expect(stepOf(found, 'issuer').comparison?.note).toContain('upper and lower case');
    expect(stepOf(found, 'issuer').fixes.map(({ value }) => value)).toContain(ISSUER);
  });

  it('a provider whose issuer has capitals in its host tests green', async () => {
    const issuer = 'https://SSO.acme.com/realms/staff';
    provider.answer(SUFFIX, sendJson(200, { ...provider.metadata, issuer }));
    const found = await report({}, issuer);
    expect(headlineOf(found)).toEqual([]);
    expect(found.issuer).toBe(issuer);
  });

  it('a typed address of other keys than the document names is told from it', async () => {
    provider.answer('/old', sendJson(200, { keys: provider.keys.slice(0, 1) }));
    const found = await report({ jwksAddress: `https://${HOST}/old` });
    expect(headlineOf(found)).toContain('jwks warning JWKS_ADDRESS_DIFFERS');
  });
});
