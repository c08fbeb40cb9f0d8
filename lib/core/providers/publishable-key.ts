import { decodeBase64url } from '../tokens/base64url';
import { decodeUtf8 } from '../tokens/utf8';
import type { ReadText } from './definition';
import { readIssuer } from './issuer-field';

/** What a Clerk publishable key says. */
export interface PublishableKey {
  readonly instance: 'development' | 'production';
  /** The Frontend API host, with its port where it has one. */
  readonly host: string;
}

const SECRET_KEY = /(?<![\w-])sk_(?:live|test)_/;
const KEY = /^pk_(test|live)_([A-Za-z0-9+/_-]+)={0,2}$/;

/**
 * Reads a Clerk publishable key: `pk_test_` or `pk_live_`, then the base64 of the Frontend API host
 * with a `$` behind it, with or without padding. Null for anything else.
 */
export function readPublishableKey(text: string): PublishableKey | null {
  const [, kind, encoded = ''] = KEY.exec(text.trim()) ?? [];
  if (kind === undefined) return null;
  const read = decodeBase64url(encoded.replaceAll('+', '-').replaceAll('/', '_'));
  const decoded = read.ok ? decodeUtf8(read.bytes) : null;
  if (decoded === null || !decoded.endsWith('$')) return null;
  const host = decoded.slice(0, -1);
  if (!/^[a-z0-9.-]+(:\d+)?$/i.test(host) || !URL.canParse(`https://${host}`)) return null;
  return { instance: kind === 'test' ? 'development' : 'production', host };
}

/** Whether a text holds a secret key, which is one of Clerk's where a publishable key was wanted. */
export function holdsSecretKey(text: string): boolean {
  return SECRET_KEY.test(text);
}

/** The issuer of the instance that a publishable key belongs to; null for anything else. */
export function issuerOfKey(text: string): string | null {
  const key = readPublishableKey(text);
  return key === null ? null : `https://${key.host.toLowerCase()}`;
}

/** Reads a publishable key out of a line of a settings file, or of several with the secret key among them. */
export function readKeyText(text: string): ReadText {
  const typed = text.trim();
  const found = typed.match(/(?<![\w-])pk_(?:test|live)_[A-Za-z0-9+/_-]+={0,2}/g) ?? [];
  const [key = ''] = found;
  if (found.length !== 1 || key === typed) return { value: typed, made: null };
  // What stood around it is not repeated: it may be the secret key.
  return { value: key, made: 'Read without what stood around it.' };
}

/** Reads the Frontend API URL of an instance; it never ends with a slash. */
export function readFrontendApi(text: string): ReadText {
  const read = readIssuer(text.trim());
  const lower = read.value.replace(/^https?:\/\/[^/]+/i, (origin) => origin.toLowerCase());
  const value = lower.replace(/(?<=[^:/\s])[\s/]+$/, '');
  if (value === read.value) return read;
  if (value === lower) return { value, made: `Read as ${value}.` };
  return { value, made: `Read as ${value}: issuers of Clerk have no slash at their end.` };
}

/** The issuer of a Clerk draft: the one in its key, else the one that was typed; empty without both. */
export function clerkIssuer(inputs: {
  readonly publishableKey: string;
  readonly issuer: string;
}): string {
  return issuerOfKey(inputs.publishableKey) ?? readFrontendApi(inputs.issuer).value;
}
