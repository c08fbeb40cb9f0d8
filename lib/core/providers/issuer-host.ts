import type { ReadText } from './definition';
import { readIssuerInput } from './issuer-input';

/**
 * Reads a host name (with its port, unless that is 443) out of a domain, an issuer or a pasted
 * discovery address. What is no address stays as it was typed, for the form to complain about.
 */
export function readDomain(text: string): ReadText {
  const typed = text.trim();
  const { issuer } = readIssuerInput(typed);
  const value = hostOf(issuer)?.toLowerCase().replace(/:443$/, '') ?? typed;
  if (value === typed) return { value, made: null };
  const same = value.toLowerCase() === typed.toLowerCase();
  return { value, made: same ? `Read as ${value}.` : `Taken from ${typed}.` };
}

/** The host of an http or https address, with its port; null where there is none. */
export function hostOf(issuer: string): string | null {
  return /^https?:\/\/([^/?#@\\\s]+)(?=[/?#]|$)/i.exec(issuer)?.[1] ?? null;
}

/** What is wrong with a text that should be a host name; null when nothing is. */
export function domainProblem(domain: string): string | null {
  if (/[/?#@\\\s]/.test(domain)) {
    return `${domain} is not a domain: enter the host name alone, such as acme.example.com.`;
  }
  if (/[{}<>]/.test(domain)) {
    return `${domain} is a template: put your own domain in place of the braces.`;
  }
  if (!URL.canParse(`https://${domain}`)) return `${domain} is not a domain.`;
  if (domain.includes('.') || /^localhost(:\d+)?$/i.test(domain)) return null;
  return `${domain} is not a whole domain: enter all of it, such as acme.example.com.`;
}
