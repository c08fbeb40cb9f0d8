import { MAPPED_PREFIX } from '../policies/attributes';
import { shortText } from '../tokens/fault';
import { jsonPointer } from '../tokens/parse-json';
import type { ClaimMapping } from './claim-mapping';
import { attributeProblem, MAX_MAPPINGS, pathProblem } from './mapping-rules';
import { readDefault } from './read-default';

/** Something wrong with mappings as JSON, and where. */
export interface MappingProblem {
  /** JSON Pointer (RFC 6901) into the array; '' is the whole. */
  readonly at: string;
  /** What is wrong and what to do, as a sentence. */
  readonly message: string;
}

export type ReadMappings =
  | { readonly ok: true; readonly rows: readonly ClaimMapping[] }
  | { readonly ok: false; readonly problems: readonly MappingProblem[] };

const MEMBERS = ['jwtPath', 'attribute', 'required', 'defaultValue'];

/**
 * Reads mappings as the documents write them: an array of `{jwtPath, attribute, required,
 * defaultValue?}`. `required` may be left out and is then false. Everything wrong is named at its place.
 */
export function readClaimMappings(value: unknown): ReadMappings {
  if (!Array.isArray(value)) {
    return refuse(
      'Mappings are a list: [{"jwtPath": "role", "attribute": "role", "required": false}].',
    );
  }
  if (value.length > MAX_MAPPINGS) {
    return refuse(`There are ${value.length} mappings; a provider has at most ${MAX_MAPPINGS}.`);
  }
  const problems: MappingProblem[] = [];
  const rows = value.map((row: unknown, index) => readRow(row, index, problems));
  reportDuplicates(rows, problems);
  return problems.length === 0 ? { ok: true, rows } : { ok: false, problems };
}

/** Mappings as JSON text, in the form and order in which the documents write them. */
export function formatClaimMappings(rows: readonly ClaimMapping[]): string {
  const written = rows.map(({ jwtPath, attribute, required, defaultValue }) => ({
    jwtPath,
    attribute,
    required,
    ...(defaultValue === undefined ? {} : { defaultValue }),
  }));
  return JSON.stringify(written, null, 2);
}

function refuse(message: string): ReadMappings {
  return { ok: false, problems: [{ at: '', message }] };
}

type Report = (path: readonly string[], message: string | null, within?: string) => void;

/** The row as far as it can be read; what is wrong is added to `problems`. */
function readRow(value: unknown, index: number, problems: MappingProblem[]): ClaimMapping {
  const report: Report = (path, message, within = '') => {
    if (message !== null) problems.push({ at: jsonPointer([index, ...path]) + within, message });
  };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report([], 'A mapping is an object with jwtPath, attribute and required.');
    return { jwtPath: '', attribute: '', required: false };
  }
  for (const name of Object.keys(value).filter((key) => !MEMBERS.includes(key))) {
    report([name], `There is no ${shortText(name)}. A mapping has ${MEMBERS.join(', ')}.`);
  }
  return withDefault(
    {
      jwtPath: readText(value, 'jwtPath', pathProblem, report),
      attribute: readText(value, 'attribute', attributeProblem, report),
      required: readRequired(value, report),
    },
    member(value, 'defaultValue'),
    report,
  );
}

function member(row: object, name: string): unknown {
  return Object.hasOwn(row, name) ? Reflect.get(row, name) : undefined;
}

function readText(
  row: object,
  name: string,
  problemOf: (text: string) => string | null,
  report: Report,
): string {
  const text = member(row, name);
  if (typeof text !== 'string') {
    report([name], `${name} is missing or no text. It must be a text.`);
    return '';
  }
  report([name], problemOf(text));
  return text;
}

function readRequired(row: object, report: Report): boolean {
  const required = member(row, 'required');
  if (required !== undefined && typeof required !== 'boolean') {
    report(['required'], 'required must be true or false.');
  }
  return required === true;
}

function withDefault(row: ClaimMapping, value: unknown, report: Report): ClaimMapping {
  if (value === undefined) return row;
  const read = readDefault(value);
  if (read.ok) return { ...row, defaultValue: read.value };
  report(['defaultValue'], read.problem.message, read.problem.at);
  return row;
}

function reportDuplicates(rows: readonly ClaimMapping[], problems: MappingProblem[]): void {
  const first = new Map<string, number>();
  for (const [index, { attribute }] of rows.entries()) {
    const before = first.get(attribute);
    if (before === undefined) first.set(attribute, index);
    else if (attribute !== '') {
      const message = `Row ${before + 1} already makes ${MAPPED_PREFIX}${shortText(attribute)}. Each attribute is made once.`;
      problems.push({ at: jsonPointer([index, 'attribute']), message });
    }
  }
}
