import { cache } from 'react';
import type { CallOrigin } from '@/lib/core/access/caller';
import type { Operator } from '@/lib/core/access/operator';
import { localSignOut } from './local';
import { signInMode } from './sign-in-mode';
import { visitor } from './visitor';

/** Who is signed in, looked up once per request; null: nobody, or nobody whom this console knows. */
export const currentOperator: () => Promise<Operator | null> = cache(async () => {
  const who = await visitor();
  return who.kind === 'operator' ? who.operator : null;
});

/** Ends the current session and no other; only inside a server action, where cookies can be set. */
export async function signOut(origin: CallOrigin): Promise<void> {
  if (signInMode() === 'password') return localSignOut(origin);
  return (await import('./clerk-sign-out')).clerkSignOut(origin);
}
