import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deriveKeyFrom, SecretKeyError, secretKeyOfFolder } from './secret-key';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('secretKeyOfFolder', () => {
  it('makes folder and key once, readable for its owner only', () => {
    const inside = join(folder, 'new', 'data');
    const first = secretKeyOfFolder(inside);
    expect(first).toHaveLength(32);
    expect(secretKeyOfFolder(inside)).toEqual(first);
    expect(readdirSync(inside)).toEqual(['secret.key']);
    expect(statSync(join(inside, 'secret.key')).mode & 0o777).toBe(0o600);
  });

  it.each(['', 'not a key', 'ab'.repeat(31)])('refuses a file that holds %j', (text) => {
    writeFileSync(join(folder, 'secret.key'), text);
    expect(() => secretKeyOfFolder(folder)).toThrow(SecretKeyError);
    expect(() => secretKeyOfFolder(folder)).toThrow(/does not hold a secret key: put back/);
  });

  it('says in one sentence that the folder cannot be used', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => secretKeyOfFolder(join(folder, 'file'))).toThrow(/make the folder writable/);
  });
});

describe('deriveKeyFrom', () => {
  const secret = Buffer.alloc(32, 7);

  it('gives the same key for the same purpose, and another for another', () => {
    expect(deriveKeyFrom(secret, 'a')).toEqual(deriveKeyFrom(Buffer.from(secret), 'a'));
    expect(deriveKeyFrom(secret, 'a')).not.toEqual(deriveKeyFrom(secret, 'b'));
    expect(deriveKeyFrom(secret, 'setup-token').toString('base64url')).toHaveLength(43);
  });
});
