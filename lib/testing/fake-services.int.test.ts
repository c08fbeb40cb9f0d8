import { X509Certificate } from 'node:crypto';
import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { startFakeAuth0 } from './fake-auth0';
import { startFakeClerkIssuer } from './fake-clerk-issuer';
import type { FakeServer } from './fake-server';
import { startFakeWorkos } from './fake-workos';

const ID = 'client_01JZ8Q6M3N5R7T9V1X3Z5B7D9F';
let server: FakeServer;
afterEach(() => server.close());

async function read(path: string): Promise<{ status: number; type: string; json: JSONWebKeySet }> {
  const response = await fetch(`${server.origin}${path}`);
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, json: await response.json() };
}

async function claimsOf(token: string, path: string, algorithms: string[]): Promise<JWTPayload> {
  const keys = createLocalJWKSet((await read(path)).json);
  return (await jwtVerify(token, keys, { algorithms })).payload;
}

describe('Auth0', () => {
  it('publishes two keys with their certificates, and signs with the first', async () => {
    const auth0 = await startFakeAuth0();
    server = auth0;
    const { json, type } = await read('/.well-known/jwks.json');
    expect(type).toBe('application/json; charset=utf-8');
    for (const key of json.keys) {
      expect(Object.keys(key)).toEqual(['kty', 'use', 'n', 'e', 'kid', 'x5t', 'x5c', 'alg']);
    }
    const certificate = new X509Certificate(Buffer.from(json.keys[0]?.x5c?.[0] ?? '', 'base64'));
    expect(certificate.publicKey.export({ format: 'jwk' }).n).toBe(json.keys[0]?.n);
    const issuer = `https://${auth0.domains[0]}/`;
    const id = await claimsOf(auth0.idToken({ aud: 'web' }), '/.well-known/jwks.json', ['RS256']);
    expect(id).toMatchObject({ iss: issuer, aud: 'web' });
    const audience = ['https://api.acme.com', `${issuer}userinfo`];
    const access = auth0.accessToken({ aud: audience, azp: 'web' });
    expect(await claimsOf(access, '/.well-known/jwks.json', ['RS256'])).toMatchObject({
      aud: audience,
      azp: 'web',
      scope: 'openid',
    });
    // The key set says RS256 of the key that signs with PS256 too.
    const unlabelled = createLocalJWKSet({ keys: json.keys.map(({ alg: _, ...key }) => key) });
    const other = await jwtVerify(auth0.idToken({ aud: 'web' }, 'PS256'), unlabelled);
    expect(other.protectedHeader.alg).toBe('PS256');
  });

  it('names each of its domains with a slash, and knows no other', async () => {
    server = await startFakeAuth0({ domains: ['acme.auth0.com'] });
    expect((await read('/.well-known/openid-configuration')).status).toBe(404);
  });
});

describe('Clerk', () => {
  it('gives the claims of session tokens, old and new, and of template tokens', async () => {
    const clerk = await startFakeClerkIssuer();
    server = clerk;
    const of = (token: string) => claimsOf(token, '/.well-known/jwks.json', ['RS256']);
    const session = await of(clerk.sessionToken());
    expect(session).toMatchObject({ iss: `https://${clerk.hosts[0]}`, v: 2 });
    expect(session).not.toHaveProperty('aud');
    expect((session.exp ?? 0) - (session.iat ?? 0)).toBe(60);
    const first = await of(clerk.firstSessionToken());
    expect(first).toMatchObject({ org_role: 'org:admin', azp: expect.stringMatching(/^https:/) });
    expect(first).not.toHaveProperty('v');
    const template = await of(clerk.templateToken({ aud: 'claimcheck' }));
    expect(template).toMatchObject({ aud: 'claimcheck' });
    expect(template).not.toHaveProperty('sid');
    expect(await of(clerk.idToken({ aud: 'app' }))).toMatchObject({ aud: 'app' });
  });
});

describe('WorkOS', () => {
  it('publishes five members and keys elsewhere, and knows only its clients', async () => {
    const workos = await startFakeWorkos({ clientIds: [ID] });
    server = workos;
    const found = await read(`/user_management/${ID}/.well-known/openid-configuration`);
    expect(Object.keys(found.json)).toHaveLength(5);
    expect(await read('/.well-known/openid-configuration')).toMatchObject({ status: 404 });
    const unknown = await read('/sso/jwks/client_01WRONG');
    expect(unknown).toMatchObject({ status: 404, json: { message: expect.any(String) } });
    const { json } = await read(`/sso/jwks/${ID}`);
    expect(Object.keys(json.keys[0] ?? {})).toEqual([
      'alg',
      'kty',
      'use',
      'x5c',
      'n',
      'e',
      'kid',
      'x5t#S256',
    ]);
    const issuer = `https://${workos.hosts[0]}`;
    const token = await claimsOf(workos.accessToken(), `/sso/jwks/${ID}`, ['RS256']);
    expect(token).toMatchObject({ iss: `${issuer}/user_management/${ID}`, role: 'member' });
    expect(token).not.toHaveProperty('aud');
    const legacy = await claimsOf(workos.legacyToken({ aud: ID }), `/sso/jwks/${ID}`, ['RS256']);
    expect(legacy).toMatchObject({ iss: issuer, aud: ID });
  });
});
