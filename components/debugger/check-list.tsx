import { Check as CheckIcon, CircleX, Minus } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { Panel } from '@/components/ui/panel';
import type { Check } from '@/lib/core/tokens/verdict';
import { CHECK_LABELS, tallyOf } from '@/lib/core/tokens/verdict-words';

const ICONS = {
  passed: <CheckIcon className="size-4 text-good" aria-hidden />,
  failed: <CircleX className="size-4 text-bad" aria-hidden />,
  not_reached: <Minus className="size-4 text-ink-3" aria-hidden />,
};

const WORDS = { passed: 'passed', failed: 'failed', not_reached: 'not reached' };

/** All checks in the order in which they were made, with what each found. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <section aria-labelledby="checks" className="grid gap-3">
      <h3 id="checks" className="flex flex-wrap items-baseline gap-x-2 text-14 font-semibold">
        Checks <span className="text-12 font-normal text-ink-3">{tallyOf(checks)}</span>
      </h3>
      <Panel className="overflow-hidden">
        <ol
          aria-label="Checks in order"
          className="lg:grid lg:grid-flow-col lg:grid-cols-2 lg:grid-rows-7"
        >
          {checks.map((check) => (
            <Row key={check.check} check={check} />
          ))}
        </ol>
      </Panel>
    </section>
  );
}

/** Below each row a line; the eighth begins the second column where there are two. */
const FRAME =
  'border-b border-line last:border-b-0 lg:nth-7:border-b-0 lg:last:border-b lg:nth-[n+8]:border-l';

function Row({ check }: { check: Check }) {
  const failed = check.outcome === 'failed';
  const off = check.outcome === 'not_reached';
  return (
    <li
      className={cn(
        'grid grid-cols-[16px_auto_minmax(0,1fr)] items-baseline gap-x-3 px-4 py-2.25 text-13 [&>svg]:self-center',
        FRAME,
        failed && 'bg-bad-soft',
      )}
    >
      {ICONS[check.outcome]}
      <span className={cn(off ? 'text-ink-3' : 'text-ink', failed && 'font-semibold')}>
        {CHECK_LABELS[check.check]}
        {off ? null : <span className="sr-only"> {WORDS[check.outcome]}.</span>}
      </span>
      <span
        className={cn(
          'text-right font-mono text-12 leading-5 wrap-anywhere',
          off ? 'text-ink-3' : 'text-ink-2',
          failed && 'text-bad',
        )}
      >
        {foundIn(check)}
      </span>
    </li>
  );
}

function foundIn(check: Check): string {
  if (check.outcome === 'passed') return check.found;
  return check.outcome === 'failed' ? check.fault.code : 'not reached';
}
