import { describe, expect, it } from 'vitest';
import { judgeBoth } from '@/lib/testing/judge-both';
import { encodePart, GOOD_CLAIMS, makeToken } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';

const ES = tokenKey('ES256');
const GOOD = makeToken(ES);
const [HEADER = '', PAYLOAD = '', SIGNATURE = ''] = GOOD.split('.');

const codeOf = async (token: string) => {
  const verdict = await judgeBoth(token, { published: [ES.jwk] });
  return verdict.valid ? 'VALID' : verdict.code;
};

/** A token signed by the right key over a header with more members. */
const withHeader = (header: Readonly<Record<string, unknown>>) => makeToken(ES, { header });

describe('what is no signed token', () => {
  const nested = encodePart(GOOD);
  const encrypted = (header: object) => `${encodePart({ ...header })}.a2V5.aXY.${nested}.dGFn`;
  it.each([
    ['threat 28: JWE around claims', encrypted({ alg: 'RSA-OAEP', enc: 'A128GCM' })],
    [
      'threat 28: JWE around an unsigned token',
      encrypted({ alg: 'dir', enc: 'A256GCM', cty: 'JWT' }),
    ],
    [
      'threat 29: JWE with a count of 2^31 - 1',
      encrypted({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2c: 2 ** 31 - 1, p2s: 'AAAA' }),
    ],
    ['threat 30: a token in a token', makeToken(ES, { claims: GOOD, header: { cty: 'JWT' } })],
    [
      'threat 34: flattened JSON',
      JSON.stringify({ protected: HEADER, payload: PAYLOAD, signature: SIGNATURE }),
    ],
    [
      'threat 34: general JSON',
      JSON.stringify({
        payload: PAYLOAD,
        signatures: [{ protected: HEADER, signature: SIGNATURE }],
      }),
    ],
  ])('%s', async (_, token) => {
    expect(await codeOf(token)).toBe('MALFORMED_TOKEN');
  });

  it.each([
    '',
    HEADER,
    `${HEADER}.${PAYLOAD}`,
    `${GOOD}.${SIGNATURE}`,
    `${GOOD}.a.b`,
    '.'.repeat(50_000),
    `.${GOOD}`,
    `${GOOD}.`,
    '..',
    `Bearer ${GOOD}`,
    `${HEADER}.Bearer ${PAYLOAD}.${SIGNATURE}`,
    `${GOOD} ${GOOD}`,
    `${GOOD}${GOOD}`,
    `${GOOD},${GOOD}`,
  ])('threat 35: %.40j… has not three parts', async (token) => {
    expect(await codeOf(token)).toBe('MALFORMED_TOKEN');
  });
});

describe('extensions that nobody asked for', () => {
  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['threat 31: b64', { b64: false, crit: ['b64'] }],
    ['threat 31: b64 that changes nothing', { b64: true, crit: ['b64'] }],
    ['threat 31: b64 without crit', { b64: false }],
    ['threat 33: zip', { zip: 'DEF' }],
    ...[['x'], [], 'x', ['alg'], ['exp'], ['x', 'x'], null, 1, [1], [''], ['__proto__'], {}].map(
      (crit) => [`threat 32: crit ${JSON.stringify(crit)}`, { crit }] as const,
    ),
  ])('%s', async (_, header) => {
    expect(await codeOf(withHeader(header))).toBe('UNSUPPORTED_HEADER');
    expect(await codeOf(withHeader({ ...header, x: 1 }))).toBe('UNSUPPORTED_HEADER');
  });

  it('threat 31: claims that are not encoded', async () => {
    const header = encodePart({ alg: 'ES256', kid: ES.kid, b64: false, crit: ['b64'] });
    expect(await codeOf(`${header}.${JSON.stringify(GOOD_CLAIMS)}.${SIGNATURE}`)).toBe(
      'MALFORMED_TOKEN',
    );
  });
});

describe('one spelling for each token', () => {
  const pad = (part: string) => part.padEnd(Math.ceil(part.length / 4) * 4, '=');
  const spare = (part: string) =>
    part.slice(0, -1) + String.fromCharCode(part.charCodeAt(part.length - 1) + 1);
  // Written so that both end in characters with two or four bits to spare.
  const token = makeToken(ES, { header: `{"alg":"ES256","kid":"${ES.kid}" }`, claims: { p: 1 } });
  const spellings = ['header', 'payload', 'signature'].flatMap((name, index) => {
    const change = (of: (part: string) => string) =>
      token
        .split('.')
        .map((part, at) => (at === index ? of(part) : part))
        .join('.');
    return [
      [`white space before the ${name}`, change((part) => ` ${part}`)],
      [`white space in the ${name}`, change((part) => `${part.slice(0, 9)}\n${part.slice(9)}`)],
      [`white space after the ${name}`, change((part) => `${part}\t`)],
      [`padding of the ${name}`, change(pad)],
      [`padding too much of the ${name}`, change((part) => `${part}====`)],
      [`spare bits in the ${name}`, change(spare)],
      [`the other alphabet in the ${name}`, change((part) => `+${part.slice(1)}`)],
      [`a letter of another script in the ${name}`, change((part) => `${part.slice(0, -1)}Ａ`)],
    ] as const;
  });

  it.each(spellings.filter(([, other]) => other !== token))('threat 37: %s', async (_, other) => {
    expect(await codeOf(token)).toBe('VALID');
    expect(await codeOf(other)).toBe('MALFORMED_TOKEN');
  });
});

