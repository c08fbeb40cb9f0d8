import { decodePunycode } from './punycode';

/** Names that never leave a machine or a private network (RFC 6761, 6762, 8375, 9476 and custom). */
const PRIVATE_SUFFIXES = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'lan',
  'corp',
  'home',
  'home.arpa',
  'private',
  'invalid',
  'onion',
  'alt',
];

/** Whether a host (as `URL.hostname` gives it, not an IP address) may be a name of the public DNS. */
export function isPublicHostName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (!name.includes('.') || name.includes('..')) return false;
  return !PRIVATE_SUFFIXES.some((suffix) => name === suffix || name.endsWith(`.${suffix}`));
}

/** An internationalised name both ways; null for a plain ASCII name. */
export interface InternationalName {
  readonly ascii: string;
  readonly unicode: string;
  /** Letters of several scripts in one label, as look-alike names have them. */
  readonly mixedScripts: boolean;
}

/** How an `xn--` name reads, with mixed scripts flagged (UTS 39, simplified); null if it has none. */
export function internationalName(host: string): InternationalName | null {
  const labels = host.toLowerCase().split('.');
  if (!labels.some((label) => label.startsWith('xn--'))) return null;
  const shown = labels.map((label) =>
    label.startsWith('xn--') ? (decodePunycode(label.slice(4)) ?? label) : label,
  );
  return { ascii: host, unicode: shown.join('.'), mixedScripts: shown.some(mixesScripts) };
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['armenian', /\p{Script=Armenian}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['cherokee', /\p{Script=Cherokee}/u],
  ['thai', /\p{Script=Thai}/u],
  ['east asian', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u],
];

function mixesScripts(label: string): boolean {
  return SCRIPTS.filter(([, pattern]) => pattern.test(label)).length > 1;
}
