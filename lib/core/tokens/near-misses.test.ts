import { describe, expect, it } from 'vitest';
import { judgeToken } from '@/lib/platform/judge-token';
import { JUDGED_AT, makeToken, ringOf, trustedProvider } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import { nearIssuer } from './near-issuer';
import { nearestOf, nearMissOf } from './near-misses';
import { openToken } from './open-token';
import { isRefusal, selectProvider } from './select-provider';
import type { OtherProvider, Trust, TrustedProvider } from './trusted-provider';
import { NEAR_MISSES, type NearMiss } from './verdict';

const ISSUER = 'https://login.acme.example';

/** What was expected, what came, and how the mistake is called; null: it is none of the usual ones. */
const PAIRS: readonly (readonly [string, string, NearMiss | null])[] = [
  [ISSUER, `${ISSUER}/`, 'trailing_slash'],
  ['https://acme.eu.auth0.com/', 'https://acme.eu.auth0.com', 'trailing_slash'],
  ['https://id.acme.example/realms/main', 'https://id.acme.example/realms/main/', 'trailing_slash'],
  [ISSUER, 'http://login.acme.example', 'scheme'],
  ['https://accounts.google.com', 'accounts.google.com', 'scheme'],
  [ISSUER, 'https://Login.acme.example', 'case'],
  ['https://id.acme.example/realms/Main', 'https://id.acme.example/realms/main', 'case'],
  [ISSUER, `${ISSUER} `, 'white_space'],
  [ISSUER, `\n${ISSUER}`, 'white_space'],
  [ISSUER, 'https://login.acme.example:8443', 'port'],
  ['https://login.acme.example:8443/auth', 'https://login.acme.example/auth', 'port'],
  [ISSUER, 'https://login.acme.example\u200b', 'look_alike'],
  [ISSUER, 'https://login.\u0430cme.example', 'look_alike'],
  [ISSUER, 'https://login.acme.ｅxample', 'look_alike'],
  ['https://acme.eu.auth0.com/', 'https://acme.us.auth0.com/', 'region'],
  ['https://acme.eu.auth0.com/', 'https://acme.auth0.com/', 'region'],
  ['https://eu.id.acme.example', 'https://us.id.acme.example', 'region'],
  [ISSUER, 'https://login.dev.acme.example', 'development_instance'],
  ['https://login.staging.acme.example', ISSUER, 'production_instance'],
  ['https://acme.okta.com', 'https://acme.oktapreview.com', 'development_instance'],
  [ISSUER, ISSUER, null],
  [ISSUER, 'https://login.acme.example.evil.example', null],
  [ISSUER, 'https://login.acme.example@evil.example', null],
  [ISSUER, 'https://login.acme.example/other', null],
  [ISSUER, 'https://other.acme.example', null],
  ['claimcheck', 'Claimcheck', 'case'],
  ['claimcheck', 'claimcheck ', 'white_space'],
  ['claimcheck', 'claimcheck-2', null],
  ['eu', 'us', null],
];

describe('two texts that nearly agree', () => {
  it.each(PAIRS)('threat 53: %j and %j: %s', (expected, actual, nearMiss) => {
    expect(nearMissOf(expected, actual)).toBe(nearMiss);
  });

  it('the nearest of several is found, whatever their order', () => {
    const accepted = ['https://other.example', ISSUER, 'https://login.acme.test'];
    const { expected, nearMiss } = nearestOf(accepted, [`${ISSUER}/`]);
    expect([expected, nearMiss]).toEqual([ISSUER, 'trailing_slash']);
    expect(nearestOf(accepted, ['https://login.acme.tes']).expected).toBe(
      'https://login.acme.test',
    );
    const instances = ['https://dev.acme.test', 'https://acme.test/', 'https://acme.test:8443'];
    expect(nearestOf(instances, ['https://acme.test']).nearMiss).toBe('trailing_slash');
    expect(nearestOf([], ['x'])).toEqual({ expected: null, actual: 'x', nearMiss: null });
  });

  it('texts without end cost no more than the first stretch of them', () => {
    const long = 'a'.repeat(60_000);
    expect(nearMissOf(long, `${long}/`)).toBeNull();
  });
});

