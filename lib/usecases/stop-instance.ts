import { closeDatabase } from '@/lib/data/database';

/** Lets go of the database at the end of this process; what uses it later throws. */
export async function stopInstance(): Promise<void> {
  await closeDatabase();
}
