// Writes prisma/postgresql/schema.prisma from prisma/schema.prisma, the source of both.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SOURCE = fileURLToPath(new URL('../prisma/schema.prisma', import.meta.url));
const TARGET = fileURLToPath(new URL('../prisma/postgresql/schema.prisma', import.meta.url));

const NOTICE =
  '// Written by `node scripts/postgresql-schema.mjs` from ../schema.prisma: change that file.\n';

function replaceOnce(text, from, to) {
  const parts = text.split(from);
  if (parts.length !== 2)
    throw new Error(`prisma/schema.prisma must contain ${from} exactly once.`);
  return parts.join(to);
}

/** The PostgreSQL schema that belongs to the text of a SQLite schema. */
export function postgresqlSchemaOf(source) {
  const models = source.slice(source.indexOf('generator client'));
  const provided = replaceOnce(models, 'provider = "sqlite"', 'provider = "postgresql"');
  return (
    NOTICE +
    replaceOnce(provided, '"../lib/data/generated/sqlite"', '"../../lib/data/generated/postgresql"')
  );
}

/** Where the PostgreSQL schema is kept and what it must hold. */
export function postgresqlSchema() {
  return { path: TARGET, expected: postgresqlSchemaOf(readFileSync(SOURCE, 'utf8')) };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { path, expected } = postgresqlSchema();
  mkdirSync(new URL('../prisma/postgresql/', import.meta.url), { recursive: true });
  writeFileSync(path, expected);
}
