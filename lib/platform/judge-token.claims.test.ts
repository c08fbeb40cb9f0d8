import { describe, expect, it } from 'vitest';
import { RawJson, withEdits, writeEntries } from '@/lib/testing/json-entries';
import { type Judging, judgeBoth } from '@/lib/testing/judge-both';
import { GOOD_CLAIMS, makeToken, TOKEN_AUDIENCE, TOKEN_ISSUER } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';

const ES = tokenKey('ES256');
type Claims = Readonly<Record<string, unknown>>;

function judged(claims: Claims, judging: Partial<Judging> = {}, header: Claims = {}) {
  const text = writeEntries(withEdits(Object.entries(GOOD_CLAIMS), Object.entries(claims)));
  return judgeBoth(makeToken(ES, { header, claims: text }), { published: [ES.jwk], ...judging });
}

async function codeOf(claims: Claims, judging: Partial<Judging> = {}, header: Claims = {}) {
  const verdict = await judged(claims, judging, header);
  return verdict.valid ? 'VALID' : verdict.code;
}

describe('iss', () => {
  const host = 'issuer.example.com';
  it.each([
    `${TOKEN_ISSUER}/`,
    TOKEN_ISSUER.toUpperCase(),
    `https://Issuer.example.com`,
    `http://${host}`,
    `${TOKEN_ISSUER}:443`,
    `${TOKEN_ISSUER}?`,
    `${TOKEN_ISSUER}#`,
    `https://user@${host}`,
    `${TOKEN_ISSUER}.evil.example`,
    `${TOKEN_ISSUER}/tenant`,
    ` ${TOKEN_ISSUER}`,
    `${TOKEN_ISSUER} `,
    `${TOKEN_ISSUER}\n`,
    `${TOKEN_ISSUER}\u0000`,
    `https://issuer%2Eexample.com`,
    `${TOKEN_ISSUER}/.`,
    `https://\u0456ssuer.example.com`,
    host,
    '',
  ])('threat 53: %j is another issuer', async (iss) => {
    expect(await codeOf({ iss })).toBe('INVALID_ISSUER');
  });

  it.each([undefined, null, 1, [TOKEN_ISSUER], { 0: TOKEN_ISSUER }])(
    'threat 54: %j is none',
    async (iss) => {
      expect(await codeOf({ iss })).toBe('INVALID_ISSUER');
    },
  );

  it('threat 55: the template of a tenant is compared as it is written', async () => {
    const template = 'https://login.microsoftonline.com/{tenantid}/v2.0';
    const iss = 'https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0';
    expect(await codeOf({ iss }, { provider: { issuers: [template] } })).toBe('INVALID_ISSUER');
  });
});

