'use client';

import { useDeferredValue, useMemo } from 'react';
import type { Attributes } from '@/lib/core/policies/attributes';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { ActivePolicy, PolicyDraft, PolicyTest } from '@/lib/core/policies/policy';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import type { DecisionAsks } from '../decisions/decision-asks';
import { draftLeftOut } from '../decisions/draft-left-out';
import { latePart, useLatePart } from '../ui/late-part';
import { Skeleton } from '../ui/skeleton';
import type { PolicyTarget } from './policy-actions';
import type { PolicyEditing } from './use-policy-editing';

const simulator = latePart(() => import('../decisions/policy-simulator'));

interface PolicySimulationProps {
  slug: string;
  editing: PolicyEditing;
  targets: readonly DecisionTarget[];
  providers: readonly KnownProvider[];
  asks: DecisionAsks;
  onKeepAsTest: ((test: PolicyTest) => void) | null;
  onAttributes?: (attributes: Attributes | null) => void;
}

/** The simulator beside the draft; it comes when the page stands. */
export function PolicySimulation({ slug, editing, ...rest }: PolicySimulationProps) {
  const loaded = useLatePart(simulator, true);
  const { target, base, judged, savedIsUnreadable } = editing;
  const shown = useDeferredValue(judged);
  const { jsonIsBroken } = editing;
  const draft = useMemo(
    () =>
      shown === null || draftLeftOut(shown, false, true) !== null
        ? null
        : activePolicy(target, shown.draft),
    [shown, target],
  );
  const saved = useMemo(
    () =>
      target === null
        ? null
        : {
            ...activePolicy(target, base),
            ...(savedIsUnreadable && { unreadable: true as const }),
          },
    [target, base, savedIsUnreadable],
  );
  // `rest` first: the editor's own `saved` may come along in it, which is no policy that decides.
  return (
    <aside aria-label="Simulator" className="grid min-w-0 gap-4">
      {loaded === null ? (
        <Skeleton shape="h-96 rounded-3" />
      ) : (
        <loaded.PolicySimulator
          {...rest}
          workspace={slug}
          draft={draft}
          saved={saved}
          attached={editing.draft.permissions}
          leftOut={shown === null ? null : draftLeftOut(shown, jsonIsBroken, target !== null)}
        />
      )}
    </aside>
  );
}

/** A new policy has no id and version yet; it is told by none. */
function activePolicy(target: PolicyTarget | null, draft: PolicyDraft): ActivePolicy {
  const { name, specification, permissions } = draft;
  return { id: target?.id ?? '', version: target?.version ?? 0, name, specification, permissions };
}