const KEY = tokenKey('RS256');
const RING = ringOf(KEY.jwk);
const CLERK_PRODUCTION = 'https://clerk.acme.example';
const CLERK_DEVELOPMENT = 'https://merry-cat-12.clerk.accounts.dev';
const WORKOS = 'https://api.workos.com/user_management/client_01ABC';

function other(given: Partial<OtherProvider>): OtherProvider {
  const issuers = ['https://other.example'];
  return {
    id: 'prv_2',
    name: 'Other',
    environment: 'production',
    enabled: true,
    issuers,
    ...given,
  };
}

function selected(iss: string, provider: Partial<TrustedProvider>, others: OtherProvider[] = []) {
  const trust: Trust = { providers: [trustedProvider(provider)], others };
  const token = makeToken(KEY, { claims: { iss } });
  const found = selectProvider(openToken(token), trust, { explain: true });
  return isRefusal(found) ? found : null;
}

function refusal(claims: object, provider: Partial<TrustedProvider>, header: object = {}) {
  const token = makeToken(KEY, { claims: { ...claims }, header: { ...header } });
  const options = { now: JUDGED_AT * 1000, explain: true };
  const verdict = judgeToken(token, trustedProvider(provider), RING, options);
  return verdict.valid ? null : verdict;
}

describe('issuers that nobody here has', () => {
  it.each<[string, string, Partial<TrustedProvider>, OtherProvider[], NearMiss | null]>([
    ['a slash', `${ISSUER}/`, { issuers: [ISSUER] }, [], 'trailing_slash'],
    [
      'another environment',
      'https://other.example',
      {},
      [other({ environment: 'staging' })],
      'other_environment',
    ],
    [
      'a disabled provider',
      'https://other.example',
      {},
      [other({ enabled: false })],
      'disabled_provider',
    ],
    [
      'Clerk, development',
      CLERK_DEVELOPMENT,
      { type: 'clerk', issuers: [CLERK_PRODUCTION] },
      [],
      'development_instance',
    ],
    [
      'Clerk, production',
      CLERK_PRODUCTION,
      { type: 'clerk', issuers: [CLERK_DEVELOPMENT] },
      [],
      'production_instance',
    ],
    [
      'WorkOS before mid-2025',
      'https://api.workos.com',
      { type: 'workos', issuers: [WORKOS] },
      [],
      'workos_bare_issuer',
    ],
    ['a stranger', 'https://stranger.test', {}, [], null],
  ])('%s', (_name, iss, provider, others, nearMiss) => {
    expect(selected(iss, provider, others)).toMatchObject({
      code: 'INVALID_ISSUER',
      actual: iss,
      nearMiss,
      providerId: null,
    });
  });

  it.each<[Partial<OtherProvider>, string, string]>([
    [{ environment: 'staging' }, 'the provider “Other” has it, in staging', 'another environment'],
    [{ enabled: false }, 'the provider “Other” has it, and is disabled', 'a disabled provider'],
  ])('%j is named to operators only', (given, named, unnamed) => {
    const iss = 'https://other.example';
    const said = `The issuer “${iss}” is not that of any enabled provider; `;
    expect(selected(iss, {}, [other(given)])?.message).toBe(`${said}${named}.`);
    const blank = selected(iss, {}, [other({ ...given, name: null })]);
    expect(blank?.message).toBe(`${said}${unnamed} has it.`);
  });

  it('of several providers that nearly have it, the nearest is named', () => {
    const issuers = ['https://staging.login.acme.example/', 'https://login.acme.example/'];
    const providers = issuers.map((issuer) => trustedProvider({ id: issuer, issuers: [issuer] }));
    const near = nearIssuer('https://login.acme.example', null, { providers, others: [] });
    expect(near).toMatchObject({ expected: issuers[1], nearMiss: 'trailing_slash' });
  });

  it('threat 24: another enabled provider has it, where one was chosen to check against', () => {
    const chosen = trustedProvider();
    const trust = {
      providers: [chosen, trustedProvider({ id: 'prv_2', issuers: [ISSUER] })],
      others: [],
    };
    const token = makeToken(KEY, { claims: { iss: ISSUER } });
    const verdict = judgeToken(token, chosen, RING, { now: JUDGED_AT * 1000, trust });
    expect(verdict).toMatchObject({ code: 'INVALID_ISSUER', nearMiss: 'other_provider' });
  });
});

