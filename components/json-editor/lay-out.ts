/** A value to print: a text that stays as it is, or what brackets hold. */
export type Printable =
  | string
  | { readonly brackets: '{}' | '[]'; readonly parts: readonly PrintablePart[] };

interface PrintablePart {
  /** The name with its colon; empty in lists. */
  readonly name: string;
  readonly value: Printable;
}

/** Longest line that holds a whole object or list, in characters. */
const WIDTH = 80;

/**
 * Lays out what is to be printed, two blanks a level: what holds no further brackets and is short stands
 * on one line, as rules are read.
 */
export function layOut(value: Printable, indent: string, before = ''): string {
  if (typeof value === 'string') return value;
  const line = oneLine(value);
  if (line !== null && indent.length + before.length + line.length <= WIDTH) return line;
  const [open, close] = value.brackets;
  const inner = `${indent}  `;
  const parts = value.parts.map(
    (part) => `${inner}${part.name}${layOut(part.value, inner, part.name)}`,
  );
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

/** All of it on one line; null where an object or a list within holds something. */
function oneLine(value: Printable): string | null {
  if (typeof value === 'string') return value;
  const [open, close] = value.brackets;
  if (value.parts.length === 0) return `${open}${close}`;
  const parts = value.parts.map((part) => {
    const isShort = typeof part.value === 'string' || isPlain(part.value);
    return isShort ? `${part.name}${oneLine(part.value)}` : null;
  });
  if (parts.includes(null)) return null;
  const blank = value.brackets === '{}' ? ' ' : '';
  return `${open}${blank}${parts.join(', ')}${blank}${close}`;
}

function isPlain(value: Printable): boolean {
  if (typeof value === 'string') return true;
  const { brackets, parts } = value;
  return (
    parts.length === 0 ||
    (brackets === '[]' && parts.every(({ value: each }) => typeof each === 'string'))
  );
}
