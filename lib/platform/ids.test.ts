import { describe, expect, it } from 'vitest';
import { newId } from './ids';

describe('newId', () => {
  it('is the prefix and 24 lower-case base32 characters', () => {
    expect(newId('prv')).toMatch(/^prv_[a-z2-7]{24}$/);
  });

  it('does not repeat, and uses the whole alphabet', () => {
    const ids = Array.from({ length: 2000 }, () => newId('evt').slice(4));
    expect(new Set(ids).size).toBe(2000);
    expect(new Set(ids.join('')).size).toBe(32);
  });
});
