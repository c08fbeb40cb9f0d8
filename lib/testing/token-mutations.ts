import fc from 'fast-check';

/** A change of the written token; the number says where. */
export type Mutation = (token: string, at: number) => string;

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** What may stand in place of a character: the alphabet, and what loose decoders let pass. */
export const REPLACEMENTS: readonly string[] = [...BASE64URL, '=', '+', '/', ' ', '.', '\n'];

/** The token with another character at one place. */
export function replaceAt(token: string, at: number, character: string): string {
  return token.slice(0, at) + character + token.slice(at + 1);
}

const insert = (text: string): Mutation => {
  return (token, at) =>
    token.slice(0, at % (token.length + 1)) + text + token.slice(at % (token.length + 1));
};

const ofParts = (
  change: (parts: readonly [string, string, string], at: number) => string,
): Mutation => {
  return (token, at) => {
    const [header = '', payload = '', signature = ''] = token.split('.');
    return change([header, payload, signature], at);
  };
};

/** Sets the bits of the last character that no byte holds. */
function withSpareBits(part: string): string {
  const last = BASE64URL.indexOf(part.slice(-1));
  return part.length % 4 < 2 ? part : part.slice(0, -1) + BASE64URL.charAt(last + 1);
}

function pad(part: string): string {
  return part.padEnd(Math.ceil(part.length / 4) * 4, '=');
}

function flipBit(signature: string, at: number): string {
  const bytes = Buffer.from(signature, 'base64url');
  const index = (at >> 3) % Math.max(1, bytes.length);
  bytes[index] = (bytes[index] ?? 0) ^ (1 << (at & 7));
  return bytes.toString('base64url');
}

/** Changes that leave a token nearly as it was, and coarse ones. */
export const MUTATIONS: readonly Mutation[] = [
  insert(' '),
  insert('\n'),
  insert('\t'),
  insert('='),
  insert('.'),
  insert('A'),
  insert('\u00a0'),
  (token) => `${token}\n`,
  (token) => `Bearer ${token}`,
  (token) => `${token}.`,
  (token) => token.split('.').map(pad).join('.'),
  (token) => token.replaceAll('-', '+').replaceAll('_', '/'),
  (token) => token.split('.').map(withSpareBits).join('.'),
  ofParts(([header, payload, signature]) => `${header}.${payload}.${withSpareBits(signature)}`),
  ofParts(([header, payload, signature], at) => `${header}.${payload}.${flipBit(signature, at)}`),
  ofParts(([header, payload]) => `${header}.${payload}.`),
  ofParts(([header, payload]) => `${header}.${payload}`),
  ofParts(([header, , signature]) => `${header}..${signature}`),
  ofParts(([header, payload, signature]) => `${payload}.${header}.${signature}`),
  ofParts(([header, payload, signature]) => `${header}.${payload}.${signature}${signature}`),
  (token, at) => token.slice(0, at % token.length),
  (token, at) => token.slice(at % token.length),
  (token, at) => replaceAt(token, at % token.length, REPLACEMENTS[at % REPLACEMENTS.length] ?? '='),
];

/** One mutation at one place. */
export const mutation: fc.Arbitrary<(token: string) => string> = fc
  .tuple(fc.constantFrom(...MUTATIONS), fc.nat(100_000))
  .map(
    ([change, at]) =>
      (token: string) =>
        change(token, at),
  );
