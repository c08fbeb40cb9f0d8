import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderDraft, ProviderInputs } from '@/lib/core/providers/draft';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { draftFrom } from '@/lib/core/providers/registry';
import { connectionGround, headlineOf, reportOn, stepOf } from '@/lib/testing/connection-tests';
import { type FakeWorkos, startFakeWorkos } from '@/lib/testing/fake-workos';

const HOSTS = ['api.workos.com', 'auth.acme.com'];
const PRODUCTION = 'client_01JZ8Q6M3N5R7T9V1X3Z5B7D9F';
const STAGING = 'client_01JZ8Q5W2K4P6S8U0W2Y4A6C8E';
const OF_CLIENT = `https://api.workos.com/user_management/${PRODUCTION}`;

const on = connectionGround();
let workos: FakeWorkos;

beforeEach(async () => {
  const tls = on.authority.issue(HOSTS);
  workos = await startFakeWorkos({ tls, hosts: HOSTS, clientIds: [PRODUCTION, STAGING] });
  for (const host of HOSTS) on.network.lead(host, workos.port);
});
afterEach(() => workos.close());

function draftOf(inputs: Partial<ProviderInputs>, given: Partial<ProviderDraft> = {}) {
  const draft = { ...draftFrom('workos', NO_HINTS), name: 'Staff', privateCa: on.authority.ca };
  const all = { ...draft.inputs, clientId: PRODUCTION, audiences: [PRODUCTION], ...inputs };
  return { ...draft, inputs: all, ...given };
}

describe('an environment of WorkOS', () => {
  it('tests green with its five members, and with keys that are not below the issuer', async () => {
    const report = await reportOn(on.caller, draftOf({}), on.network);
    expect(headlineOf(report)).toEqual([]);
    expect(report).toMatchObject({
      outcome: 'good',
      issuer: OF_CLIENT,
      jwksUri: `https://api.workos.com/sso/jwks/${PRODUCTION}`,
    });
    expect(report.keys).toMatchObject([{ kty: 'RSA', alg: 'RS256', use: 'sig', usable: true }]);
    expect(JSON.stringify(stepOf(report, 'metadata'))).toContain('Five members');
  });

  it('says that the bare issuer publishes no document, which is as it should be', async () => {
    const report = await reportOn(on.caller, draftOf({ bareIssuer: true }), on.network);
    const step = stepOf(report, 'issuer');
    expect(step.outcome).toBe('good');
    expect(step.summary).toContain('https://api.workos.com publishes no document');
    expect(workos.requests.map(({ path }) => path)).not.toContain(
      '/.well-known/openid-configuration',
    );
  });

  it('tests green without an audience', async () => {
    const draft = draftOf({ audiences: [] }, { audienceRule: 'absent_allowed' });
    expect(headlineOf(await reportOn(on.caller, draft, on.network))).toEqual([]);
  });

  it('tests green at a custom domain, whose keys are then its own', async () => {
    const report = await reportOn(
      on.caller,
      draftOf({ customDomains: ['auth.acme.com'] }),
      on.network,
    );
    expect(headlineOf(report)).toEqual([]);
    expect(report).toMatchObject({
      issuer: `https://auth.acme.com/user_management/${PRODUCTION}`,
      jwksUri: `https://auth.acme.com/sso/jwks/${PRODUCTION}`,
    });
  });

  it('tests green as Custom OIDC too, as its guide once said', async () => {
    const hints = { ...NO_HINTS, issuer: OF_CLIENT, audiences: [PRODUCTION] };
    const draft = { ...draftFrom('custom_oidc', hints), name: 'Staff', privateCa: on.authority.ca };
    const report = await reportOn(on.caller, draft, on.network);
    expect(report).toMatchObject({
      outcome: 'good',
      jwksUri: `https://api.workos.com/sso/jwks/${PRODUCTION}`,
    });
  });
});

describe('typical mistakes', () => {
  it('a client ID that WorkOS does not know, or of another environment', async () => {
    const report = await reportOn(on.caller, draftOf({ clientId: 'client_01WRONG' }), on.network);
    expect(report.outcome).toBe('bad');
    const advice = report.steps.map((step) => step.advice ?? '').join(' ');
    expect(advice).toContain('right environment');
    expect(advice).toContain('API Keys');
  });

  it('the API key in place of the client ID stops at the field and is not repeated', async () => {
    const report = await reportOn(
      on.caller,
      draftOf({ clientId: 'sk_test_verysecret' }),
      on.network,
    );
    expect(headlineOf(report)).toEqual(['input bad INPUT_INVALID']);
    expect(JSON.stringify(report)).not.toContain('verysecret');
  });

  it('keys looked for below the issuer', async () => {
    const draft = draftOf({}, { jwksAddress: `${OF_CLIENT}/.well-known/jwks.json` });
    const report = await reportOn(on.caller, draft, on.network);
    expect(report.outcome).toBe('bad');
    const step = stepOf(report, 'jwks');
    expect(step.code).toBe('HTTP_STATUS');
    expect(step.advice).toContain('/sso/jwks/');
    expect(step.fixes).toContainEqual(expect.objectContaining({ field: 'jwksAddress', value: '' }));
  });

  it('the keys of the other environment', async () => {
    const draft = draftOf({}, { jwksAddress: `https://api.workos.com/sso/jwks/${STAGING}` });
    const report = await reportOn(on.caller, draft, on.network);
    expect(headlineOf(report)).toEqual(['jwks warning JWKS_ADDRESS_DIFFERS']);
  });

  it('a further issuer of another client', async () => {
    const issuer = `https://api.workos.com/user_management/client_01WRONG`;
    const report = await reportOn(on.caller, draftOf({}, { furtherIssuers: [issuer] }), on.network);
    expect(headlineOf(report)).toEqual(['issuer warning ISSUER_PARTLY']);
    expect(stepOf(report, 'issuer').fixes.map(({ label }) => label)).toContain(`Remove ${issuer}`);
  });

  it('a custom domain at which nobody answers', async () => {
    const draft = draftOf({ customDomains: ['auth.acme.org'] });
    const report = await reportOn(on.caller, draft, on.network);
    expect(report.outcome).toBe('bad');
    expect(stepOf(report, 'address').code).toBe('HOST_UNRESOLVED');
  });

  it('Custom OIDC with the bare issuer, which has no document', async () => {
    const hints = { ...NO_HINTS, issuer: 'https://api.workos.com', audiences: [PRODUCTION] };
    const draft = { ...draftFrom('custom_oidc', hints), name: 'Staff', privateCa: on.authority.ca };
    const report = await reportOn(on.caller, draft, on.network);
    expect(headlineOf(report)).toEqual(['discovery bad DISCOVERY_ABSENT']);
  });
});
