import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import type { AttributeScalar, AttributeValue } from '@/lib/core/policies/attributes';

/** What stands in for a claim, as it is typed; `mixed` is a list that is edited as JSON only. */
export type StandIn =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'boolean'; readonly on: boolean }
  | { readonly kind: 'list'; readonly texts: readonly string[] }
  | { readonly kind: 'mixed'; readonly values: readonly AttributeScalar[] };

/** One row of the form; its key stays while it is edited. */
export interface RowDraft {
  readonly key: number;
  readonly jwtPath: string;
  readonly attribute: string;
  readonly required: boolean;
  readonly standIn: StandIn;
}

/** What the form shows of a row. */
export function draftOf(row: ClaimMapping, key: number): RowDraft {
  const { jwtPath, attribute, required, defaultValue } = row;
  return { key, jwtPath, attribute, required, standIn: standInOf(defaultValue) };
}

/** A row as it would be saved; a number that is none becomes NaN, which is refused with a sentence. */
export function mappingOf({ jwtPath, attribute, required, standIn }: RowDraft): ClaimMapping {
  const defaultValue = defaultOf(standIn);
  return { jwtPath, attribute, required, ...(defaultValue !== undefined && { defaultValue }) };
}

/** A stand-in of another kind, with what was typed as far as the kind can hold it. */
export function standInAs(kind: StandIn['kind'], before: StandIn): StandIn {
  const text = textOf(before);
  switch (kind) {
    case 'text':
    case 'number':
      return { kind, text };
    case 'boolean':
      return { kind, on: text === 'true' };
    case 'list':
      return { kind, texts: text === '' ? [] : [text] };
    default:
      return { kind: 'none' };
  }
}

function standInOf(value: AttributeValue | undefined): StandIn {
  switch (typeof value) {
    case 'undefined':
      return { kind: 'none' };
    case 'string':
      return { kind: 'text', text: value };
    case 'number':
      return { kind: 'number', text: String(value) };
    case 'boolean':
      return { kind: 'boolean', on: value };
    default:
      return listStandIn(value);
  }
}

function listStandIn(values: readonly AttributeScalar[]): StandIn {
  const texts = values.filter((value) => typeof value === 'string');
  // A chip is one text and stands once; anything else would be changed by being shown.
  const plain = texts.length === values.length && new Set(texts).size === texts.length;
  return plain ? { kind: 'list', texts } : { kind: 'mixed', values };
}

function defaultOf(standIn: StandIn): AttributeValue | undefined {
  switch (standIn.kind) {
    case 'none':
      return undefined;
    case 'text':
      return standIn.text;
    case 'number':
      return numberOf(standIn.text);
    case 'boolean':
      return standIn.on;
    case 'list':
      return standIn.texts;
    default:
      return standIn.values;
  }
}

function numberOf(text: string): number {
  const trimmed = text.trim();
  return /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : Number.NaN;
}

function textOf(standIn: StandIn): string {
  if (standIn.kind === 'text' || standIn.kind === 'number') return standIn.text;
  if (standIn.kind === 'boolean') return String(standIn.on);
  return standIn.kind === 'list' ? (standIn.texts[0] ?? '') : '';
}
