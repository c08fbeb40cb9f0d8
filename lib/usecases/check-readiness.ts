import { isSetUp } from '@/lib/data/instance';

const PATIENCE_MS = 2000;

/** Whether the database answers a query within 2 s; tells nobody why not, and never throws. */
export async function checkReadiness(): Promise<'ready' | 'database'> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'database'>((resolve) => {
    timer = setTimeout(() => resolve('database'), PATIENCE_MS);
  });
  try {
    return await Promise.race([isSetUp().then(() => 'ready' as const), tooLate]);
  } catch {
    // Health is asked by strangers and every few seconds: the class of the reason is all they get.
    return 'database';
  } finally {
    clearTimeout(timer);
  }
}
