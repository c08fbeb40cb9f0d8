import type { ApiKey } from '@/lib/core/access/api-key';
import { minuteOf } from './time-words';

/** Environment, grants and end of a key, in words. */
export function keyFacts({ environment, grants, expiresAt }: ApiKey): string {
  const opens = grants.length === 0 ? 'without permissions' : grants.join(', ');
  const end = expiresAt === null ? 'it does not end' : `it ends ${minuteOf(new Date(expiresAt))}`;
  return `${environment}, ${opens}; ${end}`;
}
