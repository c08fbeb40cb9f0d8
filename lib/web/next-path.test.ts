import { describe, expect, it } from 'vitest';
import { safeNextPath, signInPath } from './next-path';

describe('safeNextPath', () => {
  it.each([
    ['/', '/'],
    ['/acme/settings/integration', '/acme/settings/integration'],
    ['/acme/debugger?x=1&y=//evil.example', '/acme/debugger?x=1&y=//evil.example'],
    ['/acme/settings/integration/prv_1#keys', '/acme/settings/integration/prv_1#keys'],
    ['/acme/../beta', '/beta'],
    ['/https://evil.example', '/https://evil.example'],
  ])('lets the path %s of this console pass', (value, path) => {
    expect(safeNextPath(value)).toBe(path);
  });

  it.each([
    ['//evil.example'],
    ['///evil.example'],
    ['/\\evil.example'],
    ['\\\\evil.example'],
    ['/acme\\..\\evil'],
    ['https:evil.example'],
    ['https://evil.example/'],
    ['javascript:alert(1)'],
    ['evil.example'],
    ['@evil.example'],
    ['%2f%2fevil.example'],
    ['/%2fevil.example'],
    ['/%2Fevil.example'],
    ['/%5cevil.example'],
    ['/\tevil.example'],
    ['/\t/evil.example'],
    ['/\n/evil.example'],
    ['/\r\nSet-Cookie: a=b'],
    ['\u0000/acme'],
    [' /acme'],
    [' //evil.example'],
    ['/.//evil.example'],
    ['/acme/..//evil.example'],
    ['/%2e//evil.example'],
    ['/%2e%2e//evil.example'],
    [''],
    ['?next=/acme'],
    [`/${'a'.repeat(2048)}`],
    [['/acme']],
    [{ path: '/acme' }],
    [null],
    [undefined],
  ])('threat 201: refuses %j', (value) => {
    expect(safeNextPath(value)).toBeNull();
  });
});

describe('signInPath', () => {
  it('carries a safe path, encoded', () => {
    expect(signInPath('/acme/debugger?a=1&b=2')).toBe(
      '/sign-in?next=%2Facme%2Fdebugger%3Fa%3D1%26b%3D2',
    );
  });

  it.each([['//evil.example'], ['/'], ['']])('threat 201: leaves %j out', (next) => {
    expect(signInPath(next)).toBe('/sign-in');
  });
});
