import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** The folder of the newest server programs, from the path or where Debian puts them; null: none. */
export function postgresqlPrograms() {
  const debian = existsSync(DEBIAN)
    ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))
    : [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...debian.map((version) => join(DEBIAN, version, 'bin')),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** Why tests on PostgreSQL cannot run on this machine; null: they can. */
export function missingPostgresql() {
  if (process.env.TEST_POSTGRESQL_URL !== undefined || postgresqlPrograms() !== null) return null;
  return `no initdb on the path or in ${DEBIAN}, and TEST_POSTGRESQL_URL is not set`;
}
