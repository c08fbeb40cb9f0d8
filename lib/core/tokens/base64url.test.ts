import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64url, encodeBase64url } from './base64url';

const bytesOf = (text: string): number[] | null => {
  const result = decodeBase64url(text);
  return result.ok ? [...result.bytes] : null;
};

describe('decodeBase64url', () => {
  it('reads back what a reference encoder wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64url');
        expect(bytesOf(text)).toEqual([...bytes]);
        expect(encodeBase64url(bytes)).toBe(text);
      }),
    );
  });

  it('threat 37: accepts one spelling per byte string and no other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 40 }), (text) => {
        const result = decodeBase64url(text);
        if (result.ok) expect(encodeBase64url(result.bytes)).toBe(text);
      }),
      { numRuns: 600 },
    );
  });

  it.each([
    ['QUI=', 'padding', 3],
    ['QU I', 'white_space', 2],
    ['QUI\n', 'white_space', 3],
    ['QU+I', 'standard_alphabet', 2],
    ['QU/I', 'standard_alphabet', 2],
    ['QU?I', 'character', 2],
    ['QUé', 'character', 2],
    ['Ａ', 'character', 0],
    ['A', 'length', 1],
    ['QUJDR', 'length', 5],
    ['QUJ', 'spare_bits', 2],
    ['QR', 'spare_bits', 1],
  ] as const)('threat 37: refuses %j (%s)', (text, fault, at) => {
    expect(decodeBase64url(text)).toEqual({ ok: false, fault, at });
  });

  it('reads the empty text as no bytes', () => {
    expect(bytesOf('')).toEqual([]);
  });
});
