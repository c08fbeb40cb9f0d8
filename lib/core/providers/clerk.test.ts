import { describe, expect, it } from 'vitest';
import { clerk } from './clerk';
import type { ProviderDraft, ProviderInputs } from './draft';
import { NO_HINTS } from './hints';
import { readOrigin } from './origin';
import { readFrontendApi, readKeyText, readPublishableKey } from './publishable-key';
import { readDraft } from './read-draft';
import { draftFrom, withType } from './registry';

const DEVELOPMENT = 'square-moray-42.clerk.accounts.dev';
const PRODUCTION = 'clerk.acme.com';

const keyOf = (host: string, kind = 'live') =>
  `pk_${kind}_${Buffer.from(`${host}$`).toString('base64')}`;

function draftOf(inputs: Partial<ProviderInputs>, given: Partial<ProviderDraft> = {}) {
  const draft = { ...draftFrom('clerk', NO_HINTS), name: 'App' };
  return { ...draft, inputs: { ...draft.inputs, audiences: ['claimcheck'], ...inputs }, ...given };
}

function problemsOf(draft: ProviderDraft) {
  const read = readDraft(draft, []);
  return read.ok || read.failure.code !== 'INVALID_INPUT' ? {} : read.failure.fields;
}

describe('a publishable key', () => {
  it.each([
    [keyOf(DEVELOPMENT, 'test'), 'development', DEVELOPMENT],
    [keyOf(PRODUCTION), 'production', PRODUCTION],
    [keyOf(PRODUCTION).replace(/=+$/, ''), 'production', PRODUCTION],
    [keyOf('127.0.0.1:46001', 'test'), 'development', '127.0.0.1:46001'],
    [` ${keyOf(PRODUCTION)}\n`, 'production', PRODUCTION],
  ])('%j is read', (key, instance, host) => {
    expect(readPublishableKey(key)).toEqual({ instance, host });
  });

  it.each([
    '',
    'pk_live_',
    'pk_live_bm90aGluZw',
    keyOf('two words'),
    keyOf('host/path'),
    keyOf('user@host'),
    keyOf(''),
    `${keyOf(PRODUCTION).slice(0, -4)}`,
    keyOf(PRODUCTION).replace('pk_', 'sk_'),
    `pk_other_${Buffer.from('clerk.acme.com$').toString('base64')}`,
    `pk_live_${Buffer.from([0xff, 0xfe, 0x24]).toString('base64')}`,
  ])('%j is none', (key) => {
    expect(readPublishableKey(key)).toBeNull();
  });

  it('gives issuer, discovery and key set, with its host in lower case', () => {
    expect(clerk.derive(draftOf({ publishableKey: keyOf('Clerk.Acme.com') }))).toEqual({
      issuers: ['https://clerk.acme.com'],
      discoveryAddresses: [
        'https://clerk.acme.com/.well-known/openid-configuration',
        'https://clerk.acme.com/.well-known/oauth-authorization-server',
      ],
      jwksAddress: 'https://clerk.acme.com/.well-known/jwks.json',
      audiences: ['claimcheck'],
    });
  });

  it('is taken out of the lines of a settings file; the secret key beside it is not kept', () => {
    const key = keyOf(DEVELOPMENT, 'test');
    const lines = `NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=${key} CLERK_SECRET_KEY=sk_test_secret`;
    expect(readKeyText(lines)).toEqual({
      value: key,
      made: 'Read without what stood around it.',
    });
    expect(readKeyText(key)).toEqual({ value: key, made: null });
    expect(readKeyText(`${key} ${keyOf(PRODUCTION)}`).made).toBeNull();
  });
});

