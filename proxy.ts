import type { NextFetchEvent, NextRequest } from 'next/server';
import { signInMode } from '@/lib/auth/sign-in-mode';

/**
 * Runs Clerk's session hook where operators sign in with Clerk, and is not even asked elsewhere: the
 * console's own server sets the header of the matcher, and takes it away from whoever sends it. It
 * decides no access; every page, layout and action checks for itself.
 */
export async function proxy(
  request: NextRequest,
  event: NextFetchEvent,
): Promise<Response | undefined> {
  if (signInMode() !== 'clerk') return undefined;
  const { runClerkHook } = await import('@/lib/auth/clerk-hook');
  return runClerkHook(request, event);
}

export const config = {
  matcher: [
    {
      source: '/((?!_next/static/).*)',
      has: [{ type: 'header', key: 'x-claimcheck-sign-in', value: 'clerk' }],
    },
  ],
};
