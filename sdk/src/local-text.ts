import { createHash, type Hash } from 'node:crypto';
import { mapInSlices } from '@/lib/platform/in-slices';

const SLICE = 262_144;

/** A text in parts of about 256 Ki characters, none of which ends within a character. */
export function textSlices(text: string): readonly string[] {
  const slices: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = at + SLICE;
    const splits = (text.charCodeAt(end - 1) & 0xfc00) === 0xd800;
    const until = splits ? end + 1 : end;
    slices.push(text.slice(at, until));
    at = until;
  }
  return slices;
}

/** SHA-256 (hex) of a text as UTF-8, a few parts at a time. */
export async function textDigest(text: string): Promise<string> {
  const hash: Hash = createHash('sha256');
  await mapInSlices(textSlices(text), (slice) => hash.update(slice));
  return hash.digest('hex');
}
