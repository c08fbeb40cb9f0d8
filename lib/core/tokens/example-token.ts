import { encodeBase64url } from './base64url';

const HOUR = 3600;

/**
 * A made-up token to look at. Its issuer is an example name that nobody can own (RFC 2606), and
 * its signature is a row of counted bytes that no key has made: no verifier accepts it.
 */
export function exampleToken(nowMs: number): string {
  const now = Math.floor(nowMs / 1000);
  const header = { alg: 'RS256', typ: 'JWT', kid: 'example-2026' };
  const payload = {
    iss: 'https://id.example.com/',
    sub: 'user_01HZX3V9K7',
    aud: ['https://api.example.com/orders', 'https://id.example.com/userinfo'],
    iat: now - 11 * 60,
    exp: now + HOUR,
    azp: 'web-shop',
    scope: 'openid profile orders:approve',
    org_id: 'org_7QY2M4',
    name: 'Zoë Lindström',
    'https://example.com/plan': 'team',
    'https://example.com/roles': ['buyer', 'approver'],
  };
  const signature = Uint8Array.from({ length: 256 }, (_, index) => (index * 151 + 17) % 256);
  return `${encodeJson(header)}.${encodeJson(payload)}.${encodeBase64url(signature)}`;
}

function encodeJson(value: object): string {
  return encodeBase64url(new TextEncoder().encode(JSON.stringify(value)));
}
