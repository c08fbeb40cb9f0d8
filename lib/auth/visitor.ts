import { cache } from 'react';
import type { Visitor } from '@/lib/core/access/visitor';
import { localOperator } from './local';
import { signInMode } from './sign-in-mode';

/** Who came with the current request, looked up once for it. */
export const visitor: () => Promise<Visitor> = cache(async () => {
  if (signInMode() === 'clerk') return (await import('./clerk')).clerkVisitor();
  const operator = await localOperator();
  return operator === null ? { kind: 'nobody' } : { kind: 'operator', operator };
});
