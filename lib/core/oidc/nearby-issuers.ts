/** An issuer that may be meant instead of one without a document, and why. */
export interface NearbyIssuer {
  readonly issuer: string;
  readonly reason: string;
}

interface KnownPath {
  /** Of the path that was entered. */
  readonly fits: RegExp;
  readonly suffix: string;
  readonly reason: string;
}

/** Paths that well-known products put behind the host or tenant that people remember. */
const KNOWN_PATHS: readonly KnownPath[] = [
  {
    fits: /^\/(?!\.well-known)[^/]+$/,
    suffix: '/v2.0',
    reason: 'Issuers of Microsoft Entra ID end with /v2.0 behind the tenant.',
  },
  {
    fits: /^$/,
    suffix: '/oauth2/default',
    reason: 'Okta’s default authorization server is at /oauth2/default.',
  },
  {
    fits: /^(\/auth)?$/,
    suffix: '/realms/master',
    reason: 'In Keycloak each realm is an issuer of its own, below /realms/.',
  },
  { fits: /^$/, suffix: '/oidc', reason: 'Some products, Logto among them, publish below /oidc.' },
  {
    fits: /^(\/auth)?\/realms$/,
    suffix: '/master',
    reason: 'In Keycloak the name of the realm is part of the issuer.',
  },
  {
    fits: /^$/,
    suffix: '/auth/realms/master',
    reason: 'Keycloak before version 17 has /auth before /realms/.',
  },
  {
    fits: /^$/,
    suffix: '/oauth2/token',
    reason: 'WSO2 Identity Server uses its token address as issuer.',
  },
];

/** Looked at besides the addresses of the issuer itself, always on its own origin. */
export const MAX_NEARBY = 6;

/**
 * Issuers on the same origin that may be meant when one has no document: without a well-known part,
 * with a shorter path, and unless the provider's product is known already, with a path that well-known
 * products add. At most six, likeliest first.
 */
export function nearbyIssuers(issuer: string, isProductKnown = false): readonly NearbyIssuer[] {
  const parts = /^(https?:\/\/[^/?#\s\\]+)([^?#\s\\]*)$/i.exec(issuer);
  if (parts === null) return [];
  const origin = parts[1] ?? '';
  const path = (parts[2] ?? '').replace(/\/+$/, '');
  const found = new Map<string, string>();
  const guesses = isProductKnown ? [] : longer(path);
  for (const near of [...withoutWellKnown(path), ...parents(path), ...guesses]) {
    if (near.path !== path && !found.has(near.path)) found.set(near.path, near.reason);
  }
  return [...found]
    .slice(0, MAX_NEARBY)
    .map(([nearby, reason]) => ({ issuer: `${origin}${nearby}`, reason }));
}

interface NearbyPath {
  readonly path: string;
  readonly reason: string;
}

function withoutWellKnown(path: string): readonly NearbyPath[] {
  const at = path.indexOf('/.well-known');
  if (at === -1) return [];
  const reason = 'What begins with /.well-known is added to an issuer and is no part of it.';
  return [{ path: path.slice(0, at), reason }];
}

function parents(path: string): readonly NearbyPath[] {
  const reason = 'The address goes on behind the issuer.';
  const segments = path.split('/').slice(1);
  return segments
    .map((_, index) => segments.slice(0, segments.length - 1 - index))
    .filter((kept) => !kept.includes('.well-known'))
    .map((kept) => ({ path: kept.map((segment) => `/${segment}`).join(''), reason }));
}

function longer(path: string): readonly NearbyPath[] {
  return KNOWN_PATHS.filter(({ fits }) => fits.test(path)).map(({ suffix, reason }) => ({
    path: `${path}${suffix}`,
    reason,
  }));
}
