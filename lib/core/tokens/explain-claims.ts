import type { ClaimEntry } from './claim-entry';
import { catalogEntry, readingRank } from './claims-catalog';
import type { DecodedObject } from './decode-token';
import { formatJson, type JsonPiece, jsonText } from './format-json';
import { isJsonList, type JsonObject, type JsonValue } from './json-value';
import { readTime } from './read-time';
import { shownText } from './show-text';
import { guessMaker, type TokenMaker } from './token-maker';

export type ValueKind = 'text' | 'number' | 'boolean' | 'null' | 'list' | 'object';

/** The moment that a claim names, and the word that begins the sentence about it. */
export interface ClaimMoment {
  readonly atMs: number;
  readonly word: string;
}

/** One claim as it is shown. */
export interface ExplainedClaim {
  readonly name: string;
  /** The name with nothing invisible left in it. */
  readonly shownName: string;
  readonly kind: ValueKind;
  readonly pieces: readonly JsonPiece[];
  /** What a copy button copies: the bare text, or the formatted JSON of anything else. */
  readonly copy: string;
  readonly sentence: string;
  /** Who defines the claim; null for a claim of the operator's own. */
  readonly from: string | null;
  readonly moment: ClaimMoment | null;
  /** What is odd about the value, a sentence each. */
  readonly notes: readonly string[];
}

const OWN = 'A claim of your own.';

/** Explains every claim of a payload, registered ones first and in the order of a reader. */
export function explainClaims(payload: DecodedObject): ExplainedClaim[] {
  const maker = guessMaker(payload.value);
  const entries = Object.entries(payload.value);
  const ordered = entries.sort(([a], [b]) => readingRank(a) - readingRank(b));
  return ordered.map(([name, value]) => explain(name, value, payload, maker));
}

function explain(
  name: string,
  value: JsonValue,
  payload: DecodedObject,
  maker: TokenMaker | null,
): ExplainedClaim {
  const entry = catalogEntry(name);
  const pieces = formatJson(value, payload.inexact, [name]);
  return {
    name,
    shownName: shownText(name),
    kind: kindOf(value),
    pieces,
    copy: typeof value === 'string' ? value : jsonText(pieces),
    sentence: sentenceOf(entry, value, maker),
    from: entry?.from ?? null,
    moment: momentOfClaim(entry, value),
    notes: [...timeNotes(entry, value), ...valueNotes(name, value, pieces, payload)],
  };
}

/** Which of JSON's six kinds a value is. */
function kindOf(value: JsonValue): ValueKind {
  if (value === null) return 'null';
  if (isJsonList(value)) return 'list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}

function sentenceOf(entry: ClaimEntry | null, value: JsonValue, maker: TokenMaker | null): string {
  if (entry === null) return OWN;
  const sentence = (maker === null ? undefined : entry.byMaker?.[maker]) ?? entry.sentence;
  if (entry.name !== 'scope' || typeof value !== 'string') return sentence;
  const count = value.split(' ').filter((word) => word !== '').length;
  return `${sentence} ${count === 1 ? '1 scope' : `${count} scopes`}.`;
}

function momentOfClaim(entry: ClaimEntry | null, value: JsonValue): ClaimMoment | null {
  if (entry?.moment === undefined) return null;
  const reading = readTime(value);
  return reading.kind === 'time' ? { atMs: reading.atMs, word: entry.moment } : null;
}

function timeNotes(entry: ClaimEntry | null, value: JsonValue): readonly string[] {
  if (entry?.moment === undefined || value === null) return [];
  const reading = readTime(value);
  if (reading.kind === 'not_a_number') return ['A time is a number of seconds; this is none.'];
  if (reading.kind === 'no_date')
    return ['As a number of seconds this is no date of any calendar.'];
  return reading.unit === 'milliseconds' ? ['In milliseconds. Tokens count in seconds.'] : [];
}

function valueNotes(
  name: string,
  value: JsonValue,
  pieces: readonly JsonPiece[],
  payload: DecodedObject,
): readonly string[] {
  const notes: string[] = [];
  if (value === null) notes.push('Null counts as absent.');
  const prefix = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const inexact = [...payload.inexact.keys()];
  if (inexact.some((pointer) => pointer === prefix || pointer.startsWith(`${prefix}/`))) {
    notes.push(
      'A number beyond 2^53: many programs change its last digits. It is shown as written.',
    );
  }
  if (shownText(name) !== name || pieces.some((piece) => piece.kind === 'escape')) {
    notes.push('Characters that cannot be seen are shown by their code.');
  }
  return notes;
}

/** The whole object formatted, with its text for copying. */
export function formatObject(object: DecodedObject): {
  pieces: readonly JsonPiece[];
  text: string;
} {
  const pieces = formatJson(object.value satisfies JsonObject, object.inexact);
  return { pieces, text: jsonText(pieces) };
}
