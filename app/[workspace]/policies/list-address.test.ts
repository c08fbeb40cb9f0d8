import { describe, expect, it } from 'vitest';
import { readPolicyListAddress } from './list-address';

describe('readPolicyListAddress', () => {
  it('reads view, search and resource', () => {
    const { view, filter, filtered } = readPolicyListAddress({
      view: 'resources',
      q: ' orders ',
      resource: 'invoices',
      after: 'cursor',
    });
    expect(view).toBe('resources');
    expect(filter).toEqual({ query: 'orders', resource: 'invoices', after: 'cursor' });
    expect(filtered).toBe(true);
  });

  it('threat 195: repeated and unknown parameters do not filter', () => {
    const { view, filter, filtered } = readPolicyListAddress({
      view: '__proto__',
      q: ['a', 'b'],
      resource: ['a'],
      workspaceId: 'wsp_other',
    });
    expect(view).toBe('names');
    expect(filter).toEqual({});
    expect(filtered).toBe(false);
  });

  it('keeps view and filters in the link to another page', () => {
    const { link } = readPolicyListAddress({ view: 'resources', q: 'a&b', resource: 'all' });
    expect(link('/acme/policies', 'c')).toBe(
      '/acme/policies?view=resources&q=a%26b&resource=all&after=c',
    );
    expect(readPolicyListAddress({}).link('/x', null)).toBe('/x');
  });
});
