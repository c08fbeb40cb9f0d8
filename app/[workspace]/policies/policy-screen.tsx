'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import type { SavePolicyInput } from '@/components/policies/policy-actions';
import { PolicyEditor, type PolicyEditorProps } from '@/components/policies/policy-editor';
import { type PolicyTab, policyTabOf } from '@/components/policies/policy-tab';
import { toast } from '@/components/ui/toast';
import type { Attributes } from '@/lib/core/policies/attributes';
import type { Policy } from '@/lib/core/policies/policy';
import { useDecisionAsks } from '../use-decision-asks';
import { removePolicy, savePolicy } from './actions';

type Bound =
  | 'asks'
  | 'onAttributes'
  | 'onTab'
  | 'onSave'
  | 'onSaved'
  | 'onSettled'
  | 'onDelete'
  | 'onDeleted'
  | 'onDiscardNew';

interface PolicyScreenProps extends Omit<PolicyEditorProps, Bound> {
  canDelete: boolean;
  /** Called when a new policy is given up; by default its page is left. */
  onDiscardNew?: () => void;
}

/** Ties the page of a policy to its actions and to the address of the page. */
export function PolicyScreen({ canDelete, onDiscardNew, ...props }: PolicyScreenProps) {
  const { slug, target, lint: known } = props;
  const [preview, setPreview] = useState<Attributes | null>(null);
  const lint = useMemo(() => ({ ...known, preview }), [known, preview]);
  const router = useRouter();
  const list = `/${slug}/policies`;
  // What is read from JSON may have no prototype, which an action cannot be sent.
  const onSave = useCallback(
    (input: SavePolicyInput) => savePolicy(slug, { ...input, draft: structuredClone(input.draft) }),
    [slug],
  );
  const onSaved = useCallback(
    (policy: Policy) => {
      const isNew = policy.id !== target?.id;
      toast({ tone: 'good', title: isNew ? 'Policy saved' : 'Changes saved' });
      if (target !== null) router.refresh();
    },
    [router, target],
  );
  const onSettled = useCallback(
    (id: string) => router.replace(`${list}/${id}${tabInAddress()}`),
    [router, list],
  );
  return (
    <PolicyEditor
      {...props}
      lint={lint}
      onAttributes={setPreview}
      asks={useDecisionAsks(slug)}
      onTab={keepTab}
      onSave={onSave}
      onSaved={onSaved}
      onSettled={onSettled}
      onDiscardNew={onDiscardNew ?? (() => router.push(list))}
      onDelete={
        canDelete && target !== null
          ? () => removePolicy(slug, { id: target.id, version: target.version })
          : null
      }
      onDeleted={() => router.push(list)}
    />
  );
}

/** A new policy's address says besides what it began as. */
function tabInAddress(): string {
  const tab = new URLSearchParams(window.location.search).get('tab');
  return tab === null ? '' : `?tab=${policyTabOf(tab)}`;
}

/** So that a reload and the way back show the same view. */
function keepTab(tab: PolicyTab): void {
  const parameters = new URLSearchParams(window.location.search);
  if (tab === 'rules') parameters.delete('tab');
  else parameters.set('tab', tab);
  const { pathname } = window.location;
  window.history.replaceState(null, '', parameters.size === 0 ? pathname : `?${parameters}`);
}
