import fc from 'fast-check';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { decodeToken, MAX_TOKEN_BYTES } from './decode-token';
import { describeProblem } from './describe-problem';

const part = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const tokenOf = (header: unknown, payload: unknown, signature = 'c2ln'): string =>
  `${part(header)}.${part(payload)}.${signature}`;
const HEADER = { alg: 'RS256', typ: 'JWT' };

function problemOf(token: string) {
  const result = decodeToken(token);
  if (result.ok) throw new Error('decoded');
  return result.problem;
}

function decodedOf(token: string) {
  const result = decodeToken(token);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.decoded;
}

/** As the provider guides decode: right for plain ASCII by luck, wrong for everything else. */
const decodeAsTheGuidesDo = (token: string): unknown => JSON.parse(atob(token.split('.')[1] ?? ''));

const claims = fc.dictionary(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.jsonValue({ maxDepth: 3 }),
);

describe('decodeToken', () => {
  it('takes a token apart and says where each part lies', () => {
    const token = tokenOf(HEADER, { sub: 'u1', iat: 1 });
    const decoded = decodedOf(token);
    const text = (name: 'header' | 'payload' | 'signature') =>
      token.slice(decoded.parts[name].start, decoded.parts[name].end);
    expect(decoded.header.value).toEqual(HEADER);
    expect(decoded.payload.value).toEqual({ sub: 'u1', iat: 1 });
    expect([...decoded.signature]).toEqual([...Buffer.from('sig')]);
    expect([text('header'), text('payload'), text('signature')].join('.')).toBe(token);
  });

  it('threat 209: what it returns says that nothing was verified', () => {
    expect(decodedOf(tokenOf(HEADER, {})).verified).toBe(false);
  });

  it('reads names and letters of every script, which atob does not', () => {
    const payload = { name: 'Zoë Müller', city: '東京', mood: '🙂', q: '??>>~~' };
    const token = tokenOf(HEADER, payload);
    expect(decodedOf(token).payload.value).toEqual(payload);
    expect(decodeAsTheGuidesDo(tokenOf(HEADER, { city: 'Zürich' }))).toEqual({ city: 'ZÃ¼rich' });
    const withUrlAlphabet = tokenOf(HEADER, { q: '???>>>' });
    expect(withUrlAlphabet).toMatch(/[-_]/);
    expect(() => decodeAsTheGuidesDo(withUrlAlphabet)).toThrow();
    expect(decodedOf(withUrlAlphabet).payload.value).toEqual({ q: '???>>>' });
  });

  it('agrees with jose on every token that a reference encoder writes', () => {
    fc.assert(
      fc.property(claims, claims, fc.uint8Array({ maxLength: 64 }), (extra, payload, bytes) => {
        const header = { ...extra, alg: 'ES256' };
        const token = tokenOf(header, payload, Buffer.from(bytes).toString('base64url'));
        const decoded = decodedOf(token);
        expect(JSON.stringify(decoded.header.value)).toBe(
          JSON.stringify(decodeProtectedHeader(token)),
        );
        expect(JSON.stringify(decoded.payload.value)).toBe(JSON.stringify(decodeJwt(token)));
        expect([...decoded.signature]).toEqual([...bytes]);
      }),
    );
  });

  it('never throws, and has words for every problem', () => {
    const nearly = fc.string({
      unit: fc.constantFrom(...'eyJ0.-_ =+/{}"\n\u0000é'),
      maxLength: 80,
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), nearly), (text) => {
        const result = decodeToken(text);
        if (!result.ok) expect(describeProblem(result.problem).text.length).toBeGreaterThan(10);
      }),
      { numRuns: 600 },
    );
  });

  it('threat 37: no change of one character leaves the same bytes', () => {
    const token = tokenOf(HEADER, { sub: 'u1', n: 12 }, 'c2lnbmF0dXJl');
    const bytes = (text: string) => {
      const result = decodeToken(text);
      if (!result.ok) return null;
      const { header, payload, signature } = result.decoded;
      return JSON.stringify([header.value, payload.value, [...signature]]);
    };
    const genuine = bytes(token);
    const alphabet = [
      ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/. \n\t?',
    ];
    for (let at = 0; at < token.length; at += 1) {
      for (const other of alphabet) {
        if (other === token[at]) continue;
        expect(bytes(token.slice(0, at) + other + token.slice(at + 1))).not.toBe(genuine);
      }
      expect(bytes(token.slice(0, at) + token.slice(at + 1))).not.toBe(genuine);
    }
  });

  it.each([
    [
      'threat 28: JWE around claims',
      `${part({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.a.b.c.d`,
      'encrypted',
    ],
    [
      'threat 28: JWE around an unsigned JWT',
      `${part({ alg: 'dir', enc: 'A128GCM', cty: 'JWT' })}..b.c.d`,
      'encrypted',
    ],
    [
      'threat 29: JWE PBES2 with a huge count',
      `${part({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2c: 2147483647 })}.a.b.c.d`,
      'encrypted',
    ],
    [
      'threat 30: nested JWS',
      tokenOf({ ...HEADER, cty: 'JWT' }, tokenOf(HEADER, { sub: 'u' })),
      'nested',
    ],
    [
      'threat 31: b64=false, unencoded',
      `${part({ alg: 'RS256', b64: false, crit: ['b64'] })}.{"sub":"u"}.c2ln`,
      'part',
    ],
    [
      'threat 33: zip=DEF',
      `${part({ alg: 'RS256', zip: 'DEF' })}.${Buffer.from([0x4b, 0xcb, 0x00, 0xff]).toString('base64url')}.c2ln`,
      'part',
    ],
    [
      'threat 34: flattened JSON',
      '{"payload":"e30","protected":"e30","signature":""}',
      'json_serialization',
    ],
    ['threat 34: general JSON', '{"payload":"e30","signatures":[]}', 'json_serialization'],
    ['threat 35: 0 parts', '', 'empty'],
    ['threat 35: 1 part', 'abcdef', 'opaque'],
    ['threat 35: 2 parts', `${part(HEADER)}.e30`, 'parts'],
    ['threat 35: 4 parts', `${part(HEADER)}.e30.a.b`, 'parts'],
    ['threat 35: 5 parts without enc', `${part(HEADER)}.e30.a.b.c`, 'parts'],
    ['threat 35: 50,000 dots', '.'.repeat(50_000), 'parts'],
    ['threat 35: leading dot', `.${part(HEADER)}.e30.`, 'parts'],
    ['threat 35: trailing dot', `${tokenOf(HEADER, {})}.`, 'parts'],
    ['threat 35: Bearer inside', `Bearer ${tokenOf(HEADER, {})}`, 'white_space'],
    ['threat 35: two tokens', `${tokenOf(HEADER, {})} ${tokenOf(HEADER, {})}`, 'white_space'],
    ['threat 37: line break at the end', `${tokenOf(HEADER, {})}\n`, 'white_space'],
    ['threat 37: padding', `${part(HEADER)}.e30=.c2ln`, 'part'],
    ['threat 37: spare bits in the signature', `${tokenOf(HEADER, {}, 'AB')}`, 'part'],
    ['detached payload', `${part(HEADER)}..c2ln`, 'detached'],
  ])('%s is MALFORMED_TOKEN', (_name, token, kind) => {
    expect(problemOf(token)).toMatchObject({ code: 'MALFORMED_TOKEN', kind });
  });

  it.each([
    ['not an object: a list', part([1])],
    ['not an object: a text', part('"x"')],
    ['not an object: null', part('null')],
    ['truncated', part('{"sub":"u')],
    ['trailing data', part('{} {}')],
    ['comments', part('{}/* */')],
    ['NaN', part('{"exp":NaN}')],
    ['UTF-16', Buffer.from('\uFEFF{"sub":"u"}', 'utf16le').toString('base64url')],
    ['byte order mark', part('\uFEFF{}')],
    [
      'bad UTF-8',
      Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]).toString('base64url'),
    ],
    [
      'overlong UTF-8',
      Buffer.from([0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d]).toString('base64url'),
    ],
    ['encoded surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]).toString('base64url')],
  ])('threat 72: payload %s is MALFORMED_TOKEN', (_name, payload) => {
    expect(problemOf(`${part(HEADER)}.${payload}.c2ln`)).toMatchObject({
      code: 'MALFORMED_TOKEN',
      kind: 'part',
      part: 'payload',
    });
    expect(problemOf(`${payload}.${part({})}.c2ln`)).toMatchObject({ part: 'header' });
  });

  it('threat 66: duplicate names are MALFORMED_TOKEN in either part', () => {
    const twice = '{"alg":"RS256","\\u0061lg":"none"}';
    expect(problemOf(tokenOf(twice, {}))).toMatchObject({ part: 'header', json: { name: 'alg' } });
    expect(problemOf(tokenOf(HEADER, '{"iss":"a","iss":"b"}'))).toMatchObject({
      code: 'MALFORMED_TOKEN',
      json: { kind: 'duplicate_name', name: 'iss' },
    });
  });

  it.each([300_000, 1_000_000])(
    'threat 73: %d characters are refused before anything is decoded',
    (size) => {
      expect(problemOf(`${part(HEADER)}.${'A'.repeat(size)}.c2ln`)).toMatchObject({
        code: 'TOKEN_TOO_LARGE',
        kind: 'too_large',
      });
    },
  );

  it('threat 73: 64 KiB exactly is read, one more is not', () => {
    const pad = (length: number) => tokenOf(HEADER, {}, 'A'.repeat(length));
    const rest = pad(0).length;
    expect(decodeToken(pad(MAX_TOKEN_BYTES - rest)).ok).toBe(true);
    expect(problemOf(pad(MAX_TOKEN_BYTES + 1 - rest))).toMatchObject({ code: 'TOKEN_TOO_LARGE' });
  });

  it('threat 74: depth beyond 32 is TOKEN_TOO_LARGE in either part', () => {
    const deep = (levels: number) => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect(decodeToken(tokenOf(HEADER, deep(31))).ok).toBe(true);
    const problem = { code: 'TOKEN_TOO_LARGE', kind: 'too_deep' };
    expect(problemOf(tokenOf(HEADER, deep(5_000)))).toMatchObject({ ...problem, part: 'payload' });
    expect(problemOf(tokenOf(deep(2_000), {}))).toMatchObject({ ...problem, part: 'header' });
  });

  it('threat 67: __proto__ is a claim like any other', () => {
    const { value } = decodedOf(
      tokenOf(HEADER, '{"__proto__":{"role":"admin"},"sub":"u"}'),
    ).payload;
    expect(Object.keys(value)).toEqual(['__proto__', 'sub']);
    expect('role' in value || 'toString' in value).toBe(false);
  });

  it('threat 68: NUL, lone surrogates and overrides are kept as they are', () => {
    const json = '{"a":"\\u0000","b":"\\ud800","c":"\u202eevil","d":"\u001b[31m"}'.replace(
      '\u001b',
      '\\u001b',
    );
    expect(decodedOf(tokenOf(HEADER, json)).payload.value).toEqual({
      a: '\u0000',
      b: '\ud800',
      c: '\u202eevil',
      d: '\u001b[31m',
    });
  });

  it('threat 71: an integer above 2^53 is flagged with its spelling', () => {
    const { inexact } = decodedOf(tokenOf(HEADER, '{"uid":9223372036854775807}')).payload;
    expect([...inexact]).toEqual([['/uid', '9223372036854775807']]);
  });
});
