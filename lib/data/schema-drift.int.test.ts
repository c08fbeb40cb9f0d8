import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unusedSqlitePath } from '@/lib/testing/database';
import { prismaCli } from '@/lib/testing/prisma-cli';
import { buildProgram, startProgram } from '@/lib/testing/program';
import { postgresqlSchema } from '@/scripts/postgresql-schema.mjs';
import { migrationsFolder, readMigrations } from './migrations';
import type { DatabaseKind } from './open-database';

const TIMEOUT_MS = 120_000;
const SCHEMAS = { sqlite: 'prisma/schema.prisma', postgresql: 'prisma/postgresql/schema.prisma' };

function diff(kind: DatabaseKind, schema: string) {
  // No server is asked: an in-memory PGlite stands in for PostgreSQL.
  const url =
    kind === 'sqlite' ? `file:${unusedSqlitePath()}` : 'postgresql://nobody@127.0.0.1:1/none';
  const words = ['migrate', 'diff', '--from-migrations', migrationsFolder(kind)];
  return prismaCli(url, [...words, '--to-schema', schema, '--exit-code']);
}

describe('the schema of PostgreSQL', () => {
  it('is what the script writes from the schema of SQLite', () => {
    const { path, expected } = postgresqlSchema();
    expect(readFileSync(path, 'utf8')).toBe(expected);
  });

  it('has a migration of the same name for each of SQLite’s', () => {
    const names = (kind: DatabaseKind) =>
      readMigrations(migrationsFolder(kind)).map(({ name }) => name);
    expect(names('postgresql')).toEqual(names('sqlite'));
  });
});

describe.skipIf(process.platform === 'win32').each(['sqlite', 'postgresql'] as const)(
  'the migrations of %s',
  (kind) => {
    it('lead to the schema', { timeout: TIMEOUT_MS }, () => {
      const { status, text } = diff(kind, SCHEMAS[kind]);
      expect(text).toContain('No difference detected.');
      expect(status).toBe(0);
    });

    it('do not lead to another schema: the check bites', { timeout: TIMEOUT_MS }, () => {
      const changed = join(mkdtempSync(join(tmpdir(), 'claimcheck-schema-')), 'schema.prisma');
      const source = readFileSync(SCHEMAS[kind], 'utf8');
      writeFileSync(changed, source.replace('userAgent  String', 'userAgent  String?'));
      const { status, text } = diff(kind, changed);
      expect(text).toMatch(/Session/);
      expect(status).toBe(2);
    });
  },
);

describe.skipIf(process.platform === 'win32')('Prisma’s own tools', () => {
  it('agree with what our runner entered', { timeout: TIMEOUT_MS }, async () => {
    const url = `file:${unusedSqlitePath()}`;
    const program = await buildProgram(join(import.meta.dirname, '../testing/migrate.program.ts'));
    await startProgram(program, [url, migrationsFolder('sqlite')]).ended;
    const status = prismaCli(url, ['migrate', 'status']);
    expect(status.text).toContain('Database schema is up to date!');
    const deployed = prismaCli(url, ['migrate', 'deploy']);
    expect(deployed.text).toContain('No pending migrations to apply.');
    expect([status.status, deployed.status]).toEqual([0, 0]);
  });
});
