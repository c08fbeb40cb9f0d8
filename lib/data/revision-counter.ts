import { database, type Tx } from './database';

const ID = 'configuration';

/** Transactions that have counted theirs. */
const counted = new WeakSet<Tx>();

/** Counts one more change of configuration, in the transaction of the change; all of one transaction are one. */
export async function bumpRevisionCounter(tx: Tx): Promise<void> {
  if (counted.has(tx)) return;
  counted.add(tx);
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
