import { describe, expect, it } from 'vitest';
import { auth0 } from './auth0';
import type { ProviderDraft, ProviderInputs } from './draft';
import { NO_HINTS } from './hints';
import { readDraft } from './read-draft';
import { draftFrom } from './registry';

function draftOf(inputs: Partial<ProviderInputs>, given: Partial<ProviderDraft> = {}) {
  const draft = { ...draftFrom('auth0', NO_HINTS), name: 'Customers' };
  return { ...draft, inputs: { ...draft.inputs, clientIds: ['web'], ...inputs }, ...given };
}

function problemsOf(draft: ProviderDraft) {
  const read = readDraft(draft, []);
  return read.ok || read.failure.code !== 'INVALID_INPUT' ? {} : read.failure.fields;
}

const domainField = auth0.fields.find(({ path }) => path === 'inputs.domain');

function readField(text: string) {
  if (domainField?.kind !== 'text') throw new Error('There is no field for the domain.');
  return domainField.read(text);
}

describe('what follows from a domain', () => {
  it.each([
    'acme.auth0.com',
    'acme.us.auth0.com',
    'acme.eu.auth0.com',
    'acme-staging.jp.auth0.com',
    'login.acme.com',
    '127.0.0.1:9443',
  ])('%s', (domain) => {
    const draft = draftOf({ domain });
    expect(auth0.derive(draft)).toEqual({
      issuers: [`https://${domain}/`],
      discoveryAddresses: [
        `https://${domain}/.well-known/openid-configuration`,
        `https://${domain}/.well-known/oauth-authorization-server`,
      ],
      jwksAddress: `https://${domain}/.well-known/jwks.json`,
      audiences: ['web'],
    });
    expect(problemsOf(draft)).toEqual({});
  });

  it('each further domain is an issuer of its own, once', () => {
    const customDomains = ['login.acme.com', 'https://login.acme.co.uk/', 'acme.auth0.com'];
    expect(auth0.derive(draftOf({ domain: 'acme.auth0.com', customDomains })).issuers).toEqual([
      'https://acme.auth0.com/',
      'https://login.acme.com/',
      'https://login.acme.co.uk/',
    ]);
  });

  it('ID tokens are made for client IDs, access tokens for API identifiers', () => {
    const audiences = ['https://api.acme.com', 'urn:orders'];
    expect(auth0.derive(draftOf({ domain: 'acme.auth0.com', audiences })).audiences).toEqual([
      'web',
      'https://api.acme.com',
      'urn:orders',
    ]);
  });
});

describe('threat 116: what is typed into the field', () => {
  it.each([
    ['acme.auth0.com', 'acme.auth0.com', null],
    [' acme.auth0.com ', 'acme.auth0.com', null],
    ['Acme.EU.auth0.com', 'acme.eu.auth0.com', 'Read as acme.eu.auth0.com.'],
    ['acme.auth0.com/', 'acme.auth0.com', 'Taken from acme.auth0.com/.'],
    ['acme.auth0.com:443', 'acme.auth0.com', 'Taken from acme.auth0.com:443.'],
    [
      'https://acme.auth0.com',
      'acme.auth0.com',
      'Taken from https://acme.auth0.com; the issuer is https://acme.auth0.com/, with a slash at its end.',
    ],
    [
      'http://acme.auth0.com/.well-known/openid-configuration',
      'acme.auth0.com',
      'Taken from http://acme.auth0.com/.well-known/openid-configuration; the issuer is https://acme.auth0.com/, with a slash at its end.',
    ],
    ['me@acme.auth0.com', 'me@acme.auth0.com', null],
    ['acme auth0 com', 'acme auth0 com', null],
  ])('%j', (typed, value, made) => {
    expect(readField(typed)).toEqual({ value, made });
    expect(readField(value)).toEqual({ value, made: null });
  });
});

