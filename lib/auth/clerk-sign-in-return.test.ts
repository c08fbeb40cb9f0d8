import { describe, expect, it } from 'vitest';
import { signInReturn } from './clerk-sign-in-return';

const ORIGIN = 'https://console.acme.com';

describe('signInReturn', () => {
  it('is the page asked for, at this console', () => {
    expect(signInReturn('/acme/debugger?a=1', ORIGIN)?.href).toBe(`${ORIGIN}/acme/debugger?a=1`);
  });

  it('leads nowhere else, whatever was asked for', () => {
    for (const next of ['//evil.example', 'https://evil.example/x', '/\\evil.example']) {
      expect(signInReturn(next, ORIGIN)?.href).toBe(`${ORIGIN}/`);
    }
  });

  it('is unknown where the origin is', () => {
    expect(signInReturn('/acme', null)).toBeNull();
  });
});
