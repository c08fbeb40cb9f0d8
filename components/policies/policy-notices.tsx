'use client';

import type { ReactNode } from 'react';
import { latePart, useLatePart } from '../ui/late-part';
import { unreadText } from './hindrance';
import type { PolicyEditing } from './use-policy-editing';

const panel = latePart(() => import('./policy-conflict-panel'));

interface PolicyNoticesProps {
  editing: PolicyEditing;
  canWrite: boolean;
  notice: ReactNode;
}

/** What stands above the views: someone else's change, what is wrong with what is stored, who may only read. */
export function PolicyNotices({ editing, canWrite, notice }: PolicyNoticesProps) {
  const { conflict } = editing.saving;
  const loaded = useLatePart(panel, conflict !== null);
  return (
    <>
      {notice}
      {!canWrite && (
        <p className="text-13 text-ink-2">
          You may read this policy and try it. Changing it needs the role of an editor.
        </p>
      )}
      {conflict && loaded && (
        <loaded.PolicyConflictPanel
          key={conflict.current.version}
          conflict={conflict}
          base={editing.base}
          mine={editing.draft}
          pending={editing.saving.pending}
          unread={unreadText(editing)}
          onSave={editing.saveMerged}
          onTakeTheirs={editing.takeTheirs}
        />
      )}
    </>
  );
}
