import { describe, expect, it } from 'vitest';
import { readKeysAddress } from './keys-address';

describe('readKeysAddress', () => {
  it('reads kind, search and filters', () => {
    const { filter, filtered } = readKeysAddress({
      kind: 'machine',
      q: ' cron ',
      environment: 'staging',
      state: 'revoked',
      after: 'cursor',
    });
    expect(filter).toEqual({
      kind: 'machine',
      query: 'cron',
      environment: 'staging',
      state: 'revoked',
      after: 'cursor',
    });
    expect(filtered).toBe(true);
  });

  it('keeps nothing of a secret that stands in an address', () => {
    const { filter, link } = readKeysAddress({ q: `cck_live_7Kd0PqzXw3Ra${'s'.repeat(49)}` });
    expect(filter.query).toBe('cck_live_7Kd0PqzXw3Ra');
    expect(link('/acme/api-keys', null)).toBe('/acme/api-keys?q=cck_live_7Kd0PqzXw3Ra');
  });

  it('threat 195: repeated and unknown parameters do not filter', () => {
    const { filter, filtered } = readKeysAddress({
      kind: ['api', 'machine'],
      environment: '__proto__',
      state: 'good',
      q: ['a'],
      after: ['a'],
      workspaceId: 'wsp_other',
    });
    expect(filter).toEqual({ kind: 'api' });
    expect(filtered).toBe(false);
  });

  it('keeps the filters in the link to another page', () => {
    const { link } = readKeysAddress({ kind: 'machine', q: 'a b', state: 'active' });
    expect(link('/acme/api-keys', 'c')).toBe(
      '/acme/api-keys?kind=machine&q=a+b&state=active&after=c',
    );
    expect(readKeysAddress({}).link('/acme/api-keys', null)).toBe('/acme/api-keys');
  });
});
