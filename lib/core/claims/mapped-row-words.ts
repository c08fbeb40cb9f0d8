import { quoted, shortText } from '../tokens/fault';
import { isJsonList, isJsonObject, type JsonValue } from '../tokens/json-value';
import type { MappedRow } from './mapped-claims';
import type { ClaimTrace } from './trace-claim';

/** Names of an object that a sentence lists at most. */
const MAX_NAMES = 5;

/** A sentence on what a row read, or why it read nothing, and what stands in. */
export function mappedRowSentence(row: Omit<MappedRow, 'sentence'>, trace: ClaimTrace): string {
  if (row.outcome === 'mapped') return readSentence(row, trace);
  const why = `${absenceSentence(row, trace)}.`;
  if (row.outcome === 'default') return `${why} The default stands in.`;
  return row.mapping.required ? `${why} It is required, so check-authorization denies.` : why;
}

function readSentence(row: Omit<MappedRow, 'sentence'>, { rule, steps }: ClaimTrace): string {
  const empty = row.isEmpty ? ' It is there, and empty.' : '';
  const way = steps.map(quoted).join(', then ');
  if (rule === 'literal') return `Read the claim ${way} by its whole name.${empty}`;
  return rule === 'pointer'
    ? `Read as a JSON Pointer: ${way}.${empty}`
    : `Read by its dots: ${way}.${empty}`;
}

function absenceSentence({ why, mapping }: Omit<MappedRow, 'sentence'>, trace: ClaimTrace): string {
  if (why === 'null') return `${quoted(mapping.jwtPath)} is null, which counts as absent`;
  if (why === 'wrong_type') return wrongType(mapping.jwtPath, trace.value);
  if (why === 'absent') return `The token has no claim ${quoted(mapping.jwtPath)}`;
  return brokenPath(trace);
}

function brokenPath({ steps, reached, broke }: ClaimTrace): string {
  const place = quoted(steps.join(' › '));
  const wanted = quoted(broke ?? '');
  if (reached === null) return `${place} is null, so it has no ${wanted}`;
  if (isJsonObject(reached)) return `${place} is there, and has no ${wanted}${namesOf(reached)}`;
  if (!isJsonList(reached)) return `${place} is ${kindOf(reached)}, and nothing lies inside it`;
  return `${place} is a list of ${reached.length}, and has no entry ${wanted} (the first is 0)`;
}

function namesOf(value: Readonly<Record<string, JsonValue>>): string {
  const names = Object.keys(value);
  const shown = names.slice(0, MAX_NAMES).map(shortText).join(', ');
  const more = names.length > MAX_NAMES ? ' …' : '';
  return names.length === 0 ? ': it is empty' : `; it has ${shown}${more}`;
}

function wrongType(path: string, value: JsonValue | undefined): string {
  const name = quoted(path);
  if (isJsonObject(value)) {
    return `${name} is an object, which policies cannot compare${namesOf(value)}`;
  }
  if (isJsonList(value)) return `${name} is a list that holds ${oddEntry(value)}`;
  return `${name} is a number too large to be compared`;
}

function oddEntry(list: readonly JsonValue[]): string {
  if (list.some(isJsonObject)) return 'an object';
  if (list.some(isJsonList)) return 'a list';
  return list.includes(null) ? 'null' : 'a number too large to be compared';
}

function kindOf(value: JsonValue): string {
  if (typeof value === 'string') return 'a text';
  return typeof value === 'number' ? 'a number' : 'true or false';
}