describe('what is wrong', () => {
  it.each([
    ['', 'Enter the domain'],
    ['acme', 'not a whole domain'],
    ['me@acme.auth0.com', 'not a domain'],
    ['acme auth0 com', 'not a domain'],
    ['https://manage.auth0.com/dashboard/eu/acme', 'address of the dashboard'],
    ['{your-domain}.auth0.com', 'in place of the braces'],
    ['acme.auth0.com:25', 'Port 25 is refused'],
  ])('the domain %j', (domain, words) => {
    const problems = problemsOf(draftOf({ domain }));
    expect(Object.keys(problems)).toEqual(['inputs.domain']);
    expect(problems['inputs.domain']?.[0]).toContain(words);
  });

  it('another domain, at its own field', () => {
    const problems = problemsOf(draftOf({ domain: 'acme.auth0.com', customDomains: ['login'] }));
    expect(Object.keys(problems)).toEqual(['inputs.customDomains']);
  });

  it('no client ID and no API identifier', () => {
    const draft = draftOf({ domain: 'acme.auth0.com', clientIds: [] });
    expect(Object.keys(problemsOf(draft))).toEqual(['inputs.clientIds']);
    const api = draftOf({ domain: 'acme.auth0.com', clientIds: [], audiences: ['urn:orders'] });
    expect(problemsOf(api)).toEqual({});
  });

  it('threat 59: an audience that may be absent, since none ever is', () => {
    const draft = draftOf({ domain: 'acme.auth0.com' }, { audienceRule: 'absent_allowed' });
    expect(problemsOf(draft)).toHaveProperty('audienceRule');
  });
});

describe('what a paste or another type says', () => {
  it.each([
    ['https://acme.auth0.com/', true],
    ['https://acme.eu.auth0.com', true],
    ['https://auth0.com/', false],
    ['https://acme.auth0.com.evil.example/', false],
    ['https://login.acme.com/', false],
  ])('recognises %s: %s', (issuer, recognised) => {
    expect(auth0.recognises({ ...NO_HINTS, issuer })).toBe(recognised);
  });

  it('sorts audiences, without the one of the user info endpoint', () => {
    const hints = {
      ...NO_HINTS,
      issuer: 'https://login.acme.com/',
      audiences: [
        'web',
        'https://api.acme.com',
        'https://login.acme.com/userinfo',
        'https://acme.eu.auth0.com/userinfo',
        'https://accounts.acme.com/userinfo',
      ],
    };
    expect(auth0.fill(hints).inputs).toMatchObject({
      domain: 'login.acme.com',
      clientIds: ['web'],
      audiences: ['https://api.acme.com', 'https://accounts.acme.com/userinfo'],
    });
  });
});

describe('an issuer taken over', () => {
  const draft = draftOf({ domain: 'acme.auth0.com', customDomains: ['login.acme.com'] });

  it.each([
    ['https://acme.eu.auth0.com/', { field: 'inputs.domain', value: 'acme.eu.auth0.com' }],
    ['https://acme.eu.auth0.com', null],
    ['https://ACME.eu.auth0.com/', null],
    ['http://acme.eu.auth0.com/', null],
    ['https://acme.eu.auth0.com/tenant/', null],
    ['https://login.acme.com/', null],
  ])('%s', (issuer, change) => {
    expect(auth0.takeIssuer(draft, issuer)).toEqual(change);
  });
});

it('an application on PS256 can be allowed, and the words say where; HS256 never can', () => {
  const draft = draftOf({ domain: 'acme.auth0.com' }, { algorithms: ['RS256', 'PS256'] });
  expect(readDraft(draft, [])).toMatchObject({
    ok: true,
    value: { settings: { algorithms: ['RS256', 'PS256'] } },
  });
  expect(readDraft({ ...draft, algorithms: ['HS256'] }, []).ok).toBe(false);
  const advice = auth0.words.advice.ALGORITHMS_DISJOINT;
  for (const words of ['RS256', 'PS256 under Advanced', 'HS256 is never accepted']) {
    expect(advice).toContain(words);
  }
});
