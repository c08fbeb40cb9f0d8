import { describe, expect, it } from 'vitest';
import { ecdsaToDer, signatureLength } from './ecdsa-signature';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const signature = (r: string, s: string, bytes = 32) =>
  Buffer.from(r.padStart(bytes * 2, '0') + s.padStart(bytes * 2, '0'), 'hex');

describe('ECDSA signatures in DER', () => {
  it.each([
    ['small numbers lose their zeros', '01', '7f', '300602010102017f'],
    ['a leading one bit gets a zero', '80', 'ff', '300802020080020200ff'],
    ['zero is one byte', '00', '00', '3006020100020100'],
    ['zeros inside stay', '0100', '010000', '300902020100020301' + '0000'],
  ])('%s', (_name, r, s, der) => {
    expect(hex(ecdsaToDer(signature(r, s)))).toBe(der);
  });

  it('a long one says its length in two bytes', () => {
    const der = hex(ecdsaToDer(signature('ff'.repeat(66), 'ff'.repeat(66), 66)));
    expect(der.startsWith('30818a024300ff')).toBe(true);
    expect(der.length / 2).toBe(0x8a + 3);
  });

  it('lengths are those of RFC 7518, 3.4 and RFC 8037, 3.1', () => {
    const lengths = (['ES256', 'ES384', 'ES512', 'EdDSA', 'RS256'] as const).map(signatureLength);
    expect(lengths).toEqual([64, 96, 132, 64, null]);
  });
});
