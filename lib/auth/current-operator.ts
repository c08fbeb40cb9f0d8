import { cache } from 'react';
import type { CallOrigin } from '@/lib/core/access/caller';
import type { Operator } from '@/lib/core/access/operator';
import { localOperator, localSignOut } from './local';

/** Who is signed in, looked up once per request; null: nobody. */
export const currentOperator: () => Promise<Operator | null> = cache(localOperator);

/** Ends the current session and no other; only inside a server action, where cookies can be set. */
export function signOut(origin: CallOrigin): Promise<void> {
  return localSignOut(origin);
}