describe('threat 116: the Frontend API URL', () => {
  it.each([
    ['https://clerk.acme.com', 'https://clerk.acme.com', null],
    ['clerk.acme.com', 'https://clerk.acme.com', 'Read as https://clerk.acme.com.'],
    [
      'https://clerk.acme.com/',
      'https://clerk.acme.com',
      'Read as https://clerk.acme.com: issuers of Clerk have no slash at their end.',
    ],
    ['https://app.acme.com/__clerk', 'https://app.acme.com/__clerk', null],
    ['https://Clerk.acme.com', 'https://clerk.acme.com', 'Read as https://clerk.acme.com.'],
    ['', '', null],
  ])('%j', (typed, value, made) => {
    expect(readFrontendApi(typed)).toEqual({ value, made });
    expect(readFrontendApi(value)).toEqual({ value, made: null });
  });

  it('serves without a key, also behind a proxy with a path', () => {
    const derived = clerk.derive(draftOf({ issuer: 'https://app.acme.com/__clerk/' }));
    expect(derived.issuers).toEqual(['https://app.acme.com/__clerk']);
    expect(derived.jwksAddress).toBe('https://app.acme.com/__clerk/.well-known/jwks.json');
  });
});

describe('what is wrong', () => {
  it.each([
    ['inputs.issuer', {}, 'Enter the publishable key'],
    ['inputs.publishableKey', { publishableKey: 'sk_live_abc' }, 'secret key'],
    ['inputs.publishableKey', { publishableKey: 'pk_live_abc' }, 'not a publishable key'],
    [
      'inputs.issuer',
      { publishableKey: keyOf(DEVELOPMENT, 'test'), issuer: `https://${PRODUCTION}` },
      `development instance https://${DEVELOPMENT}`,
    ],
    [
      'inputs.issuer',
      { publishableKey: keyOf(PRODUCTION), issuer: 'https://clerk.acme.co.uk' },
      'proxy or a satellite domain',
    ],
    ['inputs.issuer', { issuer: 'http://clerk.acme.com' }, 'http is refused'],
  ])('at %s: %j', (field, inputs, words) => {
    const problems = problemsOf(draftOf(inputs));
    expect(Object.keys(problems)).toEqual([field]);
    expect(problems[field]?.[0]).toContain(words);
    expect(JSON.stringify(problems)).not.toContain('sk_live_abc');
  });

  it('nothing, where the typed address is that of the key, with a slash or without', () => {
    for (const issuer of [`https://${PRODUCTION}`, `https://${PRODUCTION}/`, PRODUCTION]) {
      expect(problemsOf(draftOf({ publishableKey: keyOf(PRODUCTION), issuer }))).toEqual({});
    }
  });
});

describe('threat 59: session tokens, which name no audience', () => {
  const session = (given: Partial<ProviderDraft>) =>
    problemsOf(
      draftOf(
        { publishableKey: keyOf(PRODUCTION), audiences: [] },
        { audienceRule: 'absent_allowed', azpRule: 'required', ...given },
      ),
    );

  it('need the rule for azp', () => {
    for (const azpRule of ['off', 'if_present'] as const) {
      const problems = session({ azpRule, authorizedParties: ['https://app.acme.com'] });
      expect(Object.keys(problems)).toEqual(['azpRule']);
    }
  });

  it('need an origin', () => {
    expect(Object.keys(session({}))).toEqual(['authorizedParties']);
    expect(session({ authorizedParties: ['https://app.acme.com'] })).toEqual({});
    expect(session({ authorizedParties: ['chrome-extension://abcdefgh'] })).toEqual({});
  });

  it.each([
    ['https://app.acme.com/', 'without a slash'],
    ['app.acme.com', 'is not an origin'],
    ['https://app.acme.com/sign-in', 'is not an origin'],
    ['javascript://app.acme.com', 'is not an origin'],
    [keyOf(PRODUCTION), 'never the publishable key'],
  ])('refuse %s as an origin', (party, words) => {
    expect(session({ authorizedParties: [party] }).authorizedParties?.[0]).toContain(words);
  });

  it('a template token needs an audience instead', () => {
    const draft = draftOf({ publishableKey: keyOf(PRODUCTION), audiences: [] });
    expect(Object.keys(problemsOf(draft))).toEqual(['inputs.audiences']);
  });
});

