import { describe, expect, it } from 'vitest';
import { pgDumpCommand, pgRestoreCommand, withoutPassword } from './postgresql-address';

describe('an address of PostgreSQL that is shown', () => {
  it.each([
    ['postgresql://ana:geheim@db.example/acme', 'postgresql://ana@db.example/acme'],
    ['postgresql://ana@db.example/acme?password=geheim', 'postgresql://ana@db.example/acme'],
    [
      'postgresql://ana:geheim@db.example/acme?Password=geheim&sslmode=require&sslpassword=geheim',
      'postgresql://ana@db.example/acme?sslmode=require',
    ],
  ])('%s has no password', (url, shown) => {
    expect(withoutPassword(url)).toBe(shown);
    expect(pgDumpCommand(url, '/b/x.dump')).not.toContain('geheim');
    expect(pgRestoreCommand(url, '/b/x.dump')).not.toContain('geheim');
  });
});
