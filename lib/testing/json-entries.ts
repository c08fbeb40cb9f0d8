/** JSON that no value of JavaScript is written as, such as `1e400`. */
export class RawJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type JsonEntry = readonly [name: string, value: unknown];

/** Writes an object member by member, so that a name can occur twice; undefined leaves one out. */
export function writeEntries(entries: readonly JsonEntry[]): string {
  const members = entries
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const text = value instanceof RawJson ? value.text : JSON.stringify(value);
      return `${JSON.stringify(name)}:${text}`;
    });
  return `{${members.join(',')}}`;
}

/** The entries with some replaced, or added where there were none. */
export function withEdits(
  entries: readonly JsonEntry[],
  edits: readonly JsonEntry[],
): readonly JsonEntry[] {
  return [...new Map([...entries, ...edits])];
}