describe('JSON that readers disagree about', () => {
  const good = JSON.stringify(GOOD_CLAIMS);
  it.each([
    ['threat 66: alg', `{"alg":"none","alg":"ES256","kid":"${ES.kid}"}`, good],
    ['threat 66: kid', `{"alg":"ES256","kid":"other","kid":"${ES.kid}"}`, good],
    ['threat 66: sub', {}, good.replace('{', '{"sub":"admin",')],
    ['threat 66: iss', {}, good.replace('{', '{"iss":"https://evil.example.com",')],
    ['threat 66: aud, once escaped', {}, good.replace('{', '{"\\u0061ud":"other",')],
    ['threat 66: a role inside', {}, good.replace('{', '{"realm":{"role":"user","role":"admin"},')],
    ['threat 72: a list', {}, `[${good}]`],
    ['threat 72: a text', {}, JSON.stringify(good)],
    ['threat 72: null', {}, 'null'],
    ['threat 72: nothing', {}, ''],
    ['threat 72: white space', {}, '  '],
    ['threat 72: truncated', {}, good.slice(0, -1)],
    ['threat 72: trailing data', {}, `${good}x`],
    ['threat 72: a second object', {}, `${good}{}`],
    ['threat 72: trailing comma', {}, good.replace('}', ',}')],
    ['threat 72: a comment', {}, `/**/${good}`],
    ['threat 72: NaN', {}, good.replace('{', '{"n":NaN,')],
    ['threat 72: single quotes', {}, good.replaceAll('"', "'")],
    ['threat 72: UTF-16', {}, Buffer.from(good, 'utf16le')],
    ['threat 72: a byte order mark', {}, `\uFEFF${good}`],
    ['threat 72: bad UTF-8', {}, Buffer.concat([Buffer.from([0xc3, 0x28]), Buffer.from(good)])],
    ['threat 72: an overlong slash', {}, Buffer.from(good.replace('user-1', '\xc0\xaf'), 'latin1')],
    ['threat 72: a header that is a list', '[]', good],
    ['threat 72: a header of bad UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), good],
  ])('%s', async (_, header, claims) => {
    expect(await codeOf(makeToken(ES, { header, claims }))).toBe('MALFORMED_TOKEN');
  });
});

describe('size and depth', () => {
  const nest = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const claims = (more: string) => JSON.stringify(GOOD_CLAIMS).replace('{', `{"x":${more},`);
  const header = (more: string) => `{"alg":"ES256","kid":"${ES.kid}","x":${more}}`;

  it.each([65_537, 300_000, 1_000_000])(
    'threat 73: %d characters are refused before anything is decoded',
    async (length) => {
      const long = `${HEADER}.${'A'.repeat(length - HEADER.length - SIGNATURE.length - 2)}.${SIGNATURE}`;
      expect(long).toHaveLength(length);
      expect(await codeOf(long)).toBe('TOKEN_TOO_LARGE');
      expect(await codeOf('{'.repeat(length))).toBe('TOKEN_TOO_LARGE');
    },
  );

  it('threat 74: 32 levels pass, more do not, in claims and in header', async () => {
    expect(await codeOf(makeToken(ES, { claims: claims(nest(31)) }))).toBe('VALID');
    expect(await codeOf(makeToken(ES, { header: header(nest(31)) }))).toBe('VALID');
    for (const levels of [32, 2000, 5000]) {
      expect(await codeOf(makeToken(ES, { claims: claims(nest(levels)) }))).toBe('TOKEN_TOO_LARGE');
      expect(await codeOf(makeToken(ES, { header: header(nest(levels)) }))).toBe('TOKEN_TOO_LARGE');
    }
  });

  it('threat 74: 4,000 names pass', async () => {
    const names = Object.fromEntries(Array.from({ length: 4000 }, (_, n) => [n.toString(36), 0]));
    expect(await codeOf(makeToken(ES, { claims: names }))).toBe('VALID');
  });
});
