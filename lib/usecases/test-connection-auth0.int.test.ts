import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderDraft, ProviderInputs } from '@/lib/core/providers/draft';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { draftFrom } from '@/lib/core/providers/registry';
import { connectionGround, headlineOf, reportOn, stepOf } from '@/lib/testing/connection-tests';
import { type FakeAuth0, startFakeAuth0 } from '@/lib/testing/fake-auth0';

const DOMAINS = ['acme.eu.auth0.com', 'login.acme.com', 'login.acme.co.uk'];
const WRONG_REGION = 'acme.auth0.com';

const on = connectionGround();
let tenant: FakeAuth0;

beforeEach(async () => {
  const tls = on.authority.issue([...DOMAINS, WRONG_REGION, 'acme.us.auth0.com']);
  tenant = await startFakeAuth0({ tls, domains: DOMAINS });
  for (const domain of [...DOMAINS, WRONG_REGION]) on.network.lead(domain, tenant.port);
});
afterEach(() => tenant.close());

function draftOf(inputs: Partial<ProviderInputs>, given: Partial<ProviderDraft> = {}) {
  const draft = { ...draftFrom('auth0', NO_HINTS), name: 'Customers', privateCa: on.authority.ca };
  return { ...draft, inputs: { ...draft.inputs, clientIds: ['web'], ...inputs }, ...given };
}

describe('a tenant of Auth0', () => {
  it.each(DOMAINS)('at %s tests green', async (domain) => {
    const report = await reportOn(on.caller, draftOf({ domain }), on.network);
    expect(headlineOf(report)).toEqual([]);
    expect(report).toMatchObject({
      outcome: 'good',
      issuer: `https://${domain}/`,
      jwksUri: `https://${domain}/.well-known/jwks.json`,
    });
    expect(report.keys.map(({ alg, size, usable }) => ({ alg, size, usable }))).toEqual([
      { alg: 'RS256', size: '2,048 bits', usable: true },
      { alg: 'RS256', size: '2,048 bits', usable: true },
    ]);
    expect(report.conclusion).toContain('signed with RS256 can be verified');
  });

  it('with all of its domains tests green', async () => {
    const draft = draftOf({ domain: DOMAINS[0] ?? '', customDomains: DOMAINS.slice(1) });
    expect(headlineOf(await reportOn(on.caller, draft, on.network))).toEqual([]);
  });

  it('is found by its address, its discovery address and in capitals', async () => {
    for (const domain of [
      'https://acme.eu.auth0.com',
      'ACME.eu.auth0.com/',
      'https://acme.eu.auth0.com/.well-known/openid-configuration',
    ]) {
      const report = await reportOn(on.caller, draftOf({ domain }), on.network);
      expect(report).toMatchObject({ outcome: 'good', issuer: 'https://acme.eu.auth0.com/' });
    }
  });

  it('that lists HS256, RS256 and PS256 is verified with RS256 only', async () => {
    const report = await reportOn(on.caller, draftOf({ domain: DOMAINS[0] ?? '' }), on.network);
    expect(stepOf(report, 'algorithms').evidence).toContainEqual({
      label: 'Published',
      value: 'HS256, RS256, PS256',
    });
  });
});

describe('typical mistakes', () => {
  it('the domain of another region, at which no tenant is', async () => {
    const report = await reportOn(on.caller, draftOf({ domain: WRONG_REGION }), on.network);
    expect(report.outcome).toBe('bad');
    const step = stepOf(report, 'discovery');
    expect(step.code).toBe('DISCOVERY_ABSENT');
    expect(step.advice).toContain('acme.eu.auth0.com');
  });

  it('a domain that does not exist', async () => {
    const report = await reportOn(on.caller, draftOf({ domain: 'acme.us.auth0.com' }), on.network);
    expect(report.outcome).toBe('bad');
    expect(stepOf(report, 'address').code).toBe('HOST_UNRESOLVED');
    expect(stepOf(report, 'address').advice).toContain('region');
  });

  it('a further domain that is not of the tenant', async () => {
    const draft = draftOf({ domain: DOMAINS[0] ?? '', customDomains: [WRONG_REGION] });
    const report = await reportOn(on.caller, draft, on.network);
    expect(headlineOf(report)).toEqual(['issuer warning ISSUER_PARTLY']);
    expect(stepOf(report, 'issuer').fixes).toEqual([
      { label: `Remove ${WRONG_REGION}`, field: 'inputs.customDomains', value: [] },
    ]);
  });

  it('a further issuer without its slash', async () => {
    const draft = draftOf(
      { domain: DOMAINS[0] ?? '' },
      { furtherIssuers: ['https://login.acme.com'] },
    );
    const report = await reportOn(on.caller, draft, on.network);
    expect(headlineOf(report)).toEqual(['issuer warning ISSUER_PARTLY']);
    const step = stepOf(report, 'issuer');
    expect(step.comparison?.note).toContain('slash');
    expect(step.fixes).toContainEqual({
      label: 'Use https://login.acme.com/',
      field: 'furtherIssuers',
      value: ['https://login.acme.com/'],
    });
  });

  it('Custom OIDC, with the issuer that lacks its slash', async () => {
    const draft = draftFrom('custom_oidc', {
      ...NO_HINTS,
      issuer: 'https://acme.eu.auth0.com',
      audiences: ['web'],
    });
    const given = { ...draft, name: 'Customers', privateCa: on.authority.ca };
    const report = await reportOn(on.caller, given, on.network);
    expect(headlineOf(report)).toEqual(['issuer bad ISSUER_MISMATCH']);
    expect(stepOf(report, 'issuer').fixes).toContainEqual({
      label: 'Use https://acme.eu.auth0.com/',
      field: 'inputs.issuer',
      value: 'https://acme.eu.auth0.com/',
    });
  });

  it('only PS256 allowed, while the keys are labelled RS256', async () => {
    const draft = draftOf({ domain: DOMAINS[0] ?? '' }, { algorithms: ['PS256'] });
    const report = await reportOn(on.caller, draft, on.network);
    expect(headlineOf(report)).toEqual(['algorithms bad ALGORITHMS_DISJOINT']);
    const step = stepOf(report, 'algorithms');
    expect(step.fixes.map(({ value }) => value)).toEqual([['RS256']]);
    expect(step.advice).toContain('HS256 is never accepted');
  });

  it('no certificate of the authority', async () => {
    const draft = draftOf({ domain: DOMAINS[0] ?? '' }, { privateCa: '' });
    const report = await reportOn(on.caller, draft, on.network);
    expect(report.outcome).toBe('bad');
    expect(stepOf(report, 'address').code).toBe('TLS_UNTRUSTED');
  });
});
