/** What a forgiving field made of its text. */
export interface IssuerInput {
  /** The issuer as it will be saved; exact from here on. */
  readonly issuer: string;
  /** One sentence when it differs from what was typed; null when nothing was changed. */
  readonly made: string | null;
}

const WELL_KNOWN = /\/\.well-known\/(openid-configuration|oauth-authorization-server)(\/.*)?$/;

/**
 * Reads an issuer, a host name or a pasted discovery address as the issuer that it stands for.
 * Changes only what is certain: white space around it, a missing scheme, the discovery suffix and
 * the spelling of the scheme. A slash at the end is part of an issuer and stays; so do capitals in
 * the host of a whole address, because some providers have them in `iss`.
 */
export function readIssuerInput(text: string): IssuerInput {
  const typed = text.trim();
  if (typed === '') return { issuer: '', made: null };
  const withScheme = hasScheme(typed) ? typed : `https://${typed}`;
  const issuer = canonicalOrigin(withoutWellKnown(withScheme).trim(), typed);
  return { issuer, made: issuer === text ? null : sentence(typed, withScheme, issuer) };
}

function hasScheme(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) || /^(javascript|data|file|mailto):/i.test(text);
}

function withoutWellKnown(address: string): string {
  const found = WELL_KNOWN.exec(address);
  if (found === null) return address;
  // RFC 8414 puts the issuer's path behind the well-known part; Discovery 1.0 puts it before.
  return address.slice(0, found.index) + (found[2] ?? '');
}

/** An international host in its ASCII form (RFC 5891); in lower case what was not written as an address. */
function canonicalOrigin(address: string, typed: string): string {
  const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/?#@\\\s]+/i.exec(address)?.[0];
  if (origin === undefined) return address;
  const path = address.slice(origin.length);
  if (/[^\0-\x7f]/.test(origin) && URL.canParse(origin)) return new URL(origin).origin + path;
  return (/^https?:\/\//.test(typed) ? origin : origin.toLowerCase()) + path;
}

function sentence(typed: string, withScheme: string, issuer: string): string | null {
  if (issuer === typed) return null;
  if (WELL_KNOWN.test(withScheme)) return `Taken from the discovery address ${typed}.`;
  return `Read as ${issuer}.`;
}
