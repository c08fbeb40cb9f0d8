import { describe, expect, it } from 'vitest';
import { type AttachedPolicy, whoDecides } from './who-decides';

function policy(
  name: string,
  ...permissions: (readonly [string, readonly string[], number])[]
): AttachedPolicy {
  return {
    id: `pol_${name}`,
    name,
    defaultEffect: 'Deny',
    permissions: permissions.map(([resource, actions, priority]) => ({
      resource,
      actions,
      priority,
      environment: null,
    })),
  };
}

describe('whoDecides', () => {
  it('orders the policies of an action by priority, then by name', () => {
    const [orders, ...rest] = whoDecides([
      policy('b', ['orders', ['approve'], 0]),
      policy('c', ['orders', ['approve'], 100]),
      policy('a', ['orders', ['approve'], 0]),
    ]);
    expect(rest).toEqual([]);
    expect(orders?.actions[0]?.deciders.map(({ name }) => name)).toEqual(['c', 'a', 'b']);
  });

  it('counts a permission for any action to each action that is named, and to the others last', () => {
    const [orders] = whoDecides([
      policy('any', ['orders', ['*'], 10]),
      policy('one', ['orders', ['refund', 'approve'], 20]),
    ]);
    expect(
      orders?.actions.map(({ action, deciders }) => [
        action,
        deciders.map(({ name, byAny }) => `${name}${byAny ? ' by any' : ''}`),
      ]),
    ).toEqual([
      ['approve', ['one', 'any by any']],
      ['refund', ['one', 'any by any']],
      ['*', ['any']],
    ]);
  });

  it('keeps resources apart and leaves out policies that are attached nowhere', () => {
    const resources = whoDecides([
      policy('x', ['orders', ['read'], 0], ['invoices', ['read'], 0]),
      policy('nowhere'),
    ]);
    expect(resources.map(({ resource }) => resource)).toEqual(['invoices', 'orders']);
  });
});