describe('claims that nearly pass', () => {
  const API = 'https://api.acme.example';
  it.each<[string, object, Partial<TrustedProvider>, string, NearMiss | null]>([
    [
      'Clerk without aud',
      { aud: undefined },
      { type: 'clerk' },
      'INVALID_AUDIENCE',
      'no_audience_clerk',
    ],
    [
      'WorkOS without aud',
      { aud: undefined },
      { type: 'workos' },
      'INVALID_AUDIENCE',
      'no_audience_workos',
    ],
    ['others without aud', { aud: undefined }, {}, 'INVALID_AUDIENCE', null],
    [
      'aud with a slash',
      { aud: `${API}/` },
      { audiences: [API] },
      'INVALID_AUDIENCE',
      'trailing_slash',
    ],
    [
      'an ID token',
      { aud: 'app', nonce: 'n' },
      { audiences: [API] },
      'INVALID_AUDIENCE',
      'id_token',
    ],
    ['an access token', { aud: API, scope: 'read' }, {}, 'INVALID_AUDIENCE', 'access_token'],
    [
      'azp at another port',
      { azp: 'http://localhost:3001' },
      { azpRule: 'required', authorizedParties: ['http://localhost:3000'] },
      'INVALID_AUTHORIZED_PARTY',
      'port',
    ],
    [
      'an ID token by its kind',
      { nonce: 'n' },
      { tokenKind: 'access' },
      'INVALID_TOKEN_TYPE',
      'id_token',
    ],
    [
      'an access token by its kind',
      { scope: 'read' },
      { tokenKind: 'id' },
      'INVALID_TOKEN_TYPE',
      'access_token',
    ],
    ['iat in milliseconds', { iat: JUDGED_AT * 1000 }, {}, 'TOKEN_NOT_YET_VALID', 'milliseconds'],
    [
      'nbf a minute ahead',
      { nbf: JUDGED_AT + 60 },
      {},
      'TOKEN_NOT_YET_VALID',
      'tolerated_by_others',
    ],
    [
      'expired a minute ago',
      { iat: 1, exp: JUDGED_AT - 60 },
      {},
      'TOKEN_EXPIRED',
      'tolerated_by_others',
    ],
    ['expired an hour ago', { iat: 1, exp: JUDGED_AT - 3600 }, {}, 'TOKEN_EXPIRED', null],
  ])('%s', (_name, claims, provider, code, nearMiss) => {
    expect(refusal(claims, provider)).toMatchObject({ code, nearMiss });
  });

  it('an API key in place of a token', () => {
    const opened = openToken('cck_live_0123456789abcdef');
    expect(opened).toMatchObject({ ok: false, fault: { nearMiss: 'api_key' } });
  });

  it('every class has a pair', () => {
    const source = `${JSON.stringify(PAIRS)} ${NAMED_ABOVE.join(' ')}`;
    expect(NEAR_MISSES.filter((name) => !source.includes(name))).toEqual([]);
  });
});

/** Classes that take more than two texts to tell. */
const NAMED_ABOVE: readonly NearMiss[] = [
  'other_provider',
  'other_environment',
  'disabled_provider',
  'workos_bare_issuer',
  'id_token',
  'access_token',
  'no_audience_clerk',
  'no_audience_workos',
  'milliseconds',
  'tolerated_by_others',
  'api_key',
];
