import { closeDatabase } from '@/lib/data/database';
import { systemSchedule } from '@/lib/platform/guarded-fetch-budget';
import { inTime } from '@/lib/platform/in-time';
import { log } from '@/lib/platform/log';
import { settleKeySets } from './key-sets';

const PATIENCE_MS = 2000;

/**
 * Lets go of the database at the end of this process, after at most 2 s for keys that are being stored;
 * what uses it later throws.
 */
export async function stopInstance(): Promise<void> {
  try {
    await inTime(settleKeySets(), PATIENCE_MS, systemSchedule);
  } catch (err) {
    log.warn({ err }, 'the last keys were not stored before the end');
  }
  await closeDatabase();
}
