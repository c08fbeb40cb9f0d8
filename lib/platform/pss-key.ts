import { createPublicKey, type KeyObject } from 'node:crypto';

/** DER of the object identifiers (RFC 8017, appendix A.2; RFC 5754, 2). */
const HASH_IDENTIFIERS: Readonly<Record<string, string>> = {
  sha256: '0609608648016503040201',
  sha384: '0609608648016503040202',
  sha512: '0609608648016503040203',
};
const SALT_BYTES: Readonly<Record<string, number>> = { sha256: 32, sha384: 48, sha512: 64 };
const RSASSA_PSS = '06092a864886f70d01010a';
const MGF1 = '06092a864886f70d010108';
const NULL = '0500';

/**
 * The RSA key as one that verifies RSASSA-PSS alone, with this hash and a salt as long as the hash
 * (RFC 7518, 3.5). The parameters stand in the key (RFC 4055, 3.1), so verifying needs no options.
 */
export function pssKeyOf(key: KeyObject, hash: string): KeyObject {
  const salt = SALT_BYTES[hash];
  const identifier = HASH_IDENTIFIERS[hash];
  if (salt === undefined || identifier === undefined) throw new Error(`No PSS with ${hash}.`);
  const digest = sequence(Buffer.from(identifier + NULL, 'hex'));
  const mask = sequence(Buffer.from(MGF1, 'hex'), digest);
  const parameters = sequence(
    element(0xa0, digest),
    element(0xa1, mask),
    element(0xa2, element(0x02, Buffer.of(salt))),
  );
  const numbers = key.export({ type: 'pkcs1', format: 'der' });
  const bits = element(0x03, Buffer.concat([Buffer.of(0), numbers]));
  const der = sequence(sequence(Buffer.from(RSASSA_PSS, 'hex'), parameters), bits);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}

/** One DER element of at most 65,535 bytes. */
function element(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  const long = length > 0xff ? [0x82, length >> 8, length & 0xff] : [0x81, length];
  return Buffer.concat([Buffer.of(tag, ...long), content]);
}
