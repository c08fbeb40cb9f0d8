import { describe, expect, it } from 'vitest';
import { MAX_NEARBY, nearbyIssuers } from './nearby-issuers';

const HOST = 'https://idp.example.com';
const near = (path: string) =>
  nearbyIssuers(`${HOST}${path}`).map(({ issuer }) => issuer.slice(HOST.length));

describe('threat 116: addresses near to one without a document', () => {
  it.each([
    ['/.well-known/openid-configuration', ['']],
    ['/.well-known', ['']],
    ['/t/.well-known/jwks.json', ['/t', '']],
    ['/realms/acme/account/', ['/realms/acme', '/realms', '']],
    [
      '/realms/acme/protocol/openid-connect/certs',
      [
        '/realms/acme/protocol/openid-connect',
        '/realms/acme/protocol',
        '/realms/acme',
        '/realms',
        '',
      ],
    ],
    ['/tenant', ['', '/tenant/v2.0']],
    ['/realms', ['', '/realms/v2.0', '/realms/master']],
    ['/auth', ['', '/auth/v2.0', '/auth/realms/master']],
  ])('%s', (path, expected) => {
    expect(near(path)).toEqual(expected);
  });

  it('a host alone gets the paths of well-known products, each with its reason', () => {
    expect(near('')).toEqual([
      '/oauth2/default',
      '/realms/master',
      '/oidc',
      '/auth/realms/master',
      '/oauth2/token',
    ]);
    expect(near('/')).toEqual(near(''));
    for (const { reason } of nearbyIssuers(HOST)) expect(reason).toMatch(/^[A-Z].*\.$/);
  });

  it('of a product that is known are only the shorter ones', () => {
    expect(nearbyIssuers(HOST, true)).toEqual([]);
    expect(nearbyIssuers(`${HOST}/tenant`, true).map(({ issuer }) => issuer)).toEqual([HOST]);
  });

  it('are at most six, and never on another origin', () => {
    const long = nearbyIssuers(`${HOST}:8443${'/a'.repeat(40)}`);
    expect(long).toHaveLength(MAX_NEARBY);
    expect(long.every(({ issuer }) => new URL(issuer).origin === `${HOST}:8443`)).toBe(true);
    expect(nearbyIssuers(`${HOST}//evil.test/a`)[0]?.issuer).toBe(`${HOST}//evil.test`);
  });

  it.each(['', 'idp.example.com', 'javascript:x', 'https://a b', 'https://a.test?x'])(
    'of %j there are none',
    (issuer) => {
      expect(nearbyIssuers(issuer)).toEqual([]);
    },
  );
});
