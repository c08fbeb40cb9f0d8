/** The address of a fresh, migrated database on the test run's PostgreSQL server. */
export async function createPostgresqlDatabase(): Promise<string> {
  throw new Error('not yet');
}