describe('aud', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => (n === 99 ? TOKEN_AUDIENCE : `other-${n}`));
  it.each([
    ['a text', TOKEN_AUDIENCE],
    ['a list', [TOKEN_AUDIENCE]],
    ['repeated', [TOKEN_AUDIENCE, TOKEN_AUDIENCE]],
    ['the last of 100', hundred],
  ])('threat 56: %s that names us', async (_, aud) => {
    expect(await codeOf({ aud })).toBe('VALID');
  });

  it.each([
    'other',
    [],
    '',
    TOKEN_AUDIENCE.slice(0, -1),
    `${TOKEN_AUDIENCE}1`,
    TOKEN_AUDIENCE.toUpperCase(),
    `other,${TOKEN_AUDIENCE}`,
    `other ${TOKEN_AUDIENCE}`,
    ' client-1',
    '*',
    '.*',
    `${TOKEN_AUDIENCE}\u0000`,
    ['other', `${TOKEN_AUDIENCE}/`],
  ])('threat 57: %j does not name us', async (aud) => {
    expect(await codeOf({ aud })).toBe('INVALID_AUDIENCE');
    const lenient = { provider: { audienceRule: 'absent_allowed' } } as const;
    expect(await codeOf({ aud }, lenient)).toBe('INVALID_AUDIENCE');
  });

  it.each([undefined, null])('threat 58: %s is absent', async (aud) => {
    expect(await codeOf({ aud })).toBe('INVALID_AUDIENCE');
    const lenient = { provider: { audienceRule: 'absent_allowed' } } as const;
    expect(await codeOf({ aud }, lenient)).toBe('VALID');
  });

  it.each([
    42,
    true,
    { 0: TOKEN_AUDIENCE, length: 1 },
    [[TOKEN_AUDIENCE]],
    [TOKEN_AUDIENCE, 42],
    [null, TOKEN_AUDIENCE],
    [{ aud: TOKEN_AUDIENCE }],
  ])('threat 58: %j is no audience', async (aud) => {
    for (const audienceRule of ['required', 'absent_allowed'] as const) {
      expect(await codeOf({ aud }, { provider: { audienceRule } })).toBe('INVALID_CLAIM');
    }
  });

  it('threat 59: a provider without audiences accepts no token', async () => {
    for (const aud of [TOKEN_AUDIENCE, '', [], undefined]) {
      expect(await codeOf({ aud }, { provider: { audiences: [] } })).toBe('INVALID_AUDIENCE');
    }
  });

  it('threat 61: several audiences without azp: one of them must be ours', async () => {
    expect(await codeOf({ aud: ['other', TOKEN_AUDIENCE], azp: undefined })).toBe('VALID');
    expect(await codeOf({ aud: ['other', 'third'], azp: undefined })).toBe('INVALID_AUDIENCE');
  });
});

describe('azp', () => {
  const parties = { authorizedParties: ['https://app.example.com'] };
  it.each(['if_present', 'required'] as const)('threat 60: %s', async (azpRule) => {
    const judging = { provider: { ...parties, azpRule } };
    expect(await codeOf({ azp: 'https://app.example.com' }, judging)).toBe('VALID');
    for (const azp of [
      'other',
      '',
      'https://APP.example.com',
      'https://app.example.com.evil.example',
    ]) {
      expect(await codeOf({ azp }, judging)).toBe('INVALID_AUTHORIZED_PARTY');
    }
    for (const azp of [['https://app.example.com'], 1, {}, false]) {
      expect(await codeOf({ azp }, judging)).toBe('INVALID_CLAIM');
    }
    const absent = azpRule === 'required' ? 'INVALID_AUTHORIZED_PARTY' : 'VALID';
    expect(await codeOf({ azp: undefined }, judging)).toBe(absent);
    expect(await codeOf({ azp: null }, judging)).toBe(absent);
  });

  it('threat 60: not looked at where the rule is off', async () => {
    expect(await codeOf({ azp: 'other' }, { provider: { ...parties, azpRule: 'off' } })).toBe(
      'VALID',
    );
  });
});

describe('sub', () => {
  it.each([undefined, null])('threat 62: %s is absent', async (sub) => {
    expect(await codeOf({ sub })).toBe('MISSING_CLAIM');
  });

  it.each(['', 42, true, ['user-1'], { id: 1 }, 'x'.repeat(256)])(
    'threat 62: %.30j is none',
    async (sub) => {
      expect(await codeOf({ sub })).toBe('INVALID_CLAIM');
    },
  );

  it('threat 62: the text 42 is a person, and 255 characters are', async () => {
    expect(await judged({ sub: '42' })).toMatchObject({ valid: true, subject: '42' });
    expect(await codeOf({ sub: 'x'.repeat(255) })).toBe('VALID');
  });

  it('threat 63: who somebody is says the issuer together with the subject', async () => {
    const other = { provider: { id: 'prv_other', issuers: ['https://other.example.com'] } };
    const here = await judged({});
    const there = await judged({ iss: 'https://other.example.com' }, other);
    expect([here, there]).toMatchObject([
      { issuer: TOKEN_ISSUER, subject: 'user-1' },
      { issuer: 'https://other.example.com', subject: 'user-1' },
    ]);
  });
});

