import { type InternationalName, internationalName } from './host-names';

/** Why an address of a provider is refused before anything is fetched. */
export type AddressProblem = 'ADDRESS_INVALID' | 'PORT_NOT_ALLOWED';

export type JudgedAddress =
  | {
      readonly ok: true;
      readonly url: URL;
      /** Its exact origin is on the operator's list of private origins. */
      readonly allowListed: boolean;
      readonly international: InternationalName | null;
      /** Null for the port of the scheme. */
      readonly port: number | null;
    }
  | { readonly ok: false; readonly problem: AddressProblem; readonly message: string };

export interface AddressRules {
  /** Exact origins for which http, private addresses and any port are permitted. */
  readonly allowedPrivateOrigins: readonly string[];
}

const MAX_LENGTH = 2048;

/**
 * Judges an issuer (OpenID Connect Discovery 2; RFC 8414, 2): https, no query, fragment, user name,
 * white space, control character or backslash; http only for an allow-listed origin.
 */
export function judgeIssuerUrl(text: string, rules: AddressRules): JudgedAddress {
  if (text.includes('?'))
    return refused('An issuer has no query: remove the “?” and what follows.');
  return judgeFetchUrl(text, rules);
}

/** Judges an address that is fetched, as an issuer is, except that it may carry a query. */
export function judgeFetchUrl(text: string, rules: AddressRules): JudgedAddress {
  const spelling = spellingProblem(text);
  if (spelling !== null) return refused(spelling);
  if (!URL.canParse(text)) return refused('This is not a complete address: https://host/path.');
  const url = new URL(text);
  const allowListed = rules.allowedPrivateOrigins.includes(url.origin);
  const scheme = schemeProblem(url, allowListed);
  if (scheme !== null) return refused(scheme);
  const port = url.port === '' ? null : Number(url.port);
  if (port !== null && port < 1024 && !allowListed) return portRefused(port);
  return { ok: true, url, allowListed, international: internationalName(url.hostname), port };
}

function refused(message: string): JudgedAddress {
  return { ok: false, problem: 'ADDRESS_INVALID', message };
}

function portRefused(port: number): JudgedAddress {
  return {
    ok: false,
    problem: 'PORT_NOT_ALLOWED',
    message: `Port ${port} is refused: below 1024 only 443 is used. Move the provider to port 443 or to one from 1024.`,
  };
}

/** Judged on the text itself: `URL` drops or repairs most of these silently. */
function spellingProblem(text: string): string | null {
  if (text === '') return 'Enter an address.';
  if (text.length > MAX_LENGTH) return `An address has at most ${MAX_LENGTH} characters.`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text)) {
    return 'The address contains a control character or a line break.';
  }
  if (/\s/.test(text)) return 'The address contains a blank.';
  if (text.includes('\\')) return 'The address contains a backslash; use “/”.';
  if (text.includes('#')) return 'An address has no fragment: remove the “#” and what follows.';
  if (authorityOf(text).includes('@')) return 'The address contains a user name: remove it.';
  return null;
}

function authorityOf(text: string): string {
  return /^[a-z][a-z0-9+.-]*:\/*([^/?#]*)/i.exec(text)?.[1] ?? '';
}

function schemeProblem(url: URL, allowListed: boolean): string | null {
  if (url.hostname === '') return 'The address has no host: write https://host/path.';
  if (url.protocol === 'https:') return null;
  if (url.protocol !== 'http:')
    return `${url.protocol} is refused; an address begins with https://.`;
  if (allowListed) return null;
  return `http is refused, because anyone on the way could replace the keys. Use https, or let whoever runs Claimcheck start it with ALLOWED_PRIVATE_ORIGINS=${url.origin} if this is a provider of your own network.`;
}
