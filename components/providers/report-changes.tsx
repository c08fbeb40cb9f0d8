import { CornerDownRight } from 'lucide-react';
import { useId } from 'react';
import type { ReportChange } from '@/lib/core/connections/report';

/** What changed since the test before, a sentence each. */
export function ReportChanges({ changes }: { changes: readonly ReportChange[] }) {
  const id = useId();
  if (changes.length === 0) return null;
  return (
    <div className="grid gap-1 text-12 text-ink-2">
      <p id={id} className="text-ink-3">
        Since the test before
      </p>
      <ul aria-labelledby={id} className="grid gap-1">
        {changes.map(({ kind, sentence }) => (
          <li key={`${kind} ${sentence}`} className="flex items-start gap-1.5">
            <CornerDownRight aria-hidden className="mt-px size-3.5 flex-none text-ink-3" />
            <span className="min-w-0 wrap-anywhere">{sentence}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
