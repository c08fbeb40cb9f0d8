import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedMachineKey, acceptedToken, refusedToken } from '@/lib/testing/verdicts';
import {
  AUTH_HEADERS,
  authHeadersOf,
  EMPTY_AUTH_HEADERS,
  headerText,
} from './forward-auth-headers';

describe('authHeadersOf', () => {
  it('tells who calls', () => {
    expect(
      authHeadersOf(acceptedToken({ expiresAt: 4_000_000_000.5, permissions: ['a', 'b c'] })),
    ).toEqual({
      'x-auth-subject': 'user-1',
      'x-auth-issuer': 'https://acme.example.com/',
      'x-auth-provider': 'prv_a',
      'x-auth-permissions': 'a b%20c',
      'x-auth-expires': '4000000000',
      'x-auth-kind': 'token',
    });
  });

  it('sets every header, also where there is nothing to say', () => {
    expect(authHeadersOf(acceptedMachineKey())).toEqual({
      ...EMPTY_AUTH_HEADERS,
      'x-auth-subject': 'key_m',
      'x-auth-permissions': 'catalog:read',
      'x-auth-kind': 'machine_key',
    });
    expect(Object.keys(authHeadersOf(refusedToken()))).toEqual([...AUTH_HEADERS]);
    expect(Object.keys(EMPTY_AUTH_HEADERS)).toEqual([...AUTH_HEADERS]);
  });
});

describe('headerText', () => {
  it.each([
    ['auth0|5f7c', 'auth0|5f7c'],
    ['100%', '100%25'],
    ['a b\t', 'a%20b%09'],
    ['Jürgen', 'J%C3%BCrgen'],
    ['a\r\nX-Auth-Kind: token', 'a%0D%0AX-Auth-Kind:%20token'],
    ['\u0000', '%00'],
    ['\u{1f600}', '%F0%9F%98%80'],
    ['\ud800', '%ED%A0%80'],
    ['\ud801', '%ED%A0%81'],
    ['\udfff', '%ED%BF%BF'],
    ['\ude00\ud83d', '%ED%B8%80%ED%A0%BD'],
    ['\ufffd', '%EF%BF%BD'],
  ])('threat 205: writes %j as %s', (text, written) => {
    expect(headerText(text)).toBe(written);
  });

  it('is visible ASCII and gives the text back, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = headerText(text);
        return /^[!-~]*$/.test(written) && decodeURIComponent(written) === text;
      }),
    );
  });

  it('threat 205: is never one for two texts, whatever they are made of', () => {
    const units = fc.constantFrom('a', '%', '2', '5', 'ü', '\ud83d', '\ude00', '\ud83c', '\ufffd');
    const text = fc.oneof(
      fc.array(units, { maxLength: 6 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(headerText(one)).toMatch(/^[!-~]*$/);
        return (headerText(one) === headerText(other)) === (one === other);
      }),
      { numRuns: 2000 },
    );
    const alone = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
    expect(new Set(alone.map(headerText)).size).toBe(0x10000);
  });
});
