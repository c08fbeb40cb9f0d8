import type { Algorithm } from '../providers/draft';
import type { DecodedToken } from './decode-token';
import { isJsonObject, type JsonObject, textOf } from './json-value';
import { shownText } from './show-text';
import type { TokenWarning } from './token-warning';

/** Header members that offer a key or an address of one. They are never followed. */
const POINTERS = ['jku', 'x5u', 'jwk', 'x5c'] as const;
// Written out, not imported: the list there brings the schemas of the form into this page.
const SUPPORTED: Readonly<Record<Algorithm | 'Ed25519', true>> = {
  RS256: true,
  RS384: true,
  RS512: true,
  ES256: true,
  ES384: true,
  ES512: true,
  PS256: true,
  PS384: true,
  PS512: true,
  EdDSA: true,
  Ed25519: true,
};

/** What is odd about header and signature. */
export function headerWarnings(decoded: DecodedToken): TokenWarning[] {
  const header = decoded.header.value;
  return [
    ...algorithm(header),
    ...signature(decoded),
    ...keyId(header),
    ...pointers(header),
    ...extensions(header),
  ];
}

function algorithm(header: JsonObject): TokenWarning[] {
  const alg = textOf(header.alg);
  if (alg === null || alg === '') return [ALG_MISSING];
  if (alg.toLowerCase() === 'none') return [ALG_NONE];
  if (/^HS\d+$/i.test(alg)) return [hmac(alg)];
  return Object.hasOwn(SUPPORTED, alg) ? [] : [unknown(shownText(alg.slice(0, 40)))];
}

const ALG_MISSING: TokenWarning = {
  code: 'alg_missing',
  tone: 'bad',
  title: 'No algorithm',
  text: 'The header does not name the algorithm of the signature in alg. Such a token is always refused.',
};
const ALG_NONE: TokenWarning = {
  code: 'alg_none',
  tone: 'bad',
  title: 'Not signed: alg is none',
  text: 'Anyone can write such a token. It is always refused.',
};

function hmac(alg: string): TokenWarning {
  return {
    code: 'alg_hmac',
    tone: 'bad',
    title: `Signed with a shared secret: ${alg}`,
    text: 'Whoever can check it can also forge it. Claimcheck keeps no such secrets and refuses it: switch the application to RS256 or ES256 at the provider.',
  };
}

function unknown(alg: string): TokenWarning {
  return {
    code: 'alg_unknown',
    tone: 'bad',
    title: `Algorithm ${alg} is not supported`,
    text: 'Names are compared letter by letter. Supported are RS256 to RS512, ES256 to ES512, PS256 to PS512 and EdDSA.',
  };
}

const FIXED_LENGTHS: ReadonlyMap<string, number> = new Map([
  ['ES256', 64],
  ['ES384', 96],
  ['ES512', 132],
  ['EdDSA', 64],
  ['Ed25519', 64],
]);

function signature(decoded: DecodedToken): TokenWarning[] {
  const alg = textOf(decoded.header.value.alg) ?? '';
  const { length } = decoded.signature;
  if (length === 0) return alg.toLowerCase() === 'none' ? [] : [SIGNATURE_EMPTY];
  const fixed = FIXED_LENGTHS.get(alg);
  if (fixed !== undefined && length !== fixed) {
    return [signatureLength(`With ${alg} it has ${fixed} bytes; here it has ${length}.`)];
  }
  if (/^[RP]S\d+$/.test(alg) && length < 256) {
    return [
      signatureLength(
        `With ${alg} it has at least 256 bytes; here it has ${length}. Either the end is missing or the key is too weak.`,
      ),
    ];
  }
  return [];
}

const SIGNATURE_EMPTY: TokenWarning = {
  code: 'signature_empty',
  tone: 'bad',
  title: 'The signature is missing',
  text: 'Nothing stands after the second dot. The end may have been cut off while copying.',
};

function signatureLength(text: string): TokenWarning {
  return {
    code: 'signature_length',
    tone: 'warning',
    title: 'The signature has an odd length',
    text,
  };
}

function keyId(header: JsonObject): TokenWarning[] {
  if (typeof header.kid === 'string' && header.kid !== '') return [];
  const text =
    'kid' in header
      ? 'kid is not a text with characters in it, so it names no key.'
      : 'Without kid the right key has to be found by trying those that fit. Most providers name it.';
  return [{ code: 'no_kid', tone: 'neutral', title: 'The header names no key', text }];
}

function pointers(header: JsonObject): TokenWarning[] {
  const found = POINTERS.filter((name) => name in header);
  const warnings: TokenWarning[] = [];
  if (
    isJsonObject(header.jwk) &&
    ['d', 'k', 'p', 'q'].some((name) => Object.hasOwn(Object(header.jwk), name))
  ) {
    warnings.push(PRIVATE_IN_HEADER);
  }
  if (found.length === 0) return warnings;
  const names = found.join(', ');
  return [
    ...warnings,
    {
      code: 'header_ignored',
      tone: 'warning',
      title: `The header brings its own key: ${names}`,
      text: 'A token must not say by which key it is to be checked. This is ignored and nothing is fetched from there; only the keys of your providers count.',
    },
  ];
}

const PRIVATE_IN_HEADER: TokenWarning = {
  code: 'header_private_key',
  tone: 'bad',
  title: 'There is a private key in the header',
  text: 'Everyone who sees the token can sign in its name. Replace that key.',
};

const EXTENSIONS = [
  [
    'crit',
    'The header demands extensions',
    'crit lists members that a reader must understand. None are supported, so the token is refused.',
  ],
  [
    'b64',
    'The payload may be unencoded',
    'b64 is for signatures over other data. RFC 7797 forbids it in tokens, and it is refused.',
  ],
  [
    'zip',
    'The header announces compression',
    'zip belongs to encrypted tokens. Nothing is inflated, and the token is refused.',
  ],
] as const;

function extensions(header: JsonObject): TokenWarning[] {
  const found = EXTENSIONS.filter(([code]) => code in header);
  const warnings = found.map(
    ([code, title, text]): TokenWarning => ({ code, tone: 'bad', title, text }),
  );
  if (!/^(?:application\/)?jwt$/i.test(textOf(header.cty) ?? '')) return warnings;
  return [
    ...warnings,
    {
      code: 'nested',
      tone: 'bad',
      title: 'The header says that a token is inside',
      text: 'cty is JWT, which announces a nested token. Nested tokens are refused.',
    },
  ];
}
