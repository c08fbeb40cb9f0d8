import { clerkMiddleware } from '@clerk/nextjs/server';
import { type NextFetchEvent, NextRequest, NextResponse } from 'next/server';
import { expectedOrigin } from '@/lib/core/same-origin';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { withoutUnknownTokens } from './clerk-known-tokens';
import {
  authorizedParties,
  CLERK_FAILED,
  clerkOptions,
  clerkSignInUrl,
  withinPatience,
} from './clerk-options';

function originOf(headers: Headers): string | null {
  const scheme = headers.get('x-claimcheck-scheme') === 'https' ? 'https' : 'http';
  return expectedOrigin({ publicUrl: env().publicUrl, host: headers.get('host'), scheme });
}

// Clerk builds the address that the browser shall come back to from these, and from nothing else.
function asAsked(request: NextRequest, origin: string | null): NextRequest {
  const headers = new Headers(request.headers);
  if (origin !== null) {
    headers.set('x-forwarded-host', new URL(origin).host);
    headers.set('x-forwarded-proto', new URL(origin).protocol.slice(0, -1));
  }
  return new NextRequest(request.url, { headers, method: request.method });
}

// Clerk hands the request on as a rewrite to its own address. Next spells loopback addresses in two
// ways, takes that for another server, and would ask itself over the network.
function handedOn(response: Response): Response {
  if (response.headers.has('x-middleware-rewrite')) {
    response.headers.delete('x-middleware-rewrite');
    response.headers.set('x-middleware-next', '1');
  }
  // It tells what was wrong with a token, and is for nobody but the log.
  response.headers.delete('x-clerk-auth-message');
  return response;
}

function failed(request: NextRequest, err: unknown): Response {
  const requestId = request.headers.get('x-claimcheck-request-id');
  log.error({ err, requestId }, 'Clerk’s session hook failed.');
  const headers = new Headers(request.headers);
  headers.set(CLERK_FAILED, '1');
  return NextResponse.next({ request: { headers } });
}

/**
 * Clerk's session hook: reads and renews the session of the browser, and redirects through Clerk
 * where it has to. It decides no access. When it fails, the request goes on as nobody's.
 */
export async function runClerkHook(request: NextRequest, event: NextFetchEvent): Promise<Response> {
  const origin = originOf(request.headers);
  const hook = clerkMiddleware({
    ...clerkOptions(),
    // Said here, or Clerk's package reads NEXT_PUBLIC_CLERK_SIGN_IN_URL: with the sign-in page of
    // somebody's product there, or of this console, signing in would go in circles.
    signInUrl: clerkSignInUrl(),
    signUpUrl: clerkSignInUrl(),
    authorizedParties: authorizedParties(origin),
  });
  try {
    const asked = await withoutUnknownTokens(asAsked(request, origin));
    const response = await withinPatience(Promise.resolve(hook(asked, event)));
    return handedOn(response ?? NextResponse.next());
  } catch (error) {
    return failed(request, error);
  }
}
