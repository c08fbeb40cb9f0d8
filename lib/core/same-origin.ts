/** What decides the origin of the console: its public address, else the Host that was asked. */
export interface ConsoleAddress {
  readonly publicUrl: URL | null;
  readonly host: string | null;
  /** `https` where a trusted proxy said so. */
  readonly scheme: 'http' | 'https';
}

/** Whether people reach the console by https: as PUBLIC_URL says, else as this request came. */
export function isHttps({ publicUrl, scheme }: Omit<ConsoleAddress, 'host'>): boolean {
  return publicUrl === null ? scheme === 'https' : publicUrl.protocol === 'https:';
}

/** The only origin whose pages may change anything; null when it cannot be known. */
export function expectedOrigin({ publicUrl, host, scheme }: ConsoleAddress): string | null {
  if (publicUrl !== null) return publicUrl.origin;
  if (host === null || !URL.canParse(`${scheme}://${host}`)) return null;
  const url = new URL(`${scheme}://${host}`);
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
    ? url.origin
    : null;
}

/**
 * Whether an `Origin` header names exactly the expected origin. Missing, `null`, malformed, a
 * sub-domain, another scheme or port: no (RFC 6454, section 7).
 */
export function isSameOrigin(origin: string | null, expected: string | null): boolean {
  if (origin === null || expected === null || origin === 'null') return false;
  return origin === expected;
}
