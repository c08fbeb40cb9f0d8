'use client';

import { Wrench } from 'lucide-react';
import type { DraftFix, ReportStep } from '@/lib/core/connections/report';
import { Button } from '../ui/button';
import { Diff } from '../ui/diff';

interface StepDetailProps {
  step: ReportStep;
  /** Null: the report is of earlier settings, and nothing is mended from it. */
  onFix: ((fix: DraftFix) => void) | null;
}

/** What was expected, what came, what to do, and the buttons that do it. */
export function StepDetail({ step, onFix }: StepDetailProps) {
  const { comparison, evidence, advice, fixes } = step;
  return (
    <div className="grid gap-2.5">
      {comparison !== null && (
        <Diff expected={comparison.expected} actual={comparison.actual} note={comparison.note} />
      )}
      {evidence.length > 0 && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-12">
          {evidence.map(({ label, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes, and labels may repeat.
            <div key={index} className="contents">
              <dt className="max-w-50 wrap-anywhere text-ink-3">{label}</dt>
              <dd className="font-mono wrap-anywhere text-ink-2">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {advice !== null && <p className="text-13 text-ink-2">{advice}</p>}
      {onFix !== null && fixes.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {fixes.map((fix) => (
            <Button
              key={fix.label}
              variant="tint"
              size="small"
              className="h-auto min-h-7 py-1 text-left whitespace-normal wrap-anywhere"
              onClick={() => onFix(fix)}
            >
              <Wrench aria-hidden />
              {fix.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
