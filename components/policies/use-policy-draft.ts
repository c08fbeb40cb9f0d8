'use client';

import { useMemo, useReducer } from 'react';
import type { PolicyDraft } from '@/lib/core/policies/policy';
import type { Specification, SpecificationProblem } from '@/lib/core/policies/specification';

/** What a text of the JSON view was read as; a whole document brings its name. */
export type ReadText =
  | { readonly ok: true; readonly name: string | null; readonly specification: Specification }
  | { readonly ok: false; readonly problems: readonly SpecificationProblem[] };

/** A text that stands in the JSON view as it was typed. */
export interface TypedJson {
  readonly text: string;
  /** Why it is no policy; none: the draft is what it says. */
  readonly problems: readonly SpecificationProblem[];
}

interface Held {
  readonly draft: PolicyDraft;
  readonly json: TypedJson | null;
}

type Step =
  | { readonly type: 'part'; readonly part: Partial<PolicyDraft> }
  | { readonly type: 'typed'; readonly text: string; readonly read: ReadText }
  | { readonly type: 'reset'; readonly draft: PolicyDraft };

/** A policy as it is edited: one draft, seen as rules and as JSON. */
export interface PolicyDraftState {
  readonly draft: PolicyDraft;
  /** Null: the JSON view shows the draft's own text. */
  readonly json: TypedJson | null;
  /** Whether the JSON view holds what the draft does not say, because it cannot be read. */
  readonly jsonIsBroken: boolean;
  /** Changes name, rules, permissions or tests; new rules replace what was typed as JSON. */
  readonly change: (part: Partial<PolicyDraft>) => void;
  /** Takes a text of the JSON view: a good one becomes the rules, another leaves them as they were. */
  readonly typeJson: (text: string, read: ReadText) => void;
  /** Starts again from a draft. */
  readonly reset: (draft: PolicyDraft) => void;
}

/** Holds a draft from which rules and JSON are drawn, so that they cannot disagree. */
export function usePolicyDraft(initial: PolicyDraft): PolicyDraftState {
  const [held, step] = useReducer(nextDraft, { draft: initial, json: null });
  const steps = useMemo(
    () => ({
      change: (part: Partial<PolicyDraft>) => step({ type: 'part', part }),
      typeJson: (text: string, read: ReadText) => step({ type: 'typed', text, read }),
      reset: (draft: PolicyDraft) => step({ type: 'reset', draft }),
    }),
    [],
  );
  return { ...held, jsonIsBroken: isBroken(held.json), ...steps };
}

/** Exported for its test. */
export function nextDraft(held: Held, step: Step): Held {
  if (step.type === 'reset') return { draft: step.draft, json: null };
  if (step.type === 'part') {
    const json = step.part.specification === undefined ? held.json : null;
    return { draft: { ...held.draft, ...step.part }, json };
  }
  const { text, read } = step;
  if (!read.ok) return { ...held, json: { text, problems: read.problems } };
  const { specification, name } = read;
  const draft = { ...held.draft, specification, ...(name !== null && { name }) };
  return { draft, json: { text, problems: [] } };
}

function isBroken(json: TypedJson | null): boolean {
  return json !== null && json.problems.length > 0;
}
