'use client';

import { type ReactNode, useState } from 'react';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import type { DecisionAsks } from '../decisions/decision-asks';
import { UnsavedGuard } from '../providers/unsaved-guard';
import type { Crumb } from '../shell/breadcrumbs';
import { DeletePolicyDialog } from './delete-policy';
import { useKeptTests } from './kept-tests';
import type { DeletePolicy } from './policy-actions';
import { fieldMessages } from './policy-fields';
import { PolicyHead } from './policy-head';
import { PolicyNotices } from './policy-notices';
import { PolicySaveBar } from './policy-save-bar';
import { PolicySimulation } from './policy-simulation';
import type { PolicyTab } from './policy-tab';
import { PolicyTests } from './policy-tests';
import { PolicyViews } from './policy-views';
import type { KnownAttributes } from './rules/known-attributes';
import { type PolicyEditingOptions, usePolicyEditing } from './use-policy-editing';

export interface PolicyEditorProps extends PolicyEditingOptions {
  /** Of the workspace. */
  readonly slug: string;
  /** Without the policy itself. */
  readonly breadcrumbs: readonly Crumb[];
  /** The view that is open when the page comes. */
  readonly tab: PolicyTab;
  readonly onTab: (tab: PolicyTab) => void;
  readonly targets: readonly DecisionTarget[];
  readonly attributes: KnownAttributes;
  readonly providers: readonly KnownProvider[];
  readonly asks: DecisionAsks;
  readonly canWrite: boolean;
  /** Null where deleting is not offered. */
  readonly onDelete: DeletePolicy | null;
  readonly onDeleted: () => void;
  /** What should be known before anything else; null: nothing. */
  readonly notice: ReactNode;
}

/** The page of a policy: head, views, tests, simulator and save bar, all of one draft. */
export function PolicyEditor(props: PolicyEditorProps) {
  const { canWrite, onDelete } = props;
  const editing = usePolicyEditing(props);
  const [tab, setTab] = useState(props.tab);
  const [deleting, setDeleting] = useState(false);
  const kept = useKeptTests(editing);
  const show = (wanted: PolicyTab) => {
    setTab(wanted);
    props.onTab(wanted);
  };
  return (
    <div className="flex flex-1 flex-col">
      <PolicyHead
        draft={editing.draft}
        breadcrumbs={props.breadcrumbs}
        changes={editing.dirty ? editing.changes.length : null}
        isNew={editing.isNew}
        canWrite={canWrite}
        nameErrors={fieldMessages(editing, 'name')}
        onRename={(name) => editing.change({ name })}
        onDelete={onDelete && (() => setDeleting(true))}
      />
      <div className="grid max-w-286 items-start gap-8 pb-10 lg:grid-cols-[minmax(0,1fr)_392px]">
        <div className="grid min-w-0 gap-8">
          <PolicyNotices editing={editing} canWrite={canWrite} notice={props.notice} />
          <PolicyViews
            editing={editing}
            tab={tab}
            onTab={show}
            attributes={props.attributes}
            targets={props.targets}
            readOnly={!canWrite}
          />
          <PolicyTests
            editing={editing}
            readOnly={!canWrite}
            open={kept.open}
            onOpen={kept.setOpen}
          />
        </div>
        <PolicySimulation {...props} editing={editing} onKeepAsTest={canWrite ? kept.keep : null} />
      </div>
      {canWrite && editing.saving.conflict === null && <PolicySaveBar editing={editing} />}
      <UnsavedGuard dirty={editing.dirty} />
      {onDelete && (
        <DeletePolicyDialog
          draft={editing.base}
          open={deleting}
          onOpenChange={setDeleting}
          onDelete={onDelete}
          onDeleted={props.onDeleted}
        />
      )}
    </div>
  );
}
