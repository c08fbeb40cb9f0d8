import { describe, expect, it } from 'vitest';
import { addressOf, attachedIn, firstFields, readAddress } from './simulator-fields';

const TARGETS = [{ resource: 'orders', actions: ['*', 'approve'] }];

describe('the fields of the simulator', () => {
  it('open with what is decided first, an address before it', () => {
    expect(firstFields({}, TARGETS)).toMatchObject({ resource: 'orders', action: 'approve' });
    expect(firstFields({ action: 'read' }, TARGETS)).toMatchObject({ action: 'read' });
    expect(firstFields({}, [])).toMatchObject({ resource: '', action: '' });
  });

  it('leave nothing in the address but resource, action and environment', () => {
    const fields = {
      ...firstFields({}, TARGETS),
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

  it('are asked in the environment of the policy’s own permission', () => {
    const own = {
      resource: 'orders',
      actions: ['*'],
      priority: 0,
      environment: 'staging',
    } as const;
    const target = { resource: 'orders', action: 'read' };
    expect(attachedIn(target, [own])).toBe('staging');
    expect(attachedIn(target, [own, { ...own, environment: null }])).toBeNull();
    expect(attachedIn({ ...target, resource: 'other' }, [own])).toBeNull();
  });

  it('read nothing else from an address', () => {
    expect(readAddress({ resource: ['a', 'b'], environment: 'moon' })).toEqual({});
  });
});
