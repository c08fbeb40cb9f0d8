import { describe, expect, it } from 'vitest';
import { readListAddress } from './list-address';

describe('readListAddress', () => {
  it('reads search and filters', () => {
    const { filter, filtered } = readListAddress({
      q: ' sso ',
      type: 'workos',
      environment: 'staging',
      health: 'bad',
      after: 'cursor',
    });
    expect(filter).toEqual({
      query: 'sso',
      type: 'workos',
      environment: 'staging',
      health: 'bad',
      after: 'cursor',
    });
    expect(filtered).toBe(true);
  });

  it('threat 195: repeated and unknown parameters do not filter', () => {
    const { filter, filtered } = readListAddress({
      q: ['a', 'b'],
      environment: ['production', 'staging'],
      health: '__proto__',
      type: 'okta',
      workspaceId: 'wsp_other',
    });
    expect(filter).toEqual({});
    expect(filtered).toBe(false);
  });

  it('keeps the filters in the link to another page', () => {
    const { link } = readListAddress({ q: 'a&b', type: 'clerk', health: 'good' });
    expect(link('/acme/settings/integration', 'c')).toBe(
      '/acme/settings/integration?q=a%26b&type=clerk&health=good&after=c',
    );
    expect(readListAddress({}).link('/x', null)).toBe('/x');
  });
});
