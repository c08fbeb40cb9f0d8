'use client';

import { useState } from 'react';
import { NewPolicyChoice } from '@/components/policies/new-policy-choice';
import type { PolicyEditorProps } from '@/components/policies/policy-editor';
import { templateDraft } from '@/components/policies/policy-templates';
import type { PolicyDraft } from '@/lib/core/policies/policy';
import { PolicyScreen } from './policy-screen';

type Surroundings = Pick<
  PolicyEditorProps,
  'slug' | 'breadcrumbs' | 'tab' | 'targets' | 'attributes' | 'lint' | 'providers'
>;

interface NewPolicyProps extends Surroundings {
  /** Key of the template that the address names. */
  from: string | null;
}

/** A policy that is being made: first what it begins as, then its page; nothing is stored before it is saved. */
export function NewPolicy({ from, ...surroundings }: NewPolicyProps) {
  const [start, setStart] = useState(() => templateDraft(from));
  const [isPasted, setPasted] = useState(false);
  const choose = (draft: PolicyDraft, key: string | null) => {
    // A reload begins with the same template; what was pasted is not in the address.
    window.history.replaceState(null, '', key === null ? window.location.pathname : `?from=${key}`);
    setPasted(key === null);
    setStart(draft);
  };
  if (start === null) {
    return <NewPolicyChoice breadcrumbs={surroundings.breadcrumbs} onChoose={choose} />;
  }
  return (
    <PolicyScreen
      {...surroundings}
      target={null}
      saved={start}
      begunByPaste={isPasted}
      canWrite
      canDelete={false}
      unreadable={null}
      notice={null}
      onDiscardNew={() => {
        window.history.replaceState(null, '', window.location.pathname);
        setStart(null);
      }}
    />
  );
}
