import { invalidInput, ok, type Result } from '@/lib/core/result';
import { storableText } from '@/lib/data/json';

const MESSAGE = 'Remove the invisible characters, which no text may hold.';

/** Refuses, at the first place that has one, texts and names with characters that not every database stores. */
export function requireStorable(value: unknown, at = ''): Result<true> {
  const path = unstorableAt(value, at);
  return path === null ? ok(true) : invalidInput({ [path]: [MESSAGE] });
}

function unstorableAt(value: unknown, at: string): string | null {
  if (typeof value === 'string') return isStorable(value) ? null : at;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, held] of Object.entries(value)) {
    const found = isStorable(name) ? unstorableAt(held, within(at, name)) : at;
    if (found !== null) return found;
  }
  return null;
}

const isStorable = (text: string): boolean => storableText(text) === text;
const within = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`);
