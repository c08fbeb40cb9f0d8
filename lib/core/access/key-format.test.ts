import { randomBytes } from 'node:crypto';
import { crc32 as crc32OfZlib } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS } from '../providers/draft';
import { KEY_KINDS } from './api-key';
import { crc32 } from './crc32';
import { makeKey, readKey, withoutSecrets } from './key-format';

const made = fc
  .record({
    kind: fc.constantFrom(...KEY_KINDS),
    environment: fc.constantFrom(...ENVIRONMENTS),
  })
  .map(({ kind, environment }) => ({
    kind,
    environment,
    ...makeKey(kind, environment, randomBytes),
  }));

describe('the text of a key', () => {
  it('is cut to its prefix wherever it stands in a text', () => {
    const holds = fc.property(made, ({ plaintext, prefix }) => {
      expect(withoutSecrets(`is it ${plaintext}?`)).toBe(`is it ${prefix}?`);
      // Half of it is on the way: typed, or pasted without its end.
      expect(withoutSecrets(plaintext.slice(0, 40))).toBe(prefix);
      expect(withoutSecrets(`${prefix}…`)).toBe(prefix);
      expect(withoutSecrets(prefix.slice(0, 15))).toBe(prefix.slice(0, 15));
    });
    fc.assert(holds);
  });

  it('threat 223: has a mark, a look-up id, 256 bits of secret and a checksum', () => {
    const holds = fc.property(made, ({ kind, environment, plaintext, prefix }) => {
      const stage = environment === 'production' ? 'live' : 'test';
      expect(plaintext).toMatch(/^cc[km]_(live|test)_[0-9A-Za-z]{61}$/);
      expect(plaintext.startsWith(`${kind === 'api' ? 'cck' : 'ccm'}_${stage}_`)).toBe(true);
      expect(prefix).toBe(plaintext.slice(0, 21));
      expect(62 ** 43).toBeGreaterThanOrEqual(2 ** 256);
      expect(readKey(plaintext)).toEqual({ outcome: 'fine', kind, prefix });
    });
    fc.assert(holds);
  });

  it('threat 223: takes no byte that would make some digits likelier than others', () => {
    const bytes = (count: number) => Uint8Array.from({ length: count }, (_, n) => 250 + (n % 6));
    let asked = 0;
    const source = (count: number) => {
      asked += 1;
      return asked === 1 ? bytes(count) : new Uint8Array(count).fill(61);
    };
    expect(makeKey('api', 'production', source).prefix).toBe('cck_live_zzzzzzzzzzzz');
  });

  it('threat 223: any one wrong character is noticed by the checksum, without a look-up', () => {
    fc.assert(
      fc.property(
        made,
        fc.integer({ min: 9, max: 69 }),
        fc.constantFrom(...'09AZaz'),
        (key, at, digit) => {
          fc.pre(key.plaintext.charAt(at) !== digit);
          const slip = key.plaintext.slice(0, at) + digit + key.plaintext.slice(at + 1);
          expect(readKey(slip)).toEqual({ outcome: 'wrong_checksum', kind: key.kind });
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    '',
    'cck_',
    'cck_live_',
    `cck_live_${'a'.repeat(60)}`,
    `cck_live_${'a'.repeat(62)}`,
    `cck_prod_${'a'.repeat(61)}`,
    `CCK_live_${'a'.repeat(61)}`,
    ` cck_live_${'a'.repeat(61)}`,
    `cck_live_${'a'.repeat(61)}\n`,
    `cck_live_${'-'.repeat(61)}`,
    `cck_live_${'é'.repeat(61)}`,
    'eyJhbGciOiJSUzI1NiJ9.e30.c2ln',
  ])('is not %j', (text) => {
    expect(readKey(text)).toEqual({ outcome: 'malformed' });
  });

  it('has the checksum of zlib', () => {
    expect(crc32('123456789')).toBe(0xcbf43926);
    if (typeof crc32OfZlib !== 'function') return;
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]{0,80}$/), (text) => {
        expect(crc32(text)).toBe(crc32OfZlib(text));
      }),
    );
  });
});
