import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import type { Decision, PermissionTrace } from '@/lib/core/policies/decision';
import { showName } from '@/lib/core/policies/show-value';
import { RuleItem } from './rule-item';

interface PermissionItemProps {
  permission: PermissionTrace;
  decision: Decision;
  /** Page of the policy; null: it is the one that is looked at, or may not be opened. */
  href: string | null;
}

/** A policy by the permission that named it, with its rules; those that were not reached stay closed. */
export function PermissionItem({ permission, decision, href }: PermissionItemProps) {
  const { policyName, policyId, rules, state } = permission;
  const untold = untoldWords(permission);
  const isOwn = decision.policy?.id === policyId && state === 'decided';
  return (
    <li className="border-t border-line">
      <details open={state !== 'not_reached'} className="group">
        <summary className="grid cursor-pointer list-none grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-2.5 px-4 py-2 text-12 leading-5 hover:bg-hover focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
          <ChevronRight
            className="mt-0.75 size-3.5 text-ink-3 transition-transform group-open:rotate-90"
            aria-hidden
          />
          <span className="min-w-0 wrap-anywhere">
            <b className="font-strong text-ink">{showName(policyName)}</b>{' '}
            <span className="text-ink-3">{attachedWords(permission)}</span>
          </span>
          <span className={cn(state === 'decided' ? 'font-strong text-ink' : 'text-ink-3')}>
            {STATES[state]}
          </span>
        </summary>
        <ol
          aria-label={`Rules of ${showName(policyName)}`}
          className="divide-y divide-line border-t border-line"
        >
          {rules.map((rule) => (
            <RuleItem
              key={rule.ruleId}
              rule={rule}
              decided={isOwn && decision.ruleId === rule.ruleId}
            />
          ))}
          {untold === null ? null : (
            <li className="py-2 pr-4 pl-10.5 text-12 text-ink-3">{untold}</li>
          )}
          <LastItem permission={permission} decided={isOwn && decision.ruleId === null} />
        </ol>
        {href === null ? null : (
          <p className="border-t border-line px-4 py-2 pl-10.5 text-12">
            <Link href={href} prefetch={false} className="link">
              Open {showName(policyName)}
            </Link>
          </p>
        )}
      </details>
    </li>
  );
}

/** What decides where no rule does. */
function LastItem({ permission, decided }: { permission: PermissionTrace; decided: boolean }) {
  const { defaultEffect, unreadable } = permission;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2.5 bg-sunken py-2 pr-4 pl-10.5 text-12 leading-5">
      <span className={decided ? 'text-ink' : 'text-ink-3'}>
        {unreadable === true
          ? 'What is stored cannot be read, so it denies'
          : `If no rule matches: ${defaultEffect}`}
      </span>
      {decided ? <span className="font-strong text-ink">decided</span> : null}
    </li>
  );
}

const STATES = { decided: 'decided', passed: 'no rule matched', not_reached: 'not reached' };

/** Why rules are missing here; null: none is. */
function untoldWords({ rulesAt, rulesLeftOut }: PermissionTrace): string | null {
  if (rulesAt !== null) return 'Its rules are told above, where this policy is named first.';
  if (rulesLeftOut === 0) return null;
  return rulesLeftOut === 1
    ? 'One more rule is not shown.'
    : `${rulesLeftOut} more rules are not shown.`;
}

function attachedWords({ priority, actions, policyVersion }: PermissionTrace): string {
  const shown = actions.includes('*') ? 'any action' : actions.slice(0, 5).map(showName).join(', ');
  const version = policyVersion > 0 ? `, version ${policyVersion}` : '';
  return `priority ${priority}, for ${shown}${actions.length > 5 ? ' …' : ''}${version}`;
}
