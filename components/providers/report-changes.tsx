import { CornerDownRight } from 'lucide-react';
import type { ReportChange } from '@/lib/core/connections/report';

interface ReportChangesProps {
  changes: readonly ReportChange[];
  /** Names the list to screen readers. */
  label: string;
}

/** What changed since the test before, a sentence each. */
export function ReportChanges({ changes, label }: ReportChangesProps) {
  if (changes.length === 0) return null;
  return (
    <ul aria-label={label} className="grid gap-1 text-12 text-ink-2">
      {changes.map(({ kind, sentence }) => (
        <li key={`${kind} ${sentence}`} className="flex items-start gap-1.5">
          <CornerDownRight aria-hidden className="mt-px size-3.5 flex-none text-ink-3" />
          <span className="min-w-0 wrap-anywhere">{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
