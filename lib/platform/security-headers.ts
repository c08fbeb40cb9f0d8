/** What the policy of a page depends on. */
export interface PagePolicy {
  /** Carried by the page's own scripts (base64). */
  readonly nonce: string;
  /** Lets hot reload evaluate code and open its WebSocket. */
  readonly development: boolean;
  /** Origin of Clerk's Frontend API where operators sign in with Clerk; null: no other origin at all. */
  readonly clerkOrigin: string | null;
}

/**
 * The content security policy of a page. With Clerk its browser code may come from the Frontend API,
 * talk to it, and keep time in a worker that it makes itself; nothing else of Clerk is shown here.
 */
export function contentSecurityPolicy({ nonce, development, clerkOrigin }: PagePolicy): string {
  const clerk = clerkOrigin === null ? '' : ` ${clerkOrigin}`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${clerk}${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${clerk}${development ? ' ws: wss:' : ''}`,
    ...(clerkOrigin === null ? [] : ['worker-src blob:']),
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join('; ');
}

/** The policy of an answer that is no page: nothing may load, run or frame it. */
export const DATA_SECURITY_POLICY =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * The headers that every answer carries, whatever its status, besides its content security policy.
 * With `https` browsers are told to stay with it for a year.
 */
export function securityHeaders(https: boolean): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy':
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
    ...(https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}
