'use client';

import { useState } from 'react';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import {
  DRAFT_FIELD_LABELS,
  defaultMerge,
  draftChanges,
  type MergeChoice,
  mergeDrafts,
} from '@/lib/core/providers/draft-changes';
import { MergeChoice as Choice, MergePanel } from '../ui/merge-panel';
import type { VersionConflict } from './use-provider-save';

interface ConflictPanelProps {
  conflict: VersionConflict;
  /** The draft that this form was filled from. */
  base: ProviderDraft;
  mine: ProviderDraft;
  pending: boolean;
  onSave: (merged: ProviderDraft) => void;
  onTakeTheirs: () => void;
}

/** Someone else's change beside yours, field by field. */
export function ConflictPanel(props: ConflictPanelProps) {
  const { conflict, base, mine, pending, onSave, onTakeTheirs } = props;
  const theirs = conflict.current.draft;
  const [choice, setChoice] = useState<MergeChoice>(() => defaultMerge(base, mine, theirs));
  return (
    <MergePanel
      conflict={conflict}
      what="this provider"
      unit="a field"
      alike="Both versions hold the same settings."
      saveLabel="Save the chosen values"
      pending={pending}
      onSave={() => onSave(mergeDrafts(mine, theirs, choice))}
      onTakeTheirs={onTakeTheirs}
    >
      {draftChanges(theirs, mine).map(({ field, before, after }) => (
        <Choice
          key={field}
          title={DRAFT_FIELD_LABELS[field]}
          label={`Value of ${DRAFT_FIELD_LABELS[field]}`}
          theirs={<Value text={before} />}
          mine={<Value text={after} />}
          chosen={choice[field] ?? 'mine'}
          onChoose={(side) => setChoice({ ...choice, [field]: side })}
        />
      ))}
    </MergePanel>
  );
}

function Value({ text }: { text: string }) {
  return <span className="font-mono">{text || 'empty'}</span>;
}
