import { describe, expect, it } from 'vitest';
import { isCookieOfClerk, isTokenCookie, keyIdOf, sessionTokensOf } from './clerk-cookies';

const KEY = `pk_test_${btoa('clerk.acme.com$')}`;
// As Clerk's package makes it of this key.
const SUFFIX = 'mDJvOvyl';
const header = (value: unknown) => `${btoa(JSON.stringify(value)).replace(/=+$/, '')}.e30.x`;

describe('sessionTokensOf', () => {
  it('looks at the two cookies of this instance and at no other, and at each token once', () => {
    const cookies = [
      { name: '__session_other123', value: 'other' },
      { name: `__session_${SUFFIX}`, value: 'own' },
      ...Array.from({ length: 100 }, (_, n) => ({ name: `__session_${n}`, value: `t${n}` })),
      { name: '__session', value: 'plain' },
    ];
    expect(sessionTokensOf(cookies, KEY)).toEqual(['plain', 'own']);
    const same = cookies.map(({ name }) => ({ name, value: 'one' }));
    expect(sessionTokensOf(same, KEY)).toEqual(['one']);
    expect(sessionTokensOf([{ name: '__session', value: '' }], KEY)).toEqual([]);
  });
});

describe('isCookieOfClerk', () => {
  it('is true of this instance’s own, and leaves those of a product on the same host alone', () => {
    for (const name of ['__session', '__client_uat', '__refresh']) {
      expect(isCookieOfClerk(name, KEY)).toBe(true);
      expect(isCookieOfClerk(`${name}_${SUFFIX}`, KEY)).toBe(true);
      expect(isCookieOfClerk(`${name}_other123`, KEY)).toBe(false);
    }
    expect(isCookieOfClerk('claimcheck_session', KEY)).toBe(false);
  });
});

describe('isTokenCookie', () => {
  it('is true of the session’s two and of what is handed over after a redirect', () => {
    for (const name of ['__session', `__session_${SUFFIX}`, '__clerk_handshake']) {
      expect(isTokenCookie(name, KEY)).toBe(true);
    }
    for (const name of ['__session_other123', '__client_uat', '__clerk_handshake_nonce']) {
      expect(isTokenCookie(name, KEY)).toBe(false);
    }
  });
});

describe('keyIdOf', () => {
  it('reads the id, and gives null for whatever names none', () => {
    expect(keyIdOf(header({ alg: 'RS256', kid: 'ins_1' }))).toBe('ins_1');
    for (const token of ['', 'a.b.c', '{}', header({}), header(null), header({ kid: 7 })]) {
      expect(keyIdOf(token)).toBeNull();
    }
  });
});
