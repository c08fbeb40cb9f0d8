import { describe, expect, it } from 'vitest';
import { addressOf, firstFields, readAddress } from './simulator-fields';

const TARGETS = [{ resource: 'orders', actions: ['*', 'approve'] }];

describe('the fields of the simulator', () => {
  it('open with what is decided first, an address before it', () => {
    expect(firstFields({}, null, TARGETS)).toMatchObject({ resource: 'orders', action: 'approve' });
    expect(firstFields({ action: 'read' }, null, TARGETS)).toMatchObject({ action: 'read' });
    expect(firstFields({}, null, [])).toMatchObject({ resource: '', action: '' });
  });

  it('leave nothing in the address but resource, action and environment', () => {
    const fields = {
      ...firstFields({}, null, TARGETS),
      environment: 'staging',
      attributes: '{"ext_email": "mara@acme.example"}',
      context: '{"secret": 1}',
    } as const;
    const address = addressOf(fields);
    expect(address).toBe('resource=orders&action=approve&environment=staging');
    expect(readAddress(Object.fromEntries(new URLSearchParams(address)))).toEqual({
      resource: 'orders',
      action: 'approve',
      environment: 'staging',
    });
  });

  it('read nothing else from an address', () => {
    expect(readAddress({ resource: ['a', 'b'], environment: 'moon' })).toEqual({});
  });
});
