import { database, type Tx } from './database';

const ID = 'configuration';

/** Counts one more change of configuration, in the transaction of the change. */
export async function bumpRevisionCounter(tx: Tx): Promise<void> {
  await tx.revisionCounter.upsert({
    where: { id: ID },
    create: { id: ID, value: 1 },
    update: { value: { increment: 1 } },
  });
}

/** How many changes of configuration there were; processes poll it to notice new ones. */
export async function readRevisionCounter(): Promise<number> {
  const row = await database().revisionCounter.findUnique({ where: { id: ID } });
  return row?.value ?? 0;
}
