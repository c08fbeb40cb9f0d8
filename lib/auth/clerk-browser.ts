import { env } from '@/lib/platform/env';
import { accountPortal } from './clerk-portal';

/** What the browser needs to keep its session with Clerk. */
export interface ClerkInBrowser {
  readonly publishableKey: string;
  /** Clerk's browser code, served by its Frontend API; the major version fits Clerk's packages here. */
  readonly scriptUrl: string;
  /** The page of Clerk's on which a user changes password, address and second factor. */
  readonly accountUrl: string;
}

const SCRIPT = '/npm/@clerk/clerk-js@6/dist/clerk.browser.js';

/** Clerk in the browser; null where operators sign in with passwords of this console. */
export function clerkInBrowser(): ClerkInBrowser | null {
  const { clerk } = env();
  if (clerk === null) return null;
  const { publishableKey, frontendApi } = clerk;
  return {
    publishableKey,
    scriptUrl: `${frontendApi}${SCRIPT}`,
    accountUrl: `${accountPortal(frontendApi)}/user`,
  };
}