it.each([
  ['https://app.acme.com', 'https://app.acme.com', false],
  ['https://app.acme.com/', 'https://app.acme.com', true],
  ['https://App.acme.com/orders?id=1', 'https://app.acme.com', true],
  ['app.acme.com', 'https://app.acme.com', true],
  ['localhost:3000', 'http://localhost:3000', true],
  ['http://localhost:3000/', 'http://localhost:3000', true],
  ['chrome-extension://abcdefgh', 'chrome-extension://abcdefgh', false],
  ['https://me@app.acme.com', 'https://me@app.acme.com', false],
  ['pk_live_abc', 'pk_live_abc', false],
])('reads the origin %j as %j', (typed, value, said) => {
  const read = readOrigin(typed);
  expect(read.value).toBe(value);
  expect(read.made !== null).toBe(said);
  expect(readOrigin(value)).toEqual({ value, made: null });
});

describe('what a paste says', () => {
  it.each([
    [`https://${DEVELOPMENT}`, true],
    [`https://${PRODUCTION}`, true],
    ['https://app.acme.com/__clerk', true],
    ['https://clerk.com', false],
    ['https://clerk.accounts.dev.evil.example', true],
    ['https://x.clerk.accounts.dev.evil.example', false],
    ['https://acme.auth0.com/', false],
  ])('recognises %s: %s', (issuer, recognised) => {
    expect(clerk.recognises({ ...NO_HINTS, issuer })).toBe(recognised);
  });

  it('a session token gives the rule that fits it', () => {
    const hints = {
      ...NO_HINTS,
      issuer: `https://${PRODUCTION}`,
      parties: ['https://app.acme.com'],
    };
    expect(clerk.fill(hints)).toMatchObject({
      audienceRule: 'absent_allowed',
      azpRule: 'required',
      authorizedParties: ['https://app.acme.com'],
    });
    expect(clerk.fill({ ...hints, audiences: ['claimcheck'] })).toMatchObject({
      audienceRule: 'required',
      azpRule: 'off',
      authorizedParties: [],
    });
  });

  it('a new draft demands an audience', () => {
    expect(draftFrom('clerk', NO_HINTS)).toMatchObject({
      audienceRule: 'required',
      azpRule: 'off',
    });
  });
});

describe('a development instance', () => {
  it.each([
    [{ publishableKey: keyOf(DEVELOPMENT, 'test') }, true],
    [{ publishableKey: keyOf(PRODUCTION) }, false],
    [{ publishableKey: keyOf(PRODUCTION, 'test') }, true],
    [{ issuer: `https://${DEVELOPMENT}` }, true],
    [{ issuer: `https://${PRODUCTION}` }, false],
    [{}, false],
  ])('is told by key or host: %j', (inputs, expected) => {
    expect(clerk.isForDevelopment?.(draftOf(inputs))).toBe(expected);
  });

  it('makes a new draft one of development, and leaves a chosen environment alone', () => {
    const hints = { ...NO_HINTS, publishableKey: keyOf(DEVELOPMENT, 'test') };
    expect(draftFrom('clerk', hints).environment).toBe('development');
    expect(draftFrom('clerk', NO_HINTS).environment).toBe('production');
    const oidc = draftFrom('custom_oidc', { ...NO_HINTS, issuer: `https://${DEVELOPMENT}` });
    expect(withType(oidc, 'clerk').environment).toBe('production');
  });
});

it('takes an issuer over where no key of its host decides, and never one with a slash', () => {
  const issuer = 'https://clerk.acme.com';
  const typed = draftOf({ issuer: 'https://clerk.acme.org' });
  expect(clerk.takeIssuer(typed, issuer)).toEqual({ field: 'inputs.issuer', value: issuer });
  expect(clerk.takeIssuer(typed, `${issuer}/`)).toBeNull();
  const byKey = draftOf({ publishableKey: keyOf(PRODUCTION) });
  expect(clerk.takeIssuer(byKey, `https://${PRODUCTION}/proxy`)).toBeNull();
  expect(clerk.takeIssuer(byKey, 'https://clerk.acme.org')).toMatchObject({
    clears: 'inputs.publishableKey',
  });
});
