'use client';

import { type ReactNode, useState } from 'react';
import type { Attributes } from '@/lib/core/policies/attributes';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import type { DecisionAsks } from '../decisions/decision-asks';
import { UnsavedGuard } from '../providers/unsaved-guard';
import type { Crumb } from '../shell/breadcrumbs';
import { DeletePolicyDialog } from './delete-policy';
import type { HinderedPlace } from './hindrance';
import { testKeeper } from './keep-as-test';
import type { DeletePolicy } from './policy-actions';
import { fieldMessages } from './policy-fields';
import { PolicyHead } from './policy-head';
import { PolicyNotices } from './policy-notices';
import { PolicySaveBar } from './policy-save-bar';
import { PolicySimulation } from './policy-simulation';
import type { PolicyTab } from './policy-tab';
import { PolicyTests } from './policy-tests';
import { PolicyViews } from './policy-views';
import { ReplaceStored } from './replace-stored';
import type { KnownAttributes } from './rules/known-attributes';
import { type PolicyEditingOptions, usePolicyEditing } from './use-policy-editing';

export interface PolicyEditorProps extends Omit<PolicyEditingOptions, 'onHindered'> {
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
  /** Told of the attributes of the token that is open in the simulator; null: none is. */
  readonly onAttributes?: (attributes: Attributes | null) => void;
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
  const { tab, show, openTest, setOpenTest, onHindered } = useShownParts(props);
  const [deleting, setDeleting] = useState(false);
  const editing = usePolicyEditing({ ...props, onHindered });
  const keep = testKeeper(editing, setOpenTest);
  return (
    <div className="flex flex-1 flex-col" inert={editing.isSettling}>
      <PolicyHead
        draft={editing.draft}
        breadcrumbs={props.breadcrumbs}
        changes={editing.dirty ? editing.changes.length : null}
        isNew={editing.isNew}
        canWrite={canWrite}
        nameErrors={fieldMessages(editing, 'name')}
        onAttach={canWrite ? () => show('permissions') : null}
        onRename={(name) => editing.change({ name })}
        onDelete={onDelete && (() => setDeleting(true))}
      />
      <div className="grid max-w-286 items-start gap-8 pb-10 lg:grid-cols-[minmax(0,1fr)_392px]">
        <div className="grid min-w-0 gap-8">
          <PolicyNotices editing={editing} canWrite={canWrite} notice={props.notice} />
          <PolicyViews {...props} editing={editing} tab={tab} onTab={show} readOnly={!canWrite} />
          <PolicyTests
            editing={editing}
            readOnly={!canWrite}
            open={openTest}
            onOpen={setOpenTest}
          />
        </div>
        <PolicySimulation {...props} editing={editing} onKeepAsTest={canWrite ? keep : null} />
      </div>
      {canWrite && editing.saving.conflict === null && <PolicySaveBar editing={editing} />}
      <ReplaceStored editing={editing} />
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

/** The view and the test that are open; what stands in the way of saving is shown. */
function useShownParts(props: Pick<PolicyEditorProps, 'tab' | 'onTab'>) {
  const [tab, setTab] = useState(props.tab);
  const [openTest, setOpenTest] = useState<number | null>(null);
  const show = (wanted: PolicyTab) => {
    setTab(wanted);
    props.onTab(wanted);
  };
  const onHindered = (place: HinderedPlace, test: number | null) => {
    if (place === 'tests') setOpenTest(test);
    else if (place !== 'name') show(place);
    focusFault();
  };
  return { tab, show, openTest, setOpenTest, onHindered };
}

/** Goes to the first field that is said to be wrong, once it is drawn. */
function focusFault(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus(),
  );
}
