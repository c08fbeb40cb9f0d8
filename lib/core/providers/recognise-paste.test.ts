import { describe, expect, it } from 'vitest';
import { hintParameters, readHintParameters } from './hint-parameters';
import { NO_HINTS } from './hints';
import { recognisePaste } from './recognise-paste';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenWith = (claims: object) => `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`;
const keyOf = (host: string, kind = 'test') =>
  `pk_${kind}_${Buffer.from(`${host}$`).toString('base64')}`;

function found(text: string) {
  const result = recognisePaste(text);
  if (!result.ok) throw new Error(result.problem);
  return result;
}

function refused(text: string): string {
  const result = recognisePaste(text);
  return result.ok ? '' : result.problem;
}

describe('recognisePaste', () => {
  it.each([
    ['acme.eu.auth0.com', 'auth0'],
    ['https://acme.us.auth0.com/', 'auth0'],
    ['https://clerk.example.com', 'clerk'],
    ['square-moray-42.clerk.accounts.dev', 'clerk'],
    ['https://api.workos.com/user_management/client_01ABC', 'workos'],
    ['client_01ABC', 'workos'],
    ['WORKOS_CLIENT_ID="client_01ABC"', 'workos'],
    ['https://api.workos.com/sso/jwks/client_01ABC', 'workos'],
    [keyOf('square-moray-42.clerk.accounts.dev'), 'clerk'],
    [`NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=${keyOf('clerk.example.com', 'live')}`, 'clerk'],
    ['https://sso.example.com/realms/staff', 'custom_oidc'],
    ['sso.example.com', 'custom_oidc'],
    ['eyewear-shop.example.com', 'custom_oidc'],
    [tokenWith({ iss: 'https://acme.us.auth0.com/' }), 'auth0'],
  ])('takes %s for %s', (text, type) => {
    expect(found(text).type).toBe(type);
  });

  it('takes the issuer out of discovery and key set addresses', () => {
    expect(found('https://a.example/.well-known/openid-configuration').issuers).toEqual([
      'https://a.example',
    ]);
    expect(found('https://a.example/.well-known/oauth-authorization-server/t1').issuers).toEqual([
      'https://a.example/t1',
    ]);
    expect(found('https://acme.auth0.com/.well-known/jwks.json').issuers).toEqual([
      'https://acme.auth0.com/',
    ]);
  });

  it('reads iss, aud and an origin in azp of a token, whatever stands around it', () => {
    const token = tokenWith({
      iss: 'https://clerk.example.com',
      aud: ['api', 'web'],
      azp: 'https://app.example.com',
      sub: 'mara',
    });
    const around = [
      token,
      `Bearer ${token}`,
      `curl https://x.example -H "Authorization: Bearer ${token}"`,
    ];
    for (const text of around) {
      expect(found(text).hints).toEqual({
        ...NO_HINTS,
        issuer: 'https://clerk.example.com',
        audiences: ['api', 'web'],
        parties: ['https://app.example.com'],
      });
    }
  });

  it('does not take a client ID in azp for an origin', () => {
    const token = tokenWith({ iss: 'https://acme.auth0.com/', aud: 'web', azp: 'pX4vN8kQ2mT6' });
    expect(found(token).hints.parties).toEqual([]);
  });

  it('joins what the tokens of one answer are for', () => {
    const answer = JSON.stringify({
      access_token: tokenWith({ iss: 'https://acme.auth0.com/', aud: 'https://api.example.com' }),
      id_token: tokenWith({ iss: 'https://acme.auth0.com/', aud: 'web' }),
    });
    expect(found(answer).hints.audiences).toEqual(['https://api.example.com', 'web']);
  });

  it('says what it is in a sentence', () => {
    expect(found(tokenWith({ iss: 'https://acme.us.auth0.com/' })).made).toBe(
      'A token from https://acme.us.auth0.com/, so Auth0.',
    );
    expect(found(keyOf('a-b-1.clerk.accounts.dev')).made).toBe(
      'The publishable key of a Clerk development instance; issuer https://a-b-1.clerk.accounts.dev.',
    );
    expect(found('acme.eu.auth0.com').made).toBe('Read as https://acme.eu.auth0.com, so Auth0.');
  });

  it.each([
    ['sk_live_abc', 'secret key'],
    [`CLERK_SECRET_KEY=sk_test_${'a'.repeat(40)}`, 'secret key'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE', 'private key'],
    ['{"kty":"RSA","n":"x","e":"AQAB","d":"c2VjcmV0c2VjcmV0c2VjcmV0"}', 'private key'],
  ])('refuses %s without repeating it', (text, words) => {
    expect(refused(text)).toContain(words);
    expect(refused(text)).not.toContain(text);
    expect(recognisePaste(text)).toMatchObject({ secret: true });
  });

  it.each([
    ['', 'Paste a token'],
    ['hello', 'none of what is recognised'],
    ['https://manage.auth0.com/dashboard/us/acme', 'dashboard'],
    ['pk_test_bm90aGluZw', 'not whole'],
    [tokenWith({ sub: 'mara' }), 'names no issuer'],
    [tokenWith({ iss: 'urn:acme' }), 'no address'],
    ['Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOi', 'Not three parts'],
    ['Bearer $TOKEN', 'No token'],
    [`https://a.example/${'a'.repeat(3000)}`, 'too long'],
    [`client_${'a'.repeat(249)}`, 'none of what is recognised'],
  ])('says of %s what is wrong', (text, words) => {
    expect(refused(text)).toContain(words);
  });
});

describe('the address of a new provider', () => {
  it('carries what was recognised there and back, and nothing else of a token', () => {
    const token = tokenWith({ iss: 'https://acme.auth0.com/', aud: ['web', 'api'], sub: 'mara' });
    const { type, hints } = found(token);
    const parameters = hintParameters(type, hints);
    expect(parameters.toString()).toBe(
      'type=auth0&issuer=https%3A%2F%2Facme.auth0.com%2F&audience=web&audience=api',
    );
    const read = readHintParameters({
      type: 'auth0',
      issuer: 'https://acme.auth0.com/',
      audience: ['web', 'api'],
    });
    expect(read).toEqual({ type, hints });
  });

  it('tells the type from an issuer alone, and from nothing says that it is not chosen', () => {
    expect(readHintParameters({ issuer: 'https://acme.auth0.com/' }).type).toBe('auth0');
    expect(readHintParameters({})).toEqual({ type: null, hints: NO_HINTS });
    expect(readHintParameters({ type: 'okta' }).type).toBeNull();
  });

  it('leaves out what is too long, of the wrong kind or too much', () => {
    const read = readHintParameters({
      type: 'clerk',
      issuer: `https://${'a'.repeat(2100)}`,
      key: 'sk_live_secret',
      client: 'secret',
      audience: Array.from({ length: 30 }, (_, index) => `api-${index}`),
    });
    expect(read.hints).toEqual({
      ...NO_HINTS,
      audiences: Array.from({ length: 10 }, (_, index) => `api-${index}`),
    });
  });
});

it.each([
  'https://ana:hunter2@idp.example.com',
  'https://hunter2@idp.example.com/.well-known/openid-configuration',
  'https://app.example.com/callback?code=hunter2',
  'app.example.com/callback?code=hunter2',
  'https://app.example.com/#access_token=hunter2',
  'https://ana:hunter2@api.workos.com/sso/jwks/client_01ABC',
])('%s is refused without being repeated, and gets into no address', (text) => {
  const found = recognisePaste(text);
  expect(found).toMatchObject({ ok: false, secret: true });
  expect(JSON.stringify(found)).not.toContain('hunter2');
  const parameters = hintParameters('custom_oidc', { ...NO_HINTS, issuer: text });
  expect(parameters.toString()).toBe('type=custom_oidc');
  expect(readHintParameters({ issuer: text }).hints.issuer).toBeNull();
});
