import { Check, CircleHelp, X } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { Diff } from '@/components/ui/diff';
import type { ConditionTrace, Outcome } from '@/lib/core/policies/decision';
import { describeTrace } from '@/lib/core/policies/describe-trace';
import { caseDifference } from './case-difference';
import { PhraseText } from './phrase-text';

interface ConditionListProps {
  conditions: readonly ConditionTrace[];
  /** Nothing of the rule held, so that it is not worth a second look. */
  quiet: boolean;
}

/** What each condition said, those put together with their parts below them. */
export function ConditionList({ conditions, quiet }: ConditionListProps) {
  if (conditions.length === 0) {
    return <p className="pl-6.5 text-12 text-ink-3">No conditions, so it always matches.</p>;
  }
  return (
    <ul className="grid gap-1 pl-6.5">
      {conditions.map((trace, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its place is what a condition is.
        <ConditionItem key={index} trace={trace} quiet={quiet} />
      ))}
    </ul>
  );
}

const WORDS: Readonly<Record<Outcome, string>> = {
  true: 'Holds: ',
  false: 'Does not hold: ',
  unknown: 'Unknown: ',
};

function OutcomeIcon({ outcome, quiet }: { outcome: Outcome; quiet: boolean }) {
  const look = 'mt-0.5 size-3.5';
  if (outcome === 'true') return <Check className={cn(look, 'text-good')} aria-hidden />;
  const ink = quiet ? 'text-ink-3' : outcome === 'false' ? 'text-bad' : 'text-warn';
  const Icon = outcome === 'false' ? X : CircleHelp;
  return <Icon className={cn(look, ink)} aria-hidden />;
}

function ConditionItem({ trace, quiet }: { trace: ConditionTrace; quiet: boolean }) {
  const { outcome } = trace;
  const [line] = describeTrace({
    ruleId: '',
    effect: 'Allow',
    matched: false,
    conditions: [trace],
  });
  const difference = trace.kind === 'condition' ? caseDifference(trace) : null;
  return (
    <li className="grid gap-1">
      <div className="grid grid-cols-[14px_minmax(0,1fr)] gap-x-2 text-12 leading-4.5">
        <OutcomeIcon outcome={outcome} quiet={quiet} />
        <span className={cn('min-w-0 wrap-anywhere', quiet ? 'text-ink-3' : 'text-ink-2')}>
          <span className="sr-only">{WORDS[outcome]}</span>
          {line === undefined ? null : <PhraseText phrase={line.phrase} />}
          {line?.actual == null || difference !== null ? null : (
            <span className="text-ink-3">
              ; it is <bdi className="font-mono">{line.actual}</bdi>
            </span>
          )}
          {outcome === 'unknown' ? <span className="text-ink-3"> (unknown)</span> : null}
        </span>
      </div>
      {difference === null ? null : (
        <Diff
          {...difference}
          labels={{ expected: 'Wanted', actual: 'Actual' }}
          className="ml-5.5"
        />
      )}
      {trace.kind === 'condition' ? null : (
        <div className="-ml-1.5">
          <ConditionList conditions={trace.parts} quiet={quiet} />
        </div>
      )}
    </li>
  );
}
