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

/** A text in the form of a test that cannot be read, so that the test is as it was. */
export interface WrongText {
  /** The member that it is the JSON of; null: of the whole test. */
  readonly member: 'attributes' | 'context' | null;
  readonly text: string;
  readonly problem: string;
}

/** Texts that cannot be read, by the place of their test. */
export type WrongTexts = Readonly<Record<number, readonly WrongText[]>>;

interface Held {
  readonly draft: PolicyDraft;
  readonly json: TypedJson | null;
  readonly wrongTexts: WrongTexts;
}

/** Members of a draft, or how they follow from it as it is then. */
export type DraftChange = Partial<PolicyDraft> | ((draft: PolicyDraft) => Partial<PolicyDraft>);

type Step =
  | { readonly type: 'part'; readonly part: DraftChange }
  | { readonly type: 'typed'; readonly text: string; readonly read: ReadText }
  | { readonly type: 'wrong'; readonly place: number; readonly texts: readonly WrongText[] }
  | { readonly type: 'remove'; readonly place: number }
  | { readonly type: 'reset'; readonly draft: PolicyDraft };

/** A policy as it is edited: one draft, seen as rules and as JSON. */
export interface PolicyDraftState {
  readonly draft: PolicyDraft;
  /** Null: the JSON view shows the draft's own text. */
  readonly json: TypedJson | null;
  /** Whether the JSON view holds what the draft does not say, because it cannot be read. */
  readonly jsonIsBroken: boolean;
  /** What stands in the forms of tests and cannot be read. */
  readonly wrongTexts: WrongTexts;
  /** Whether something that was typed is not in the draft, because it cannot be read. */
  readonly holdsUnread: boolean;
  /**
   * Changes name, rules, permissions or tests; new rules replace what was typed as JSON, unless they follow
   * from others and that cannot be read.
   */
  readonly change: (part: DraftChange) => void;
  /** Keeps what cannot be read of a test; none: all of it can. */
  readonly keepWrong: (place: number, texts: readonly WrongText[]) => void;
  /** Removes a test and what was typed in its form. */
  readonly removeTest: (place: number) => void;
  /** Takes a text of the JSON view: a good one becomes the rules, another leaves them as they were. */
  readonly typeJson: (text: string, read: ReadText) => void;
  /** Starts again from a draft. */
  readonly reset: (draft: PolicyDraft) => void;
}

/** Holds a draft from which rules and JSON are drawn, so that they cannot disagree. */
export function usePolicyDraft(initial: PolicyDraft): PolicyDraftState {
  const [held, step] = useReducer(nextDraft, { draft: initial, json: null, wrongTexts: {} });
  const steps = useMemo(
    () => ({
      change: (part: DraftChange) => step({ type: 'part', part }),
      keepWrong: (place: number, texts: readonly WrongText[]) =>
        step({ type: 'wrong', place, texts }),
      removeTest: (place: number) => step({ type: 'remove', place }),
      typeJson: (text: string, read: ReadText) => step({ type: 'typed', text, read }),
      reset: (draft: PolicyDraft) => step({ type: 'reset', draft }),
    }),
    [],
  );
  const jsonIsBroken = isBroken(held.json);
  const holdsUnread = jsonIsBroken || placesOf(held.wrongTexts).length > 0;
  return { ...held, jsonIsBroken, holdsUnread, ...steps };
}

/** Places of the tests in whose forms something cannot be read. */
export function placesOf(wrongTexts: WrongTexts): readonly number[] {
  return Object.keys(wrongTexts).map(Number);
}

/** Exported for its test. */
export function nextDraft(held: Held, step: Step): Held {
  switch (step.type) {
    case 'reset':
      return { draft: step.draft, json: null, wrongTexts: {} };
    case 'part':
      return withPart(held, step.part);
    case 'wrong': {
      const { [step.place]: _, ...others } = held.wrongTexts;
      const wrongTexts = step.texts.length === 0 ? others : { ...others, [step.place]: step.texts };
      return { ...held, wrongTexts };
    }
    case 'remove':
      return withoutTest(held, step.place);
    default:
      return withTyped(held, step.text, step.read);
  }
}

function withPart(held: Held, change: DraftChange): Held {
  const part = typeof change === 'function' ? change(held.draft) : change;
  if (part.specification === undefined) return { ...held, draft: { ...held.draft, ...part } };
  // Such as an undo: what cannot be read is not lost to it.
  if (typeof change === 'function' && isBroken(held.json)) return held;
  return { ...held, draft: { ...held.draft, ...part }, json: null };
}

function withTyped(held: Held, text: string, read: ReadText): Held {
  if (!read.ok) return { ...held, json: { text, problems: read.problems } };
  const { specification, name } = read;
  const draft = { ...held.draft, specification, ...(name !== null && { name }) };
  return { ...held, draft, json: { text, problems: [] } };
}

/** What was typed in the forms behind it moves up with them. */
function withoutTest({ draft, json, wrongTexts }: Held, place: number): Held {
  const tests = draft.tests.filter((_, index) => index !== place);
  const rest = Object.entries(wrongTexts).flatMap(([key, texts]) => {
    const at = Number(key);
    return at === place ? [] : [[at > place ? at - 1 : at, texts] as const];
  });
  return { draft: { ...draft, tests }, json, wrongTexts: Object.fromEntries(rest) };
}

function isBroken(json: TypedJson | null): boolean {
  return json !== null && json.problems.length > 0;
}
