import { describe, expect, it } from 'vitest';
import { readKeysAddress } from './keys-address';

describe('readKeysAddress', () => {
  it('reads kind and filters', () => {
    const { filter, filtered } = readKeysAddress({
      kind: 'machine',
      environment: 'staging',
      state: 'revoked',
      after: 'cursor',
    });
    expect(filter).toEqual({
      kind: 'machine',
      environment: 'staging',
      state: 'revoked',
      after: 'cursor',
    });
    expect(filtered).toBe(true);
  });

  it('threat 195: repeated and unknown parameters do not filter', () => {
    const { filter, filtered } = readKeysAddress({
      kind: ['api', 'machine'],
      environment: '__proto__',
      state: 'good',
      after: ['a'],
      workspaceId: 'wsp_other',
    });
    expect(filter).toEqual({ kind: 'api' });
    expect(filtered).toBe(false);
  });

  it('keeps the filters in the link to another page', () => {
    const { link } = readKeysAddress({ kind: 'machine', state: 'active' });
    expect(link('/acme/api-keys', 'c')).toBe('/acme/api-keys?kind=machine&state=active&after=c');
    expect(readKeysAddress({}).link('/acme/api-keys', null)).toBe('/acme/api-keys');
  });
});
