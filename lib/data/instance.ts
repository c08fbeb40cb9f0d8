import { database, type Tx } from './database';

const ONLY = 'instance';

/** Whether this installation has its owner; within a transaction where one is given. */
export async function isSetUp(client: Tx = database()): Promise<boolean> {
  return (await client.instance.findUnique({ where: { id: ONLY } })) !== null;
}

/** Writes the one row of the installation; a unique violation says that another setup won. */
export async function insertInstance(tx: Tx, ownerId: string, at: Date): Promise<void> {
  await tx.instance.create({ data: { id: ONLY, ownerId, setUpAt: at } });
}

/** How many migrations the database carries. */
export async function countMigrations(): Promise<number> {
  const rows = await database().$queryRaw<{ count: number | bigint }[]>`
    SELECT count(*) AS count FROM "_prisma_migrations" WHERE finished_at IS NOT NULL`;
  return Number(rows[0]?.count ?? 0);
}
