import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeToken } from '@/lib/core/tokens/decode-token';
import { readToken } from './read-token';

const encode = (text: string | Uint8Array) => Buffer.from(text).toString('base64url');
const HEADER = encode('{"alg":"RS256"}');
const tokenOf = (payload: string | Uint8Array, header = HEADER) =>
  `${header}.${encode(payload)}.${encode('signature')}`;

/** Both readers say the same, to the last prototype; bytes are compared as bytes. */
function expectSame(token: string): void {
  const [fast, strict] = [readToken(token), decodeToken(token)];
  const comparable = (result: typeof fast) =>
    result.ok
      ? { ...result.decoded, signature: Buffer.from(result.decoded.signature).toString('hex') }
      : result.problem;
  expect(comparable(fast)).toStrictEqual(comparable(strict));
}

const HOSTILE = [
  '{}',
  '{"a":1,"a":2}',
  '{"a":1,"\\u0061":2}',
  '{"a":{"b":1,"b":1}}',
  '{"a":[{"b":1,"b":1}]}',
  '{"a":"x:y","b":"\\":\\\\"}',
  '{"a:b":":","c\\\\":1}',
  '{"__proto__":{"admin":true},"constructor":1}',
  '{"__proto__":1,"__proto__":2}',
  '{"":1,"":2}',
  '{"1":1,"01":2,"1":3}',
  '{"n":9007199254740993,"m":1e400,"o":-1e400,"p":-0,"q":0.1e1}',
  '{"n":9007199254740992}',
  '{"a":"\\ud800"}',
  '{"a":"\ud83d\ude00"}',
  '\ufeff{}',
  ' {"a" : 1} \n',
  '{"a":1}x',
  '{"a":01}',
  '{"a":NaN}',
  '{"a":\'b\'}',
  '{"a":1,}',
  '[]',
  'null',
  '"text"',
  '',
  '{"a":"\t"}',
  `${'{"a":'.repeat(32)}1${'}'.repeat(32)}`,
  `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`,
  `${'{"a":'.repeat(31)}[1]${'}'.repeat(31)}`,
  `${'{"a":'.repeat(32)}[]${'}'.repeat(32)}`,
  `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`,
];

describe('the fast reader agrees with the strict one', () => {
  it.each(HOSTILE)('on %.60s', (json) => {
    expectSame(tokenOf(json));
    expectSame(tokenOf('{"a":1}', encode(json)));
  });

  it.each([
    ['bad UTF-8', tokenOf(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d))],
    ['padding', `${HEADER}.e30=.c2ln`],
    ['standard base64', `${HEADER}.e30.c+/n`],
    ['spare bits', `${HEADER}.e31.c2ln`],
    ['white space', `${HEADER}.e3 0.c2ln`],
    ['characters beyond a byte', `${HEADER}.e30.c2lnšA`],
    ['no signature', `${HEADER}.e30.`],
    ['two parts', `${HEADER}.e30`],
    ['four parts', `${HEADER}.e30.c2ln.c2ln`],
    ['five parts', `${HEADER}.e30.c2ln.c2ln.c2ln`],
    ['no header', '.e30.c2ln'],
    ['no payload', `${HEADER}..c2ln`],
    ['nothing', ''],
    ['too much', `${HEADER}.${'A'.repeat(70_000)}.c2ln`],
  ])('on %s', (_name, token) => expectSame(token));

  it('on JSON of any shape', () => {
    const value = fc.oneof(
      fc.json({ maxDepth: 5 }),
      fc.jsonValue().map((made) => JSON.stringify(made)),
    );
    fc.assert(
      fc.property(
        fc.record({ a: value, b: value }),
        fc.string({ unit: 'binary' }),
        ({ a, b }, name) => {
          const quoted = JSON.stringify(name);
          expectSame(tokenOf(`{${quoted}:${a},"b":${b}}`));
          expectSame(tokenOf(`{${quoted}:{"x":[${a}]},${quoted}:${b}}`));
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  it('on JSON with something put in, taken out or doubled', () => {
    const sound = '{"alg":"RS256","a\\"b":[1,{"c":"d:\\\\"}],"e":{"f":null,"g":-1.5e3}}';
    const piece = fc.constantFrom(
      '"',
      '\\',
      ':',
      ',',
      '{',
      '}',
      '[',
      ']',
      '"a":1,',
      '\\u0061',
      '1',
      ' ',
      '\u0000',
      'é',
    );
    fc.assert(
      fc.property(fc.nat(sound.length), fc.nat(4), piece, (at, gone, put) => {
        const json = sound.slice(0, at) + put + sound.slice(at + gone);
        expectSame(tokenOf(json));
        expectSame(tokenOf('{}', encode(json)));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('on any character of the first thousand, at the end and in the middle of each part', () => {
    const payload = encode('{"a":1}');
    for (let code = 0; code < 1000; code += 1) {
      const put = String.fromCharCode(code);
      for (const tail of ['', 'A', 'AA', 'AAA']) {
        const signature = `AAAA${put}${tail}`;
        expectSame(`${HEADER}.${payload}.${signature}`);
        expectSame(`${HEADER}.${payload.slice(0, 3)}${put}${payload.slice(3)}${tail}.c2ln`);
      }
    }
  });

  it('on texts that are hardly tokens', () => {
    const text = fc.string({
      unit: fc.constantFrom('e', 'y', 'J', '9', '0', '.', '=', '-', '+', 'š', ' '),
    });
    fc.assert(fc.property(text, expectSame), { seed: 1, numRuns: 2000 });
  });
});
