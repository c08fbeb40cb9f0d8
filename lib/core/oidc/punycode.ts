const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const MAX_LABEL = 63;

interface State {
  readonly output: number[];
  at: number;
  codePoint: number;
  bias: number;
}

/** Reads a Punycode label without its `xn--` (RFC 3492, 6.2); null when it is not one. */
export function decodePunycode(label: string): string | null {
  if (label.length > MAX_LABEL) return null;
  const split = label.lastIndexOf('-');
  const basic = split > 0 ? label.slice(0, split) : '';
  const output = Array.from(basic, (character) => character.codePointAt(0) ?? 0);
  const digits = Array.from(split > 0 ? label.slice(split + 1) : label, digitOf);
  const state: State = { output, at: 0, codePoint: 128, bias: 72 };
  let first = true;
  while (digits.length > 0) {
    if (!insertNext(state, digits, first)) return null;
    first = false;
  }
  return String.fromCodePoint(...state.output);
}

function insertNext(state: State, digits: number[], first: boolean): boolean {
  const delta = readDelta(digits, state.bias);
  if (delta === null) return false;
  const count = state.output.length + 1;
  state.bias = adapt(delta, count, first);
  const position = state.at + delta;
  state.codePoint += Math.floor(position / count);
  if (state.codePoint > 0x10ffff) return false;
  state.at = position % count;
  state.output.splice(state.at, 0, state.codePoint);
  state.at += 1;
  return true;
}

function readDelta(digits: number[], bias: number): number | null {
  let delta = 0;
  let weight = 1;
  for (let k = BASE; ; k += BASE) {
    const digit = digits.shift();
    if (digit === undefined || digit < 0) return null;
    delta += digit * weight;
    if (delta > 0x7fffffff) return null;
    const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
    if (digit < threshold) return delta;
    weight *= BASE - threshold;
  }
}

function adapt(delta: number, count: number, first: boolean): number {
  let rest = first ? Math.floor(delta / 700) : Math.floor(delta / 2);
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + 38));
}

function digitOf(character: string): number {
  if (/[a-z]/.test(character)) return character.charCodeAt(0) - 97;
  if (/[0-9]/.test(character)) return character.charCodeAt(0) - 48 + 26;
  return -1;
}
