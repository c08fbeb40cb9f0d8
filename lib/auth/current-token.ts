import type { Result } from '@/lib/core/result';
import { noClerkHere, signInMode } from './sign-in-mode';

/**
 * The token of the current session; with the name of a JWT template, a new one of that. Only where
 * operators sign in with Clerk: `NOT_FOUND` elsewhere. Never log what this gives back.
 */
export async function currentToken(template: string | null): Promise<Result<string>> {
  if (signInMode() === 'clerk') return (await import('./clerk-token')).clerkToken(template);
  return noClerkHere();
}