describe('the kind of token', () => {
  const LOGOUT = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  it.each([
    ['a logout token', {}, { typ: 'logout+jwt' }],
    ['a logout token by its event', { events: LOGOUT }, {}],
    ['a security event', { events: { 'urn:example:event': {} } }, { typ: 'secevent+jwt' }],
    ['a DPoP proof', { htm: 'GET', htu: 'https://api.example.com' }, { typ: 'dpop+jwt' }],
    ['a type in full and in capitals', {}, { typ: 'application/LOGOUT+JWT' }],
  ])('threat 64: %s, whatever the provider accepts', async (_, claims, header) => {
    for (const tokenKind of ['any', 'access', 'id'] as const) {
      expect(await codeOf(claims, { provider: { tokenKind } }, header)).toBe('INVALID_TOKEN_TYPE');
    }
  });

  it.each([
    ['access', 'an ID token by token_use', { token_use: 'id' }, {}, 'id_token'],
    ['access', 'an ID token by its nonce', { nonce: 'n' }, {}, 'id_token'],
    ['id', 'an access token by typ', {}, { typ: 'at+jwt' }, 'access_token'],
    ['id', 'an access token by token_use', { token_use: 'access' }, {}, 'access_token'],
  ] as const)('threat 65: %s expected, %s came', async (tokenKind, _, claims, header, nearMiss) => {
    const verdict = await judged(claims, { provider: { tokenKind } }, header);
    expect(verdict).toMatchObject({ code: 'INVALID_TOKEN_TYPE', nearMiss });
    expect(await codeOf(claims, { provider: { tokenKind: 'any' } }, header)).toBe('VALID');
  });

  it('threat 65: what came as stated passes', async () => {
    const access = { provider: { tokenKind: 'access' } } as const;
    expect(await codeOf({}, access, { typ: 'at+jwt' })).toBe('VALID');
    expect(await codeOf({ nonce: 'n' }, { provider: { tokenKind: 'id' } })).toBe('VALID');
  });
});

describe('claims of any other name', () => {
  it('threat 67: names of prototypes are claims and change nothing', async () => {
    const claims = { constructor: { prototype: { admin: true } }, toString: 'x' };
    const text = JSON.stringify({ ...GOOD_CLAIMS, ...claims }).replace(
      '{',
      '{"__proto__":{"sub":"admin"},',
    );
    const verdict = await judgeBoth(makeToken(ES, { claims: text }), { published: [ES.jwk] });
    expect(verdict).toMatchObject({ valid: true, subject: 'user-1' });
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
    const inherited = JSON.stringify({ ...GOOD_CLAIMS, sub: undefined });
    const only = inherited.replace('{', '{"__proto__":{"sub":"admin"},');
    const refused = await judgeBoth(makeToken(ES, { claims: only }), { published: [ES.jwk] });
    expect(refused).toMatchObject({ code: 'MISSING_CLAIM' });
  });

  it('threat 68: NUL, lone surrogates, overrides and line breaks are kept as they are', async () => {
    const odd = '\u0000\u202e\u001b[31m\r\n\ufeff';
    const verdict = await judged({ name: odd, lone: new RawJson('"\\ud800"') });
    expect(verdict.valid && verdict.claims).toMatchObject({ name: odd, lone: '\ud800' });
  });

  it.each(['org_id', 'toString', '__proto__', 'realm.roles', '/realm/roles'])(
    'a required claim %s that is absent or null',
    async (name) => {
      const judging = { provider: { requiredClaims: [name] } };
      expect(await codeOf({}, judging)).toBe('MISSING_CLAIM');
      if (!name.startsWith('_'))
        expect(await codeOf({ [name]: null }, judging)).toBe('MISSING_CLAIM');
    },
  );

  it.each([false, 0, '', [], 'x'])('a required claim may be %j', async (org_id) => {
    expect(await codeOf({ org_id }, { provider: { requiredClaims: ['org_id'] } })).toBe('VALID');
  });
});
