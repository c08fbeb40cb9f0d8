'use client';

import { CircleX } from 'lucide-react';
import type { LintFinding } from '@/lib/core/policies/lint-finding';
import type { SpecificationProblem } from '@/lib/core/policies/specification';
import { FindingList } from '../finding-list';
import { useEditing } from './editing-context';

interface ToldProps {
  /** Named by the controls that it is about. */
  id?: string;
  problems: readonly SpecificationProblem[];
  findings: readonly LintFinding[];
}

/** What is wrong or doubtful about a place, in words, with the button that mends it. */
export function Told({ id, problems, findings }: ToldProps) {
  const { onFix } = useEditing();
  return (
    <div id={id} aria-live="polite" className="grid gap-1 empty:hidden">
      {problems.map(({ at, message }) => (
        <p key={`${at} ${message}`} className="flex items-start gap-1.5 text-12 text-bad">
          <CircleX className="mt-px size-3.5" aria-hidden />
          <span className="min-w-0 wrap-anywhere">{message}</span>
        </p>
      ))}
      <FindingList findings={findings} onFix={onFix} />
    </div>
  );
}
