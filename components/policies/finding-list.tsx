import { Info, TriangleAlert } from 'lucide-react';
import type { LintFinding, LintFix } from '@/lib/core/policies/lint-finding';
import { MarkedText } from '../debugger/marked-text';
import { Button } from '../ui/button';

interface FindingListProps {
  findings: readonly LintFinding[];
  /** Null where nothing may be changed. */
  onFix: ((fix: LintFix) => void) | null;
  className?: string;
}

/** What is allowed and probably not meant, each with what mends it. */
export function FindingList({ findings, onFix, className }: FindingListProps) {
  if (findings.length === 0) return null;
  return (
    <ul className={className}>
      {findings.map((finding) => (
        <li
          key={`${finding.code}${finding.at}`}
          className="flex flex-wrap items-start gap-x-3 gap-y-1.5 text-12 text-ink-2"
        >
          <span className="flex min-w-0 flex-1 basis-60 items-start gap-1.5 py-1.5">
            <FindingIcon severity={finding.severity} />
            <span className="min-w-0 wrap-anywhere">
              <MarkedText text={finding.sentence} />
            </span>
          </span>
          <Fix fix={finding.fix} onFix={onFix} />
        </li>
      ))}
    </ul>
  );
}

function FindingIcon({ severity }: Pick<LintFinding, 'severity'>) {
  if (severity === 'hint') return <Info className="size-3.5 flex-none text-ink-3" aria-hidden />;
  return <TriangleAlert className="size-3.5 flex-none text-warn" aria-hidden />;
}

function Fix({ fix, onFix }: { fix: LintFix | null; onFix: FindingListProps['onFix'] }) {
  if (fix === null || onFix === null) return null;
  return (
    <Button variant="tint" size="small" onClick={() => onFix(fix)}>
      {fix.label}
    </Button>
  );
}
