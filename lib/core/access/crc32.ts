const POLYNOMIAL = 0xedb88320;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? POLYNOMIAL : 0);
  return value;
});

/** CRC-32 (IEEE 802.3, as in zlib) of a text of ASCII characters, from 0 to 2³² − 1. */
export function crc32(ascii: string): number {
  let sum = 0xffffffff;
  for (let at = 0; at < ascii.length; at += 1) {
    sum = (sum >>> 8) ^ (TABLE[(sum ^ ascii.charCodeAt(at)) & 0xff] ?? 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
