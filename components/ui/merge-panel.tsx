'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './button';
import { Callout } from './callout';
import { RelativeTime } from './relative-time';
import { SegmentedChoice } from './segmented-choice';

/** Whose value is kept. */
export type MergeSide = 'mine' | 'theirs';

interface MergePanelProps {
  /** Who saved another version, and when. */
  conflict: { readonly changedBy: string; readonly changedAt: string };
  /** What was changed, such as "this provider". */
  what: string;
  /** What is chosen one by one, such as "a field". */
  unit: string;
  /** Said where both versions are alike. */
  alike: string;
  /** What saving would lose, so that it has to wait; null: nothing. */
  hindrance?: string | null;
  saveLabel: string;
  pending: boolean;
  onSave: () => void;
  onTakeTheirs: () => void;
  /** A `MergeChoice` for each difference. */
  children: readonly ReactNode[];
}

/** Someone else's change beside yours, choice by choice; nothing is lost on either side. */
export function MergePanel(props: MergePanelProps) {
  const { conflict, what, unit, alike, children } = props;
  const panel = useRef<HTMLDivElement>(null);
  // Save was pressed at the foot of the page; the answer stands at its head.
  useEffect(() => panel.current?.focus(), []);
  return (
    <div ref={panel} tabIndex={-1} className="scroll-mt-4 rounded-3">
      <Callout tone="bad" title={`Not saved: someone else changed ${what}`} role="alert">
        <p>
          {conflict.changedBy} saved another version <RelativeTime at={conflict.changedAt} />. Where
          you both changed {unit}, choose; the rest is put together.
        </p>
        <div className="my-3 grid gap-2">
          {children}
          {children.length === 0 && <p>{alike}</p>}
        </div>
        <Actions {...props} />
      </Callout>
    </div>
  );
}

function Actions({ hindrance = null, saveLabel, pending, onSave, onTakeTheirs }: MergePanelProps) {
  const hindranceId = useId();
  return (
    <>
      {hindrance !== null && (
        <p id={hindranceId} role="status" className="mb-2 text-13 text-warn">
          {hindrance}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          disabled={hindrance !== null}
          aria-describedby={hindrance === null ? undefined : hindranceId}
          pending={pending}
          pendingLabel="Saving"
          onClick={onSave}
        >
          {saveLabel}
        </Button>
        <Button onClick={onTakeTheirs}>Discard mine, show theirs</Button>
      </div>
    </>
  );
}

interface MergeChoiceProps {
  title: ReactNode;
  /** Names the choice to screen readers. */
  label: string;
  theirs: ReactNode;
  mine: ReactNode;
  chosen: MergeSide;
  onChoose: (side: MergeSide) => void;
}

/** One thing that differs: both values, and which is kept. */
export function MergeChoice({ title, label, theirs, mine, chosen, onChoose }: MergeChoiceProps) {
  return (
    <div className="grid gap-2 rounded-2 border border-line bg-surface p-3">
      <span className="text-13 font-medium wrap-anywhere text-ink">{title}</span>
      <dl className="grid grid-cols-[56px_minmax(0,1fr)] gap-x-3 gap-y-1 text-12">
        <dt className="text-ink-3">Theirs</dt>
        <dd className="wrap-anywhere text-ink">{theirs}</dd>
        <dt className="text-ink-3">Yours</dt>
        <dd className="wrap-anywhere text-ink">{mine}</dd>
      </dl>
      <SegmentedChoice
        aria-label={label}
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
