import { describe, expect, it } from 'vitest';
import { addMember, hasMember } from './add-member';

describe('addMember', () => {
  it('adds to what is there, also further in', () => {
    expect(addMember('', ['ext_a'], 'x')).toBe('{\n  "ext_a": "x"\n}');
    const added = addMember('{"order": {"id": 1}}', ['order', 'amount'], 5);
    expect(JSON.parse(added ?? '')).toEqual({ order: { id: 1, amount: 5 } });
  });

  it('touches no text that it cannot read', () => {
    expect(addMember('{"a": ', ['b'], 1)).toBeNull();
    expect(addMember('[1]', ['b'], 1)).toBeNull();
  });

  it('knows what is there', () => {
    expect(hasMember({ a: { b: 0 } }, ['a', 'b'])).toBe(true);
    expect(hasMember({ a: { b: 0 } }, ['a', 'c'])).toBe(false);
    expect(hasMember({}, ['constructor'])).toBe(false);
  });
});
