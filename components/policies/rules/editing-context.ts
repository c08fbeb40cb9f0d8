'use client';

import { createContext, useContext } from 'react';
import type { LintFinding, LintFix } from '@/lib/core/policies/lint-finding';
import type { SpecificationProblem } from '@/lib/core/policies/specification';
import type { KnownAttributes } from './known-attributes';

/** What every part of the sentence editor may ask for. Pointers are into the specification. */
export interface Editing {
  readonly problems: readonly SpecificationProblem[];
  readonly findings: readonly LintFinding[];
  readonly attributes: KnownAttributes;
  readonly onFix: (fix: LintFix) => void;
  /** Gives the focus to what stands at a pointer, once it does. */
  readonly focusAt: (at: string) => void;
}

export const EditingContext = createContext<Editing | null>(null);

/** What the editor around gives its parts. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (editing === null) throw new Error('Parts of the sentence editor stand inside of it.');
  return editing;
}

/** Whether a pointer leads to a place or into it. */
export function isWithin(pointer: string, at: string): boolean {
  return pointer === at || pointer.startsWith(`${at}/`);
}

/**
 * What concerns a place itself: at it or within it, but not within one of its parts, which say their own.
 * `parts` is the list of them, or the one part of `not`.
 */
export function concerning<T extends { readonly at: string }>(
  told: readonly T[],
  at: string,
  parts: string | null = null,
): readonly T[] {
  return told.filter((each) => isWithin(each.at, at) && !isOfPart(each.at, parts));
}

function isOfPart(pointer: string, parts: string | null): boolean {
  if (parts === null) return false;
  return pointer.startsWith(`${parts}/`) || (parts.endsWith('/not') && pointer === parts);
}
