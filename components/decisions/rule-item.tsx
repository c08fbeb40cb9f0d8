import { Ban, CircleCheck, Minus } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import type { RuleTrace } from '@/lib/core/policies/decision';
import { showName } from '@/lib/core/policies/show-value';
import { ConditionList } from './condition-list';

interface RuleItemProps {
  rule: RuleTrace;
  /** It is the one that decided. */
  decided: boolean;
}

/** A rule of the trace: whether it matched, and what each of its conditions said. */
export function RuleItem({ rule, decided }: RuleItemProps) {
  const { ruleId, effect, matched, conditions } = rule;
  const quiet = !matched && conditions.every(({ outcome }) => outcome !== 'true');
  return (
    <li className="grid gap-1 px-4 py-2.5 text-13">
      <div className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-2.5">
        <RuleIcon rule={rule} />
        <span className={cn('min-w-0 wrap-anywhere', quiet ? 'text-ink-3' : 'text-ink')}>
          {effect} <code className="font-mono text-12">{showName(ruleId)}</code>
        </span>
        <span className={cn('text-12 leading-5', decided ? 'font-strong text-ink' : 'text-ink-3')}>
          {decided ? 'matched, decided' : matched ? 'matched' : 'not matched'}
        </span>
      </div>
      <ConditionList conditions={conditions} quiet={quiet} />
    </li>
  );
}

function RuleIcon({ rule: { matched, effect } }: { rule: RuleTrace }) {
  if (!matched) return <Minus className="mt-0.5 size-4 text-ink-3" aria-hidden />;
  return effect === 'Allow' ? (
    <CircleCheck className="mt-0.5 size-4 text-good" aria-hidden />
  ) : (
    <Ban className="mt-0.5 size-4 text-bad" aria-hidden />
  );
}
