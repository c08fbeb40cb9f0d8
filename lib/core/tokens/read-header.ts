import { ALGORITHMS, type Algorithm } from '../providers/draft';
import { faultOf, quoted } from './fault';
import type { JsonObject, JsonValue } from './json-value';
import type { Fault } from './verdict';

/** What judging needs of a header. */
export interface TokenHeader {
  /** Why the header is refused whatever the algorithm; null: it is not. */
  readonly fault: Fault | null;
  /** As it stands there; empty when it is no text. */
  readonly alg: string;
  /** Null: none that is supported. */
  readonly algorithm: Algorithm | null;
  /** Undefined: absent. May be of any type. */
  readonly kid: JsonValue | undefined;
}

/** A header that many tokens share is read once. */
const known = new WeakMap<JsonObject, TokenHeader>();

/** Reads a header (RFC 7515, 4.1). Addresses and keys in it (`jku`, `x5u`, `jwk`, `x5c`) are ignored. */
export function readHeader(header: JsonObject): TokenHeader {
  const before = known.get(header);
  if (before !== undefined) return before;
  const alg = own(header, 'alg');
  const name = typeof alg === 'string' ? alg : '';
  const read: TokenHeader = {
    fault: headerFault(header, name),
    alg: name,
    algorithm: algorithmNamed(name),
    kid: own(header, 'kid'),
  };
  known.set(header, read);
  return read;
}

function own(header: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(header, name) ? header[name] : undefined;
}

/** RFC 9864 names EdDSA over edwards25519 anew; Ed448 is not supported. */
function algorithmNamed(name: string): Algorithm | null {
  const meant = name === 'Ed25519' ? 'EdDSA' : name;
  return ALGORITHMS.find((known) => known === meant) ?? null;
}

const EXTENSIONS = ['crit', 'b64', 'zip'];

function headerFault(header: JsonObject, alg: string): Fault | null {
  if (alg === '') {
    return faultOf('MALFORMED_TOKEN', 'The header does not name an algorithm (alg) as a text.');
  }
  for (const name of ['typ', 'cty']) {
    if (Object.hasOwn(header, name) && typeof header[name] !== 'string') {
      return faultOf('MALFORMED_TOKEN', `In the header, ${name} is not a text.`);
    }
  }
  const extension = EXTENSIONS.find((name) => Object.hasOwn(header, name));
  if (extension !== undefined) {
    const message = `The header asks for an extension (${extension}) that tokens here do not have.`;
    return faultOf('UNSUPPORTED_HEADER', message, { actual: extension });
  }
  const content = own(header, 'cty');
  if (typeof content !== 'string' || !/^(?:application\/)?jwt$/i.test(content)) return null;
  const message = `The header says that the content is another token (cty is ${quoted(content)}); nested tokens are refused.`;
  return faultOf('MALFORMED_TOKEN', message, { actual: content });
}
