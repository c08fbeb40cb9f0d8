import { closeDatabase } from '@/lib/data/database';

/** Lets go of the database at the end of this process. */
export async function stopInstance(): Promise<void> {
  await closeDatabase();
}
