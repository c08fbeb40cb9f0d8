import { describe, expect, it } from 'vitest';
import { expectedOrigin, isHttps, isSameOrigin } from './same-origin';

describe('expectedOrigin', () => {
  it('is that of PUBLIC_URL, whatever Host says', () => {
    const publicUrl = new URL('https://auth.acme.example/');
    expect(expectedOrigin({ publicUrl, host: 'evil.example', scheme: 'http' })).toBe(
      'https://auth.acme.example',
    );
  });

  it.each([
    ['http', 'localhost:3000', 'http://localhost:3000'],
    ['http', 'localhost:80', 'http://localhost'],
    ['https', 'auth.acme.example', 'https://auth.acme.example'],
    ['http', '[::1]:3000', 'http://[::1]:3000'],
  ] as const)('is scheme and Host without PUBLIC_URL (%s, %s)', (scheme, host, origin) => {
    expect(expectedOrigin({ publicUrl: null, host, scheme })).toBe(origin);
  });

  it.each([
    [null],
    [''],
    ['a b'],
    ['user@localhost:3000'],
    ['localhost:3000/path'],
    ['localhost:99999'],
    ['localhost?x'],
  ])('threat 191: is unknown for the Host %j', (host) => {
    expect(expectedOrigin({ publicUrl: null, host, scheme: 'http' })).toBeNull();
  });
});

describe('isHttps', () => {
  it.each([
    ['https://auth.acme.example', 'http', true],
    ['http://auth.acme.example', 'https', false],
    [null, 'https', true],
    [null, 'http', false],
  ] as const)('threat 211: PUBLIC_URL %s, asked by %s: %s', (publicUrl, scheme, https) => {
    expect(isHttps({ publicUrl: publicUrl === null ? null : new URL(publicUrl), scheme })).toBe(
      https,
    );
  });
});

describe('isSameOrigin', () => {
  const expected = 'https://auth.acme.example';

  it('takes the exact origin', () => {
    expect(isSameOrigin('https://auth.acme.example', expected)).toBe(true);
  });

  it.each([
    [null],
    ['null'],
    [''],
    ['https://evil.example'],
    ['https://x.auth.acme.example'],
    ['https://acme.example'],
    ['https://auth.acme.example.evil.example'],
    ['https://auth.acme.example:8443'],
    ['https://auth.acme.example:443'],
    ['http://auth.acme.example'],
    ['https://auth.acme.example/'],
    ['https://auth.acme.example, https://evil.example'],
    ['auth.acme.example'],
    ['https://'],
    ['%%%'],
  ])('threat 190: refuses the origin %j', (origin) => {
    expect(isSameOrigin(origin, expected)).toBe(false);
  });

  it('threat 190: refuses everything when the own origin is not known', () => {
    expect(isSameOrigin('null', 'null')).toBe(false);
    expect(isSameOrigin('http://localhost', null)).toBe(false);
    expect(isSameOrigin(null, null)).toBe(false);
  });
});
