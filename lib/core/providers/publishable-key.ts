import { decodeBase64url } from '../tokens/base64url';
import { decodeUtf8 } from '../tokens/utf8';

/** What a Clerk publishable key says. */
export interface PublishableKey {
  readonly instance: 'development' | 'production';
  /** The Frontend API host, with its port where it has one. */
  readonly host: string;
}

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

/** The issuer of the instance that a publishable key belongs to; null for anything else. */
export function issuerOfKey(text: string): string | null {
  const key = readPublishableKey(text);
  return key === null ? null : `https://${key.host.toLowerCase()}`;
}
