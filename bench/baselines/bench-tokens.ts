import { JUDGED_AT, makeToken, TOKEN_AUDIENCE, trustedProvider } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';

export type Family = 'RS256' | 'ES256' | 'EdDSA';
export const FAMILIES: readonly Family[] = ['RS256', 'ES256', 'EdDSA'];

const PARTY = 'https://app.example.com';

/** Every check is on: several audiences, an authorized party, permissions at a claim of their own. */
export const BENCH_PROVIDER = trustedProvider({
  audiences: ['https://api.example.com', TOKEN_AUDIENCE],
  azpRule: 'required',
  authorizedParties: [PARTY],
  permissionsPath: 'permissions',
});

let made = 0;

/** Tokens as providers write them, about 1,000 characters with RS256, none of which was seen before. */
export function freshTokens(family: Family, count: number): readonly string[] {
  return Array.from({ length: count }, () => {
    made += 1;
    return makeToken(tokenKey(family), { claims: claimsOf(made) });
  });
}

function claimsOf(number: number) {
  return {
    sub: `auth0|64b7f0c2d1e${number}`,
    aud: ['https://api.example.com', 'https://acme.eu.auth0.com/userinfo'],
    azp: PARTY,
    nbf: JUDGED_AT - 60,
    scope: 'openid profile email read:catalog',
    permissions: ['catalog:read', 'catalog:write', 'orders:read'],
    'https://acme.example/roles': ['admin', 'editor'],
    org_id: 'org_5f6Hj2kLm9',
    sid: `session_${number}`,
  };
}
