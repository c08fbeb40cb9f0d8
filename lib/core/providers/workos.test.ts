import { describe, expect, it } from 'vitest';
import type { ProviderDraft, ProviderInputs } from './draft';
import { NO_HINTS } from './hints';
import { readDraft } from './read-draft';
import { draftFrom } from './registry';
import { workos } from './workos';
import { readClientId } from './workos-issuers';

const ID = 'client_01JZ8Q6M3N5R7T9V1X3Z5B7D9F';
const OF_CLIENT = `https://api.workos.com/user_management/${ID}`;

function draftOf(inputs: Partial<ProviderInputs>, given: Partial<ProviderDraft> = {}) {
  const draft = { ...draftFrom('workos', NO_HINTS), name: 'Staff' };
  const all = { ...draft.inputs, clientId: ID, audiences: [ID], ...inputs };
  return { ...draft, inputs: all, ...given };
}

function problemsOf(draft: ProviderDraft) {
  const read = readDraft(draft, []);
  return read.ok || read.failure.code !== 'INVALID_INPUT' ? {} : read.failure.fields;
}

describe('what follows from a client ID', () => {
  it('its own issuer and, where it is accepted, the bare one; keys below neither', () => {
    const draft = draftOf({ bareIssuer: true });
    expect(workos.derive(draft)).toEqual({
      issuers: [OF_CLIENT, 'https://api.workos.com'],
      discoveryAddresses: [
        `${OF_CLIENT}/.well-known/openid-configuration`,
        `https://api.workos.com/.well-known/openid-configuration/user_management/${ID}`,
        `https://api.workos.com/.well-known/oauth-authorization-server/user_management/${ID}`,
      ],
      jwksAddress: `https://api.workos.com/sso/jwks/${ID}`,
      audiences: [ID],
    });
    expect(problemsOf(draft)).toEqual({});
  });

  it('at a custom domain both forms, which come first', () => {
    const { issuers, jwksAddress } = workos.derive(
      draftOf({ customDomains: ['auth.acme.com'], bareIssuer: true }),
    );
    expect(issuers).toEqual([
      `https://auth.acme.com/user_management/${ID}`,
      'https://auth.acme.com',
      OF_CLIENT,
      'https://api.workos.com',
    ]);
    expect(jwksAddress).toBe(`https://auth.acme.com/sso/jwks/${ID}`);
  });

  it('nothing while it is missing', () => {
    expect(workos.derive(draftOf({ clientId: ' ' }))).toMatchObject({
      issuers: [],
      discoveryAddresses: [],
      jwksAddress: null,
    });
  });
});

describe('threat 59: the bare issuer, which signs for all customers of WorkOS', () => {
  it('is not accepted by a new draft, unless a token or an address names it', () => {
    const fresh = draftFrom('workos', NO_HINTS);
    expect(fresh).toMatchObject({ audienceRule: 'required', inputs: { bareIssuer: false } });
    expect(workos.derive(draftOf({})).issuers).toEqual([OF_CLIENT]);
    for (const issuer of ['https://api.workos.com', 'https://api.workos.com/']) {
      const legacy = draftFrom('workos', { ...NO_HINTS, issuer, audiences: [ID] });
      expect(legacy).toMatchObject({ audienceRule: 'required', inputs: { bareIssuer: true } });
    }
  });

  it('is never accepted where the audience may be absent', () => {
    const draft = draftOf({ audiences: [], bareIssuer: true }, { audienceRule: 'absent_allowed' });
    expect(workos.derive(draft).issuers).toEqual([OF_CLIENT]);
    expect(problemsOf(draft)).toEqual({});
    for (const issuer of ['https://api.workos.com', 'https://api.workos.com/', 'api.workos.com']) {
      expect(problemsOf({ ...draft, furtherIssuers: [issuer] })).toHaveProperty('audienceRule');
    }
  });
});

