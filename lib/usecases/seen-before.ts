const PLACES = 65_536;
const PER_CHARACTER = 31;

/**
 * Remembers about 65,000 digests in 256 KiB, the latest ones. It may take one for another, so nothing
 * but thrift may depend on it.
 */
export class SeenBefore {
  private readonly marks = new Uint32Array(PLACES);

  /** Whether a digest (base64) was here a moment ago; notes that it was. */
  note(digest: string): boolean {
    // Two places, for tokens that come in turns and share a single one would drive each other out.
    const first = (mix(digest, 0, 6) % PLACES) & ~1;
    const second = first + 1;
    const mark = markOf(digest);
    if (this.marks[first] === mark || this.marks[second] === mark) return true;
    this.marks[second] = this.marks[first] ?? 0;
    this.marks[first] = mark;
    return false;
  }
}

/** Never 0, which an empty place holds. */
function markOf(digest: string): number {
  return (mix(digest, 6, 12) | 1) >>> 0;
}

/** A number of some characters of a digest, each of which is as good as random. */
function mix(digest: string, from: number, to: number): number {
  let mixed = 0;
  for (let at = from; at < to; at += 1) {
    mixed = (Math.imul(mixed, PER_CHARACTER) + digest.charCodeAt(at)) | 0;
  }
  return mixed >>> 0;
}
