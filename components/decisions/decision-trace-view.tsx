'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { announce } from '@/components/ui/announce';
import { Button } from '@/components/ui/button';
import type { SmallestChange } from '@/lib/core/policies/change';
import type { ExplainedDecision } from '@/lib/core/policies/decision';
import { type DecisionQuestion, decisionSentence } from '@/lib/core/policies/decision-words';
import { MarkedText } from '../debugger/marked-text';
import { ChangePart } from './change-part';
import { DecisionHead } from './decision-head';
import { PermissionItem } from './permission-item';

/** More are shown on demand. */
const PERMISSIONS_SHOWN = 20;

interface DecisionTraceViewProps {
  explained: ExplainedDecision;
  /** Null: it is allowed, or nobody asked. */
  change: SmallestChange | null;
  question: DecisionQuestion;
  /** Page of a policy; null: the operator may not open it, or is on it. */
  policyHref?: (policyId: string) => string | null;
  /** Whose decision it is, where there are two: `Draft`. */
  label?: string;
  /** Not told to screen readers: something else was just said, and nobody has asked this yet. */
  quiet?: boolean;
  /** Stands between the verdict and the trace. */
  children?: ReactNode;
}

/**
 * A decision for people: the verdict, every permission and rule that was considered, and what would have
 * flipped a denial. Tells the decision to screen readers whenever it changes.
 */
export function DecisionTraceView(props: DecisionTraceViewProps) {
  const { explained, change, question, policyHref, quiet = false, children } = props;
  const { decision, trace } = explained;
  const [all, setAll] = useState(false);
  const sentence = decisionSentence(decision, question);
  const spoken = `${sentence.title}: ${sentence.text.replaceAll('`', '')}.`;
  useEffect(() => {
    if (!quiet) announce(spoken);
  }, [spoken, quiet]);
  const shown = all ? trace.permissions : trace.permissions.slice(0, PERMISSIONS_SHOWN);
  return (
    <>
      <DecisionHead
        allowed={decision.allowed}
        sentence={sentence}
        {...(props.label !== undefined && { label: props.label })}
      />
      {sentence.advice === null ? null : (
        <p className="border-t border-line px-4 py-2.5 text-12 text-ink-2">
          <MarkedText text={sentence.advice} />
        </p>
      )}
      {children}
      {shown.length === 0 ? null : (
        <ol aria-label="Permissions by priority">
          {shown.map((permission, index) => (
            <PermissionItem
              // biome-ignore lint/suspicious/noArrayIndexKey: a policy may be named more than once.
              key={`${permission.policyId}${index}`}
              permission={permission}
              decision={decision}
              href={policyHref?.(permission.policyId) ?? null}
            />
          ))}
        </ol>
      )}
      {shown.length < trace.permissions.length ? (
        <div className="border-t border-line p-3 text-center">
          <Button size="small" onClick={() => setAll(true)}>
            Show all {trace.permissions.length} permissions
          </Button>
        </div>
      ) : null}
      {trace.permissionsLeftOut === 0 ? null : (
        <p className="border-t border-line px-4 py-2.5 text-12 text-ink-3">
          Further permissions are not shown: {trace.permissionsLeftOut}.
        </p>
      )}
      {change === null || change.kind === 'no_attribute' ? null : <ChangePart change={change} />}
    </>
  );
}