describe('what is wrong', () => {
  it.each([
    ['', 'Enter the client ID'],
    ['sk_test_abc', 'secret API key'],
    ['01JZ8Q6M3N5R7T9V1X3Z5B7D9F', 'not a client ID'],
    ['client_', 'not a client ID'],
    ['my_client_01ABC', 'not a client ID'],
    ['client_01-ABC', 'not a client ID'],
  ])('the client ID %j', (clientId, words) => {
    const problems = problemsOf(draftOf({ clientId }));
    expect(Object.keys(problems)).toEqual(['inputs.clientId']);
    expect(problems['inputs.clientId']?.[0]).toContain(words);
    expect(JSON.stringify(problems)).not.toContain('sk_test_abc');
  });

  it.each([
    ['auth', 'not a whole domain'],
    ['https://api.workos.com', 'accepted anyway'],
    ['me@auth.acme.com', 'not a domain'],
  ])('the custom domain %j', (domain, words) => {
    const problems = problemsOf(draftOf({ customDomains: [domain] }));
    expect(Object.keys(problems)).toEqual(['inputs.customDomains']);
    expect(problems['inputs.customDomains']?.[0]).toContain(words);
  });

  it('no audience', () => {
    expect(Object.keys(problemsOf(draftOf({ audiences: [] })))).toEqual(['inputs.audiences']);
  });
});

it.each([
  [ID, ID, false],
  [` ${ID} `, ID, false],
  [`WORKOS_CLIENT_ID='${ID}'`, ID, true],
  [`https://api.workos.com/sso/jwks/${ID}`, ID, true],
  [OF_CLIENT, ID, true],
  [`WORKOS_API_KEY=sk_test_abc WORKOS_CLIENT_ID=${ID}`, ID, true],
  [`${ID} client_02`, `${ID} client_02`, false],
  ['client_01-ABC', 'client_01-ABC', false],
])('reads the client ID in %j', (typed, value, said) => {
  const read = readClientId(typed);
  expect(read.value).toBe(value);
  expect(read.made !== null).toBe(said);
  expect(read.made ?? '').not.toContain('sk_test');
});

describe('what a paste says', () => {
  it.each([
    [OF_CLIENT, ID, [], []],
    [`https://auth.acme.com/user_management/${ID}`, ID, ['auth.acme.com'], []],
    [`https://api.workos.com/sso/${ID}`, ID, [], [`https://api.workos.com/sso/${ID}`]],
    ['https://api.workos.com', '', [], []],
    ['https://api.workos.com/', '', [], []],
  ])('the issuer %s', (issuer, clientId, customDomains, furtherIssuers) => {
    const hints = { ...NO_HINTS, issuer };
    expect(workos.recognises(hints)).toBe(true);
    const draft = draftFrom('workos', hints);
    expect(draft).toMatchObject({ inputs: { clientId, customDomains }, furtherIssuers });
  });

  it('only a token without an audience lets the audience be absent', () => {
    const hints = { ...NO_HINTS, issuer: OF_CLIENT };
    expect(workos.fill(hints).audienceRule).toBe('required');
    expect(workos.fill({ ...hints, withoutAudience: true }).audienceRule).toBe('absent_allowed');
    const bare = { ...NO_HINTS, issuer: 'https://api.workos.com', withoutAudience: true };
    expect(workos.fill(bare).audienceRule).toBe('required');
  });

  it.each(['https://acme.authkit.app', 'https://api.workos.com/sso', 'https://acme.auth0.com/'])(
    '%s is not of sessions',
    (issuer) => {
      expect(workos.recognises({ ...NO_HINTS, issuer })).toBe(false);
    },
  );
});

describe('an issuer taken over', () => {
  it.each([
    [`https://auth.acme.com/user_management/${ID}`, ['auth.acme.com']],
    ['https://auth.acme.com', ['auth.acme.com']],
    ['https://auth.acme.com/', null],
    ['https://auth.acme.com/user_management/client_other', null],
    ['https://api.workos.com/user_management/client_other', null],
    ['https://api.workos.com', null],
  ])('%s', (issuer, domains) => {
    const change = workos.takeIssuer(draftOf({}), issuer);
    expect(change).toEqual(domains && { field: 'inputs.customDomains', value: domains });
  });
});
