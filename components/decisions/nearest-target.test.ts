import { describe, expect, it } from 'vitest';
import { nearestTarget } from './nearest-target';

const TARGETS = [
  { resource: 'orders', actions: ['approve', 'read'] },
  { resource: 'premium-features', actions: ['*'] },
];

describe('nearestTarget', () => {
  it('keeps what is right and mends what is not', () => {
    expect(nearestTarget({ resource: 'order', action: 'aprove' }, TARGETS)).toEqual({
      resource: 'orders',
      action: 'approve',
    });
    expect(nearestTarget({ resource: 'Premium_Features', action: 'access' }, TARGETS)).toEqual({
      resource: 'premium-features',
      action: 'access',
    });
    expect(nearestTarget({ resource: 'orders', action: 'delete' }, TARGETS)).toEqual({
      resource: 'orders',
      action: 'approve',
    });
  });

  it('proposes nothing that is spelled quite differently, and nothing where nothing is', () => {
    expect(nearestTarget({ resource: 'billing', action: 'read' }, TARGETS)).toBeNull();
    expect(nearestTarget({ resource: 'orders', action: 'read' }, [])).toBeNull();
  });
});
