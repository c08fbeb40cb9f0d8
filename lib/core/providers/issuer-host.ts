import type { ReadText } from './definition';
import { readIssuerInput } from './issuer-input';

/**
 * Reads a host name (with its port) out of a domain, an issuer or a pasted discovery address. What
 * is no address stays as it was typed, for the form to complain about.
 */
export function readDomain(text: string): ReadText {
  const { issuer } = readIssuerInput(text);
  const host = hostOf(issuer);
  const value = host ?? text.trim();
  if (value === text) return { value, made: null };
  return { value, made: value === text.trim() ? null : `Taken from ${text.trim()}.` };
}

/** The host of an https address, with its port; null where there is none. */
export function hostOf(issuer: string): string | null {
  const host = /^https?:\/\/([^/?#@\\\s]+)/i.exec(issuer)?.[1] ?? '';
  return host === '' ? null : host;
}

/** What is wrong with a text that should be a host name; null when nothing is. */
export function domainProblem(domain: string): string | null {
  if (/[/?#@\\\s]/.test(domain)) {
    return `${domain} is not a domain: enter the host name alone, such as acme.example.com.`;
  }
  return URL.canParse(`https://${domain}`) ? null : `${domain} is not a domain.`;
}
