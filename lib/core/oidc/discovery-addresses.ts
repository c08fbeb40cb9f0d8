const OPENID = '/.well-known/openid-configuration';
const OAUTH = '/.well-known/oauth-authorization-server';

/**
 * Where the metadata of an issuer may be, in the order in which it is looked for: the suffix form
 * of OpenID Connect Discovery 4, then the insertion forms of RFC 8414, 3.1 and 5. Empty when the
 * text is not an http or https address.
 */
export function discoveryAddresses(issuer: string): readonly string[] {
  const parts = /^(https?:\/\/[^/?#\s\\]+)([^?#\s\\]*)$/i.exec(issuer);
  if (parts === null) return [];
  const origin = parts[1] ?? '';
  const path = (parts[2] ?? '').replace(/\/+$/, '');
  if (path === '') return [`${origin}${OPENID}`, `${origin}${OAUTH}`];
  return [`${origin}${path}${OPENID}`, `${origin}${OPENID}${path}`, `${origin}${OAUTH}${path}`];
}
