import { describe, expect, it } from 'vitest';
import { setDatabaseForTesting } from '@/lib/data/database';
import { openDatabase } from '@/lib/data/open-database';
import { testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { emptyDatabaseUrl } from '@/lib/testing/migrations';
import { listOperators } from './list-operators';

/** What a command says of the database at an address. */
async function sentenceAt(url: string): Promise<string> {
  const opened = openDatabase(url);
  setDatabaseForTesting(opened);
  const result = await listOperators();
  setDatabaseForTesting(null);
  await opened.$disconnect();
  return result.ok ? 'done' : result.failure.message;
}

describeOnEachDatabase('a database that a command cannot work on', (kind) => {
  it('is named and nothing is made: not there or empty, of an earlier version, of a newer one', async () => {
    const empty = await emptyDatabaseUrl(kind);
    const sentence =
      kind === 'sqlite'
        ? `There is no database at ${empty.slice('file:'.length)} yet.`
        : 'The database is empty. Start this version of Claimcheck once, then try again.';
    expect([await sentenceAt(empty), await sentenceAt(empty)]).toEqual([sentence, sentence]);
    const { url, database, close } = await testDatabase(kind);
    await database.$executeRawUnsafe(
      `DELETE FROM "_prisma_migrations" WHERE migration_name <> '20261121090000_init'`,
    );
    expect(await sentenceAt(url)).toMatch(/^The database is of an earlier version\./);
    await database.$executeRawUnsafe(
      `UPDATE "_prisma_migrations" SET migration_name = '29990101000000_later'`,
    );
    expect(await sentenceAt(url)).toMatch(/^The database is newer/);
    await close();
  });
});

describe('a database that is away', () => {
  it('is a failure in plain words', async () => {
    expect(await sentenceAt('postgresql://nobody@127.0.0.1:1/none')).toMatch(
      /^The database .* Nothing was changed/,
    );
  });
});
