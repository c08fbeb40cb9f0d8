import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { hashPassword, NOBODYS_HASH, needsRehash, verifyPassword } from './passwords';

describe('passwords', () => {
  it('threat 218: are kept as argon2id with a salt of their own at the current cost', async () => {
    const [one, two] = await Promise.all([hashPassword('plum'), hashPassword('plum')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(needsRehash(one)).toBe(false);
    await expect(verifyPassword(one, 'plum')).resolves.toBe(true);
    await expect(verifyPassword(one, 'plun')).resolves.toBe(false);
  });

  it('threat 218: count beyond 72 bytes and beyond NUL', async () => {
    const long = 'x'.repeat(100);
    const stored = await hashPassword(`${long}a`);
    await expect(verifyPassword(stored, `${long}b`)).resolves.toBe(false);
    const nul = await hashPassword('before\u0000after');
    await expect(verifyPassword(nul, 'before\u0000other')).resolves.toBe(false);
    await expect(verifyPassword(nul, 'before')).resolves.toBe(false);
  });

  it('are the same however the keyboard composes them', async () => {
    const stored = await hashPassword('caf\u00e9 au lait');
    await expect(verifyPassword(stored, 'cafe\u0301 au lait')).resolves.toBe(true);
  });

  it.each([
    [{ memoryCost: 4096, timeCost: 2, parallelism: 1 }],
    [{ memoryCost: 19_456, timeCost: 1, parallelism: 1 }],
    [{ memoryCost: 19_456, timeCost: 2, parallelism: 2 }],
    [{ memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 1 }],
  ])('threat 218: a hash made with %j is to be renewed', async (cost) => {
    expect(needsRehash(await hash('plum', cost))).toBe(true);
  });

  it("threat 217: nobody's hash costs what a real one costs, and no password fits it", async () => {
    expect(needsRehash(NOBODYS_HASH)).toBe(false);
    const [real = '', nobody = ''] = [await hashPassword('x'), NOBODYS_HASH];
    expect(nobody.split('$').map((part) => part.length)).toEqual(
      real.split('$').map((part) => part.length),
    );
    await expect(verifyPassword(NOBODYS_HASH, '')).resolves.toBe(false);
  });

  it('are hashed in turn, and all of them', async () => {
    const many = await Promise.all(Array.from({ length: 9 }, (_, at) => hashPassword(`p${at}`)));
    const right = await Promise.all(many.map((stored, at) => verifyPassword(stored, `p${at}`)));
    expect(right.every(Boolean)).toBe(true);
  });
});
