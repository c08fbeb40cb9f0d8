const SLOTS = 65_536;
const PER_CHARACTER = 31;

/**
 * Remembers about 65,000 digests in 256 KiB, the latest ones. It may take one for another, so nothing
 * but thrift may depend on it.
 */
export class SeenBefore {
  private readonly marks = new Uint32Array(SLOTS);

  /** Whether a digest (base64) was here a moment ago; notes that it was. */
  note(digest: string): boolean {
    const slot = mix(digest, 0, 6) % SLOTS;
    // Never 0, which an empty slot holds.
    const mark = mix(digest, 6, 12) | 1;
    const known = this.marks[slot] === mark >>> 0;
    this.marks[slot] = mark;
    return known;
  }
}

/** A number of some characters of a digest, each of which is as good as random. */
function mix(digest: string, from: number, to: number): number {
  let mixed = 0;
  for (let at = from; at < to; at += 1) {
    mixed = (Math.imul(mixed, PER_CHARACTER) + digest.charCodeAt(at)) | 0;
  }
  return mixed >>> 0;
}
