import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderDraft, ProviderInputs } from '@/lib/core/providers/draft';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { draftFrom } from '@/lib/core/providers/registry';
import { connectionGround, headlineOf, reportOn, stepOf } from '@/lib/testing/connection-tests';
import { type FakeClerkIssuer, startFakeClerkIssuer } from '@/lib/testing/fake-clerk-issuer';
import { publishableKeyOf } from '@/lib/testing/fake-clerk-keys';

const DEVELOPMENT = 'square-moray-42.clerk.accounts.dev';
const PRODUCTION = 'clerk.acme.com';
/** Its name leads to Clerk, but no instance has it. */
const UNKNOWN = 'clerk.acme.co.uk';

const on = connectionGround();
let clerk: FakeClerkIssuer;

beforeEach(async () => {
  const tls = on.authority.issue([DEVELOPMENT, PRODUCTION, UNKNOWN]);
  clerk = await startFakeClerkIssuer({ tls, hosts: [DEVELOPMENT, PRODUCTION] });
  for (const host of [DEVELOPMENT, PRODUCTION, UNKNOWN]) on.network.lead(host, clerk.port);
});
afterEach(() => clerk.close());

function draftOf(inputs: Partial<ProviderInputs>, given: Partial<ProviderDraft> = {}) {
  const draft = { ...draftFrom('clerk', NO_HINTS), name: 'App', privateCa: on.authority.ca };
  return { ...draft, inputs: { ...draft.inputs, audiences: ['claimcheck'], ...inputs }, ...given };
}

describe('an instance of Clerk', () => {
  it.each([
    ['development', publishableKeyOf('test', DEVELOPMENT), DEVELOPMENT],
    ['production', publishableKeyOf('live', PRODUCTION), PRODUCTION],
    [
      'production, padding stripped',
      publishableKeyOf('live', PRODUCTION).replace(/=+$/, ''),
      PRODUCTION,
    ],
  ])('by the key of %s tests green', async (_name, publishableKey, host) => {
    const report = await reportOn(on.caller, draftOf({ publishableKey }), on.network);
    expect(headlineOf(report)).toEqual([]);
    expect(report).toMatchObject({
      outcome: 'good',
      issuer: `https://${host}`,
      jwksUri: `https://${host}/.well-known/jwks.json`,
    });
    expect(report.keys).toMatchObject([{ kty: 'RSA', alg: 'RS256', usable: true }]);
    expect(stepOf(report, 'metadata').summary).toContain('18 members');
  });

  it.each([PRODUCTION, `https://${PRODUCTION}`, `https://${PRODUCTION}/`])(
    'by its Frontend API URL as %s tests green',
    async (issuer) => {
      const report = await reportOn(on.caller, draftOf({ issuer }), on.network);
      expect(headlineOf(report)).toEqual([]);
      expect(report.issuer).toBe(`https://${PRODUCTION}`);
    },
  );

  it('for session tokens without an audience tests green', async () => {
    const draft = draftOf(
      { publishableKey: publishableKeyOf('live', PRODUCTION), audiences: [] },
      {
        audienceRule: 'absent_allowed',
        azpRule: 'required',
        authorizedParties: ['https://app.acme.com'],
      },
    );
    expect(headlineOf(await reportOn(on.caller, draft, on.network))).toEqual([]);
  });

  it('whose OpenID Connect document is blocked is read by the other one', async () => {
    clerk.fail('/.well-known/openid-configuration', 'not_found');
    const draft = draftOf({ publishableKey: publishableKeyOf('live', PRODUCTION) });
    const report = await reportOn(on.caller, draft, on.network);
    expect(headlineOf(report)).toEqual([]);
    expect(stepOf(report, 'discovery').evidence[0]?.value).toContain('oauth-authorization-server');
  });
});

describe('typical mistakes', () => {
  it('the development key with the production address stops at the field', async () => {
    const inputs = {
      publishableKey: publishableKeyOf('test', DEVELOPMENT),
      issuer: `https://${PRODUCTION}`,
    };
    const report = await reportOn(on.caller, draftOf(inputs), on.network);
    expect(headlineOf(report)).toEqual(['input bad INPUT_INVALID']);
    expect(JSON.stringify(stepOf(report, 'input'))).toContain(
      `development instance https://${DEVELOPMENT}`,
    );
    expect(clerk.requests).toEqual([]);
  });

  it('the secret key stops at the field and is not repeated', async () => {
    const draft = draftOf({ publishableKey: 'sk_test_verysecret' });
    const report = await reportOn(on.caller, draft, on.network);
    expect(headlineOf(report)).toEqual(['input bad INPUT_INVALID']);
    expect(JSON.stringify(report)).toContain('secret key');
    expect(JSON.stringify(report)).not.toContain('verysecret');
  });

  it('the key of an instance that is gone', async () => {
    const draft = draftOf({ publishableKey: publishableKeyOf('live', UNKNOWN) });
    const report = await reportOn(on.caller, draft, on.network);
    expect(report.outcome).toBe('bad');
    const advice = report.steps.map((step) => step.advice ?? '').join(' ');
    expect(advice).toContain('Configure → API keys');
  });

  it('a production instance whose DNS records are not in place yet', async () => {
    const draft = draftOf({ publishableKey: publishableKeyOf('live', 'clerk.acme.org') });
    const report = await reportOn(on.caller, draft, on.network);
    expect(report.outcome).toBe('bad');
    expect(stepOf(report, 'address').advice).toContain('DNS records');
  });

  it('the keys of another instance under Advanced', async () => {
    const draft = draftOf(
      { publishableKey: publishableKeyOf('live', PRODUCTION) },
      { jwksAddress: `https://${DEVELOPMENT}/.well-known/jwks.json` },
    );
    const report = await reportOn(on.caller, draft, on.network);
    expect(headlineOf(report)).toEqual(['jwks warning JWKS_ADDRESS_DIFFERS']);
    expect(stepOf(report, 'jwks').fixes).toContainEqual(
      expect.objectContaining({ field: 'jwksAddress', value: '' }),
    );
  });

  it('http', async () => {
    const draft = draftOf({ issuer: `http://${PRODUCTION}` });
    expect(headlineOf(await reportOn(on.caller, draft, on.network))).toEqual([
      'input bad INPUT_INVALID',
    ]);
  });

  it('the publishable key as an authorized party', async () => {
    const publishableKey = publishableKeyOf('live', PRODUCTION);
    const draft = draftOf({ publishableKey }, { authorizedParties: [publishableKey] });
    const report = await reportOn(on.caller, draft, on.network);
    expect(headlineOf(report)).toEqual(['input bad INPUT_INVALID']);
    expect(JSON.stringify(report)).toContain('never the publishable key');
  });
});
