import { attributeProblem } from './mapping-rules';

/** A possible attribute for a path that is not among those taken: its last name, else more of it. */
export function attributeFor(path: string, taken: ReadonlySet<string>): string {
  const names = [lastName(path), path, `claim_${path}`].map(asAttribute);
  const free = names.find((name) => attributeProblem(name) === null && !taken.has(name));
  if (free !== undefined) return free;
  const stem = asAttribute(`claim_${path}`).slice(0, 60);
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${stem}_${number}`)) return `${stem}_${number}`;
  }
}

function asAttribute(text: string): string {
  return text
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/^(\d)/, '_$1')
    .slice(0, 64);
}

/** The part of a path after its last dot, slash or colon. */
export function lastName(path: string): string {
  return /[^./:]*$/.exec(path)?.[0] ?? '';
}
