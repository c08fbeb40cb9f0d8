import { Button } from '@/components/ui/button';
import { InlineCode } from '@/components/ui/inline-code';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import { showName } from '@/lib/core/policies/show-value';
import { nearestTarget, type Target } from './nearest-target';

const MOST = 10;

interface NoPolicyProps {
  asked: Target;
  targets: readonly DecisionTarget[];
  /** Asks about another one. */
  onUse: (target: Target) => void;
}

/** Which resources and actions there are, where what was asked about is none of them. */
export function NoPolicy({ asked, targets, onUse }: NoPolicyProps) {
  const near = nearestTarget(asked, targets);
  const isOther =
    near !== null && (near.resource !== asked.resource || near.action !== asked.action);
  if (targets.length === 0) {
    return (
      <p className="border-t border-line px-4 py-3 text-13 text-ink-2">
        No policy is attached to anything yet.
      </p>
    );
  }
  return (
    <div className="grid gap-2 border-t border-line px-4 py-3 text-13 text-ink-2">
      {isOther ? (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
          <span>
            Nearest: <InlineCode>{showName(near.action)}</InlineCode> of{' '}
            <InlineCode>{showName(near.resource)}</InlineCode>.
          </span>
          <Button size="small" variant="tint" onClick={() => onUse(near)}>
            Ask about it
          </Button>
        </p>
      ) : null}
      <h3 className="text-13 font-semibold text-ink">Resources that policies decide on</h3>
      <ul className="grid gap-0.5">
        {targets.slice(0, MOST).map(({ resource, actions }) => (
          <li key={resource} className="wrap-anywhere">
            <InlineCode>{showName(resource)}</InlineCode>:{' '}
            {actions.includes('*') ? 'any action' : actions.map(showName).join(', ')}
          </li>
        ))}
        {targets.length > MOST ? <li>and {targets.length - MOST} more</li> : null}
      </ul>
    </div>
  );
}
