/** Headers by lower-case name, as node:http gives them. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

// What Next's own browser code sends (next/dist/client/components/app-router-headers).
const NEXT_CLIENT = new Set([
  'next-action',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-router-state-tree',
  'next-url',
]);
const NEXT_CLIENT_IN_DEVELOPMENT = new Set([
  'next-hmr-refresh',
  'x-nextjs-html-request-id',
  'x-nextjs-request-id',
]);

// Everything by which Next's processes, platforms and proxies speak among themselves, or by which a
// client could speak for them: the middleware bypasses of Next came in through these.
const INTERNAL_PREFIXES = [
  'next-',
  'x-action-',
  'x-claimcheck-',
  'x-clerk-',
  'x-forwarded',
  'x-invoke-',
  'x-matched-path',
  'x-middleware-',
  'x-next',
  'x-now-',
  'x-prerender-',
  'x-vercel-',
];
const INTERNAL = new Set([
  // Nothing here reads it, and Clerk's code would ask Clerk about whatever stands in it.
  'authorization',
  'cloudfront-forwarded-proto',
  'content-security-policy',
  'content-security-policy-report-only',
  'forwarded',
  'proxy',
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
  'x-nonce',
  'x-original-url',
  'x-real-ip',
  'x-rewrite-url',
]);

/** Whether a client may send a header of this (lower-case) name on to the application. */
export function mayPassHeader(name: string, development: boolean): boolean {
  if (NEXT_CLIENT.has(name)) return true;
  if (development && NEXT_CLIENT_IN_DEVELOPMENT.has(name)) return true;
  return !INTERNAL.has(name) && !INTERNAL_PREFIXES.some((prefix) => name.startsWith(prefix));
}

/** The headers that reach the application: the client's without the internal ones, and ours over them. */
export function applicationHeaders(
  received: Headers,
  ours: Readonly<Record<string, string>>,
  development: boolean,
): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(received)) {
    if (value === undefined || !mayPassHeader(name, development)) continue;
    kept[name] = typeof value === 'string' ? value : [...value];
  }
  return { ...kept, ...ours };
}

/** The last value of a header that lists values, which the nearest sender wrote; null when absent. */
export function lastListed(value: string | readonly string[] | undefined): string | null {
  const text = typeof value === 'string' ? value : value?.join(',');
  return text?.split(',').at(-1)?.trim() || null;
}
