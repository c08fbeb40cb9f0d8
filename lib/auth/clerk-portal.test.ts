import { describe, expect, it } from 'vitest';
import { accountPortal } from './clerk-portal';

describe('accountPortal', () => {
  it.each([
    ['https://clerk.acme.com', 'https://accounts.acme.com'],
    ['https://sunny-fox-12.clerk.accounts.dev', 'https://sunny-fox-12.accounts.dev'],
    ['https://127.0.0.1:9400', 'https://127.0.0.1:9400'],
  ])('of %s is %s', (frontendApi, portal) => {
    expect(accountPortal(frontendApi)).toBe(portal);
  });
});
