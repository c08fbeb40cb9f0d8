'use client';

import { type Dispatch, useEffect, useMemo, useState } from 'react';
import type { ClaimMapping, ClaimMappings } from '@/lib/core/claims/claim-mapping';
import { type MappingChange, mappingChanges } from '@/lib/core/claims/mapping-changes';
import {
  formatClaimMappings,
  type MappingProblem,
  readClaimMappings,
} from '@/lib/core/claims/read-claim-mappings';
import { announce } from '../ui/announce';
import { mappingOf, type RowDraft } from './row-draft';
import { type RowStep, type TypedMappings, useMappingRows } from './use-mapping-rows';
import { type MappingSave, type SaveMappings, useMappingSave } from './use-mapping-save';

export type MappingTab = 'rows' | 'json';

export interface MappingEditingOptions {
  readonly saved: ClaimMappings;
  readonly onSave: SaveMappings;
  readonly onSaved: () => void;
}

/** The mappings of one provider as they are edited and saved. */
export interface MappingEditing {
  readonly base: ClaimMappings;
  readonly drafts: readonly RowDraft[];
  /** The rows as they would be saved. */
  readonly rows: readonly ClaimMapping[];
  readonly problems: readonly MappingProblem[];
  readonly text: string;
  readonly json: TypedMappings | null;
  readonly changes: readonly MappingChange[];
  readonly dirty: boolean;
  /** A save was tried, so empty fields are said too. */
  readonly attempted: boolean;
  readonly tab: MappingTab;
  readonly setTab: (tab: MappingTab) => void;
  readonly saving: MappingSave;
  readonly step: Dispatch<RowStep>;
  readonly submit: () => void;
  readonly discard: () => void;
  readonly saveMerged: (merged: readonly ClaimMapping[]) => void;
  readonly takeTheirs: () => void;
}

/** Rows, JSON and save of one provider's mappings, tied together. */
export function useMappingEditing(options: MappingEditingOptions): MappingEditing {
  const { onSaved } = options;
  const [base, setBase] = useState(options.saved);
  const [attempted, setAttempted] = useState(false);
  const [tab, setTab] = useState<MappingTab>(options.saved.unreadable === true ? 'json' : 'rows');
  const { rows: drafts, json, step } = useMappingRows(options.saved);
  const saving = useMappingSave(options.onSave);
  const rows = useMemo(() => drafts.map(mappingOf), [drafts]);
  const problems = useMemo(() => problemsOf(rows), [rows]);
  const changes = useMemo(() => mappingChanges(base.rows, rows), [base, rows]);
  const dirty = isDirty(base, rows, changes, json);
  useRebase(options.saved, base, dirty, (newer) => {
    setBase(newer);
    step(resetTo(newer));
  });

  const store = async (version: number, wanted: readonly ClaimMapping[]) => {
    const stored = await saving.save(version, wanted);
    if (stored === null) return;
    setBase(stored);
    setAttempted(false);
    onSaved();
  };
  const restart = (from: ClaimMappings) => {
    setBase(from);
    setAttempted(false);
    step(resetTo(from));
    saving.clear();
  };
  const submit = () => {
    setAttempted(true);
    if (json?.isBroken === true) return refuse(setTab, 'json', 'The JSON needs attention.');
    if (problems.length > 0) return refuse(setTab, 'rows', 'Some rows need attention.');
    return void store(base.version, rows);
  };
  const theirs = saving.conflict?.current;
  return {
    base,
    drafts,
    rows,
    problems,
    text: json?.text ?? formatClaimMappings(rows),
    json,
    changes,
    dirty,
    attempted,
    tab,
    setTab,
    saving,
    step,
    submit,
    discard: () => restart(base),
    saveMerged: (merged) => {
      if (theirs === undefined) return;
      if (json?.isBroken === true) return refuse(setTab, 'json', 'The JSON needs attention.');
      step({ type: 'reset', rows: merged });
      setBase(theirs);
      void store(theirs.version, merged);
    },
    takeTheirs: () => theirs !== undefined && restart(theirs),
  };
}

function resetTo({ rows, storedText }: ClaimMappings): RowStep {
  return { type: 'reset', rows, ...(storedText !== undefined && { text: storedText }) };
}

function problemsOf(rows: readonly ClaimMapping[]): readonly MappingProblem[] {
  const read = readClaimMappings(rows);
  return read.ok ? [] : read.problems;
}

function isDirty(
  base: ClaimMappings,
  rows: readonly ClaimMapping[],
  changes: readonly MappingChange[],
  json: TypedMappings | null,
): boolean {
  // As long as it stands there as it is stored, nothing would be lost.
  if (base.storedText !== undefined) return json?.text !== base.storedText;
  // Rows that make the same attribute twice, or none, may differ without a change to speak of.
  return changes.length > 0 || rows.length !== base.rows.length || json?.isBroken === true;
}

function refuse(setTab: (tab: MappingTab) => void, tab: MappingTab, sentence: string): void {
  setTab(tab);
  announce(`Not saved. ${sentence}`);
  // Once the tab and the messages stand.
  setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

/** Follows the page when it brings a newer version and nothing was changed here. */
function useRebase(
  saved: ClaimMappings,
  base: ClaimMappings,
  dirty: boolean,
  take: (newer: ClaimMappings) => void,
): void {
  useEffect(() => {
    if (saved.version > base.version && !dirty) take(saved);
  });
}
