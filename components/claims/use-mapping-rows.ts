'use client';

import { useMemo, useReducer } from 'react';
import type { ClaimMapping, ClaimMappings } from '@/lib/core/claims/claim-mapping';
import { type MappingProblem, readClaimMappings } from '@/lib/core/claims/read-claim-mappings';
import { parseJson } from '@/lib/core/tokens/parse-json';
import { draftOf, type RowDraft } from './row-draft';

/** A text that stands in the JSON view as it was typed. */
export interface TypedMappings {
  readonly text: string;
  /** Whether the rows are not what it says, because it cannot be read. */
  readonly isBroken: boolean;
  /** What is wrong with its values. */
  readonly problems: readonly MappingProblem[];
}

export interface HeldRows {
  readonly rows: readonly RowDraft[];
  /** Null: the JSON view shows what the rows say. */
  readonly json: TypedMappings | null;
  readonly nextKey: number;
}

export type RowStep =
  | { readonly type: 'change'; readonly key: number; readonly part: Partial<RowDraft> }
  | { readonly type: 'add'; readonly rows: readonly ClaimMapping[] }
  | { readonly type: 'insert'; readonly row: RowDraft; readonly at: number }
  | { readonly type: 'remove'; readonly key: number }
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'mend' }
  | { readonly type: 'reset'; readonly rows: readonly ClaimMapping[]; readonly text?: string };

/** The rows of a form that begins with these, or with a stored text that stands for them where that cannot be read. */
export function heldRows(rows: readonly ClaimMapping[], text?: string): HeldRows {
  const held = { rows: rows.map(draftOf), json: null, nextKey: rows.length };
  return text === undefined ? held : typed(held, text);
}

/** Rows and JSON after one step; a JSON text that cannot be read leaves the rows as they were. */
export function nextRows(held: HeldRows, step: RowStep): HeldRows {
  const { rows, nextKey } = held;
  switch (step.type) {
    case 'change':
      return withRows(
        held,
        rows.map((row) => (row.key === step.key ? { ...row, ...step.part } : row)),
      );
    case 'add': {
      const added = step.rows.map((row, index) => draftOf(row, nextKey + index));
      return { rows: [...rows, ...added], json: null, nextKey: nextKey + added.length };
    }
    case 'insert':
      return withRows(held, rows.toSpliced(step.at, 0, step.row));
    case 'remove':
      return withRows(
        held,
        rows.filter(({ key }) => key !== step.key),
      );
    case 'typed':
      return typed(held, step.text);
    case 'mend':
      return { ...held, json: null };
    default:
      return resetTo(step.rows, nextKey, step.text);
  }
}

/** The rows of a provider as they are edited, in step with their JSON. */
export function useMappingRows({ rows, storedText }: ClaimMappings) {
  const [held, step] = useReducer(nextRows, null, () => heldRows(rows, storedText));
  return useMemo(() => ({ ...held, step }), [held]);
}

/** What was typed as JSON is no longer shown once the rows were changed after it. */
function withRows(held: HeldRows, rows: readonly RowDraft[]): HeldRows {
  return { ...held, rows, json: null };
}

function typed(held: HeldRows, text: string): HeldRows {
  const parsed = parseJson(text);
  if (!parsed.ok) return { ...held, json: { text, isBroken: true, problems: [] } };
  const read = readClaimMappings(parsed.value);
  if (!read.ok) return { ...held, json: { text, isBroken: true, problems: read.problems } };
  return heldAgain(read.rows, held.nextKey, { text, isBroken: false, problems: [] });
}

function resetTo(rows: readonly ClaimMapping[], nextKey: number, text?: string): HeldRows {
  const held = heldAgain(rows, nextKey, null);
  return text === undefined ? held : typed(held, text);
}

/** Keys are new, for a row that was replaced is another row. */
function heldAgain(
  rows: readonly ClaimMapping[],
  nextKey: number,
  json: TypedMappings | null,
): HeldRows {
  return {
    rows: rows.map((row, index) => draftOf(row, nextKey + index)),
    json,
    nextKey: nextKey + rows.length,
  };
}
