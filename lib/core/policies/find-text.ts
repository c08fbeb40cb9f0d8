/** Finds a text from a place on; -1: it is not there. */
export type FindText = (text: string, from: number) => number;

const WORD_BITS = 32;

type Borders = Uint32Array;

/** Characters of the beginning that the platform searches for; it may look at each place so often. */
const MAX_HEAD = 16;

/**
 * Prepares the search for a text in time that grows with the searched text alone. The platform finds its
 * beginning, which is fast; where that occurs so often that comparing the rest would not end, the search goes
 * on by Knuth, Morris and Pratt, since `String.prototype.indexOf` promises no bound for long texts.
 */
export function prepareFind(wanted: string): FindText {
  if (wanted.length <= MAX_HEAD) return (text, from) => text.indexOf(wanted, from);
  const head = wanted.slice(0, MAX_HEAD);
  let slow: FindText | null = null;
  return (text, from) => {
    let compared = 0;
    for (let at = text.indexOf(head, from); at !== -1; at = text.indexOf(head, at + 1)) {
      if (text.startsWith(wanted, at)) return at;
      compared += wanted.length;
      if (compared > text.length) {
        slow ??= findByBorders(wanted);
        return slow(text, at + 1);
      }
    }
    return -1;
  };
}

function findByBorders(wanted: string): FindText {
  const codes = Uint16Array.from({ length: wanted.length }, (_, at) => wanted.charCodeAt(at));
  const borders = bordersOf(codes);
  return (text, from) => {
    let matched = 0;
    for (let at = from; at < text.length; at += 1) {
      matched = matchedAfter(text.charCodeAt(at), matched, codes, borders);
      if (matched === codes.length) return at - matched + 1;
    }
    return -1;
  };
}

function matchedAfter(code: number, before: number, codes: Uint16Array, borders: Borders): number {
  let matched = before;
  while (matched > 0 && code !== codes[matched]) matched = borders[matched] ?? 0;
  return code === codes[matched] ? matched + 1 : matched;
}

/** For each length of a beginning, how much of its end is a beginning again. */
function bordersOf(codes: Uint16Array): Borders {
  const borders = new Uint32Array(codes.length + 1);
  let length = 0;
  for (const [at, code] of codes.entries()) {
    if (at === 0) continue;
    length = matchedAfter(code, length, codes, borders);
    borders[at + 1] = length;
  }
  return borders;
}

/**
 * The same for a text in which `?` stands for any one character: each character of the searched text
 * costs one step for every 32 of the wanted one (Baeza-Yates, Gonnet: shift-and).
 */
export function prepareFindWithGaps(wanted: string): FindText {
  if (wanted.length <= WORD_BITS) return findInOneWord(wanted);
  const words = Math.ceil(wanted.length / WORD_BITS);
  const { masks, others } = masksOf(wanted, words);
  const lastBit = 1 << ((wanted.length - 1) % WORD_BITS);
  return (text, from) => {
    const state = new Int32Array(words);
    for (let at = from; at < text.length; at += 1) {
      advance(state, masks.get(text.charCodeAt(at)) ?? others);
      if (((state[words - 1] ?? 0) & lastBit) !== 0) return at - wanted.length + 1;
    }
    return -1;
  };
}

const PLAIN_CODES = 128;

/** Without anything to loop over, as patterns that documents may have are. */
function findInOneWord(wanted: string): FindText {
  const { masks, others } = masksOf(wanted, 1);
  const [rest = 0] = others;
  const maskOf = (code: number) => masks.get(code)?.[0] ?? rest;
  const plain = Int32Array.from({ length: PLAIN_CODES }, (_, code) => maskOf(code));
  const lastBit = 1 << (wanted.length - 1);
  return (text, from) => {
    let state = 0;
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      state = ((state << 1) | 1) & (plain[code] ?? maskOf(code));
      if ((state & lastBit) !== 0) return at - wanted.length + 1;
    }
    return -1;
  };
}

function advance(state: Int32Array, mask: Int32Array): void {
  let carry = 1;
  for (let word = 0; word < state.length; word += 1) {
    const before = state[word] ?? 0;
    state[word] = ((before << 1) | carry) & (mask[word] ?? 0);
    carry = before >>> (WORD_BITS - 1);
  }
}

interface Masks {
  readonly masks: ReadonlyMap<number, Int32Array>;
  /** For characters that are not in the wanted text: the gaps alone. */
  readonly others: Int32Array;
}

function masksOf(wanted: string, words: number): Masks {
  const masks = new Map<number, Int32Array>();
  const others = new Int32Array(words);
  for (let at = 0; at < wanted.length; at += 1) {
    if (wanted[at] === '?') setBit(others, at);
  }
  for (let at = 0; at < wanted.length; at += 1) {
    if (wanted[at] === '?') continue;
    const code = wanted.charCodeAt(at);
    const mask = masks.get(code) ?? Int32Array.from(others);
    setBit(mask, at);
    masks.set(code, mask);
  }
  return { masks, others };
}

function setBit(mask: Int32Array, at: number): void {
  const word = Math.floor(at / WORD_BITS);
  mask[word] = (mask[word] ?? 0) | (1 << (at % WORD_BITS));
}
