import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOKEN_CODES } from '@/lib/core/providers/token-problems';
import { CHECKS, type TokenVerdict } from '@/lib/core/tokens/verdict';
import { judgeBoth } from '@/lib/testing/judge-both';
import { stringWork } from '@/lib/testing/string-work';
import { tokenCase } from '@/lib/testing/token-cases';
import {
  encodePart,
  GOOD_CLAIMS,
  JUDGED_AT,
  makeToken,
  ringOf,
  trustedProvider,
} from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import { judgeToken } from './judge-token';

const ES = tokenKey('ES256');
const NOW = { now: JUDGED_AT * 1000 };
/** What a refusal says of a token, at most, in characters of JSON. */
const LONGEST_REFUSAL = 12_000;

const isClosed = (verdict: TokenVerdict) =>
  verdict.valid || TOKEN_CODES.some((code) => code === verdict.code);

describe('whatever is shown as a token', () => {
  const pieces = fc.array(
    fc.constantFrom(
      ...makeToken(ES).split('.'),
      ...['.', '..', '{', '}', '"', 'eyJ', 'Bearer ', '\u0000', '\ud800', '=', ' ', '\n', 'é', '-'],
      encodePart({ alg: 'none' }),
      encodePart({ alg: 'ES256', kid: 'x'.repeat(300) }),
      encodePart({ iss: 'x'.repeat(5000), aud: Array(300).fill('y'.repeat(50)) }),
    ),
    { maxLength: 7 },
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.string({ unit: 'grapheme', maxLength: 100 }),
    pieces.map((list) => list.join('')),
    pieces.map((list) => list.join('.')),
  );

  it('never throws, and is refused with a code of the list, in a bounded answer', async () => {
    const property = fc.asyncProperty(anything, fc.boolean(), async (text, explain) => {
      const verdict = await judgeBoth(text, { published: [ES.jwk], explain });
      expect(verdict).toSatisfy(isClosed);
      if (!verdict.valid) expect(JSON.stringify(verdict).length).toBeLessThan(LONGEST_REFUSAL);
    });
    await fc.assert(property, { numRuns: 1500, seed: 4 });
  }, 60_000);

  it('explain adds the list of checks and changes nothing else', () => {
    const property = fc.property(tokenCase, ({ token, provider, published, now }) => {
      const ring = ringOf(...published);
      const briefly = judgeToken(token, provider, ring, { now });
      const explained = judgeToken(token, provider, ring, { now, explain: true });
      expect(briefly).toSatisfy(isClosed);
      expect(JSON.stringify({ ...explained, checks: null })).toBe(JSON.stringify(briefly));
      expect(explained.checks?.map(({ check }) => check)).toEqual(CHECKS);
      const first = explained.checks?.find(({ outcome }) => outcome === 'failed')?.check;
      expect(first).toBe(explained.valid ? undefined : explained.check);
      expect(JSON.stringify(explained.checks).length).toBeLessThan(LONGEST_REFUSAL);
    });
    fc.assert(property, { numRuns: 500, seed: 4 });
  }, 60_000);
});

describe('twice the token is at most twice the work', () => {
  const claims = (member: (size: number) => object) => (size: number) =>
    makeToken(ES, { claims: { ...member(size) } });
  const text = (payload: (size: number) => string) => (size: number) =>
    makeToken(ES, { claims: payload(size) });
  const good = JSON.stringify(GOOD_CLAIMS).slice(0, -1);

  it.each<readonly [string, (size: number) => string]>([
    ['dots', (size) => '.'.repeat(size)],
    ['braces', (size) => '{'.repeat(size)],
    ['white space', (size) => ' '.repeat(size)],
    ['one part', (size) => 'A'.repeat(size)],
    ['five parts', (size) => `${encodePart({ enc: 'x'.repeat(size) })}.a.b.c.d`],
    ['a long signature', (size) => `${makeToken(ES)}${'A'.repeat(size)}`],
    [
      'a token as payload',
      (size) => makeToken(ES, { claims: `${'a.'.repeat(4)}${'a'.repeat(size)}` }),
    ],
    ['levels', text((size) => '['.repeat(size))],
    ['names', text((size) => `${good},${numbered(size / 10, (n) => `"n${n}":0`)}}`)],
    ['one name again and again', text((size) => `${good},${numbered(size / 6, () => '"n":0')}}`)],
    ['escapes', text((size) => `${good},"x":"${'\\u0061'.repeat(size / 6)}"}`)],
    ['backslashes', text((size) => `${good},"x":"${'\\\\'.repeat(size / 2)}"}`)],
    ['a string without an end', text((size) => `${good},"${'x'.repeat(size)}`)],
    ['digits', text((size) => `${good},"x":${'1'.repeat(size)}}`)],
    [
      'large numbers',
      text((size) => `${good},"x":[${numbered(size / 20, () => '9007199254740993')}]}`),
    ],
    ['white space in JSON', text((size) => `${good}${' '.repeat(size)}}`)],
    ['a long kid', (size) => makeToken(ES, { header: { kid: 'k'.repeat(size) } })],
    ['a long alg', (size) => makeToken(ES, { header: { alg: 'a'.repeat(size) } })],
    ['a long iss', claims((size) => ({ iss: `https://issuer.example.com${'/'.repeat(size)}x` }))],
    ['an iss of labels', claims((size) => ({ iss: `https://${'us.'.repeat(size / 3)}com` }))],
    ['an iss of white space', claims((size) => ({ iss: ' '.repeat(size) }))],
    ['an iss of ligatures', claims((size) => ({ iss: '\ufdfa'.repeat(size / 3) }))],
    ['a long aud', claims((size) => ({ aud: `client-1${'/'.repeat(size)}` }))],
    ['many audiences', claims((size) => ({ aud: Array(size / 10).fill('client-2') }))],
    ['a long sub', claims((size) => ({ sub: 's'.repeat(size) }))],
    ['a long scope', claims((size) => ({ scope: 'a '.repeat(size / 2) }))],
  ])('%s', (_, tokenOf) => {
    const ring = ringOf(ES.jwk);
    const provider = trustedProvider({ permissionsPath: 'scope' });
    const work = (size: number) => {
      const token = tokenOf(size);
      return stringWork(() => judgeToken(token, provider, ring, { ...NOW, explain: true }));
    };
    work(600);
    // What every token costs, whatever its size, must not hide how the rest grows.
    const base = work(600);
    const [once, twice] = [work(12_000) - base, work(24_000) - base];
    expect(twice).toBeLessThanOrEqual(Math.max(once, base) * 2.2);
  });
});

function numbered(count: number, member: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => member(n)).join(',');
}
