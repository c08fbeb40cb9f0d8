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

/** A value as JSON that reads well: what holds no further brackets and is short stands on one line. */
export function printJson(value: unknown): string {
  return layOut(printable(value), '');
}

/** Lays out what is to be printed; lines within are indented by two blanks a level. */
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
    const isShort = typeof part.value === 'string' || isListOfPlain(part.value);
    return isShort ? `${part.name}${oneLine(part.value)}` : null;
  });
  if (parts.includes(null)) return null;
  const blank = value.brackets === '{}' ? ' ' : '';
  return `${open}${blank}${parts.join(', ')}${blank}${close}`;
}

function isListOfPlain(value: Printable): boolean {
  if (typeof value === 'string') return true;
  return value.brackets === '[]' && value.parts.every((part) => typeof part.value === 'string');
}

function printable(value: unknown): Printable {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) {
    return { brackets: '[]', parts: value.map((each) => ({ name: '', value: printable(each) })) };
  }
  const members = Object.entries(value).filter(([, each]) => each !== undefined);
  return {
    brackets: '{}',
    parts: members.map(([name, each]) => ({
      name: `${JSON.stringify(name)}: `,
      value: printable(each),
    })),
  };
}
