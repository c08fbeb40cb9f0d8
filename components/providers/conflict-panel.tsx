'use client';

import { useEffect, useRef, useState } from 'react';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import {
  DRAFT_FIELD_LABELS,
  type DraftField,
  defaultMerge,
  draftChanges,
  type MergeChoice,
  mergeDrafts,
} from '@/lib/core/providers/draft-changes';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { RelativeTime } from '../ui/relative-time';
import { SegmentedChoice } from '../ui/segmented-choice';
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

/** Someone else's change beside yours, field by field; nothing is lost on either side. */
export function ConflictPanel(props: ConflictPanelProps) {
  const { conflict, base, mine, pending, onSave, onTakeTheirs } = props;
  const theirs = conflict.current.draft;
  const [choice, setChoice] = useState<MergeChoice>(() => defaultMerge(base, mine, theirs));
  const differences = draftChanges(theirs, mine);
  const panel = useRef<HTMLDivElement>(null);
  // Save was pressed at the foot of the page; the answer stands at its head.
  useEffect(() => panel.current?.focus(), []);
  return (
    <div ref={panel} tabIndex={-1} className="scroll-mt-4 rounded-3">
      <Callout tone="bad" title="Not saved: someone else changed this provider" role="alert">
        <p>
          {conflict.changedBy} saved another version <RelativeTime at={conflict.changedAt} />. Where
          you both changed a field, choose; the rest is put together.
        </p>
        <div className="my-3 grid gap-2">
          {differences.map(({ field, before, after }) => (
            <Difference
              key={field}
              field={field}
              theirs={before}
              mine={after}
              chosen={choice[field] ?? 'mine'}
              onChoose={(side) => setChoice({ ...choice, [field]: side })}
            />
          ))}
          {differences.length === 0 && <p>Both versions hold the same settings.</p>}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            pending={pending}
            pendingLabel="Saving"
            onClick={() => onSave(mergeDrafts(mine, theirs, choice))}
          >
            Save the chosen values
          </Button>
          <Button onClick={onTakeTheirs}>Discard mine, show theirs</Button>
        </div>
      </Callout>
    </div>
  );
}

interface DifferenceProps {
  field: DraftField;
  theirs: string;
  mine: string;
  chosen: 'mine' | 'theirs';
  onChoose: (side: 'mine' | 'theirs') => void;
}

function Difference({ field, theirs, mine, chosen, onChoose }: DifferenceProps) {
  return (
    <div className="grid gap-2 rounded-2 border border-line bg-surface p-3">
      <span className="text-13 font-medium text-ink">{DRAFT_FIELD_LABELS[field]}</span>
      <dl className="grid grid-cols-[56px_minmax(0,1fr)] gap-x-3 gap-y-1 text-12">
        <dt className="text-ink-3">Theirs</dt>
        <dd className="font-mono wrap-anywhere text-ink">{theirs || 'empty'}</dd>
        <dt className="text-ink-3">Yours</dt>
        <dd className="font-mono wrap-anywhere text-ink">{mine || 'empty'}</dd>
      </dl>
      <SegmentedChoice
        aria-label={`Value of ${DRAFT_FIELD_LABELS[field]}`}
        value={chosen}
        onChange={onChoose}
        segments={[
          { value: 'mine', label: 'Keep yours' },
          { value: 'theirs', label: 'Take theirs' },
        ]}
      />
    </div>
  );
}
