const PLACES = 65_536;
const PER_CHARACTER = 31;
const CHARACTERS = 6;

/**
 * Remembers about 65,000 tokens in 256 KiB, the latest ones, by the last characters of their signatures. It
 * may take one for another, so nothing but thrift may depend on it.
 */
export class SeenBefore {
  private readonly marks = new Uint32Array(PLACES);

  /** Whether a token was here a moment ago; notes that it was. */
  note(token: string): boolean {
    // Two places, for tokens that come in turns and share a single one would drive each other out.
    const first = (mix(token, token.length - CHARACTERS) % PLACES) & ~1;
    const second = first + 1;
    // Never 0, which an empty place holds.
    const mark = (mix(token, token.length - 2 * CHARACTERS) | 1) >>> 0;
    if (this.marks[first] === mark || this.marks[second] === mark) return true;
    this.marks[second] = this.marks[first] ?? 0;
    this.marks[first] = mark;
    return false;
  }
}

/** A number of some characters of a signature, each of which is as good as random. */
function mix(token: string, from: number): number {
  let mixed = 0;
  for (let at = from; at < from + CHARACTERS; at += 1) {
    mixed = (Math.imul(mixed, PER_CHARACTER) + token.charCodeAt(at)) | 0;
  }
  return mixed >>> 0;
}
