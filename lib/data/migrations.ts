import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DatabaseKind } from './open-database';

/** One folder of `prisma/migrations`, in Prisma's own format. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 (hex) of the file, as Prisma computes it. */
  readonly checksum: string;
}

const FOLDERS: Readonly<Record<DatabaseKind, string>> = {
  sqlite: 'prisma/migrations',
  postgresql: 'prisma/postgresql/migrations',
};

/** Where the migrations of a database are: beside this code, wherever it was bundled to. */
export function migrationsFolder(kind: DatabaseKind): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, FOLDERS[kind]);
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder)) throw new Error(`There is no ${FOLDERS[kind]} above ${start}.`);
  }
}

/** The migrations of a folder in the order in which they apply. */
export function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const bytes = readFileSync(join(folder, name, 'migration.sql'));
      const checksum = createHash('sha256').update(bytes).digest('hex');
      return { name, sql: bytes.toString('utf8'), checksum };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
