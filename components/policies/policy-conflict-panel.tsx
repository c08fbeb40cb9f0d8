'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { PolicyDraft } from '@/lib/core/policies/policy';
import { describePolicyChanges } from '@/lib/core/policies/policy-changes';
import { PhraseText } from '../decisions/phrase-text';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { RelativeTime } from '../ui/relative-time';
import { SegmentedChoice } from '../ui/segmented-choice';
import {
  defaultChoice,
  differingParts,
  mergeDrafts,
  PART_LABELS,
  type PartChoice,
  type PolicyPart,
} from './policy-parts';
import type { PolicyConflict } from './use-policy-save';

interface PolicyConflictPanelProps {
  conflict: PolicyConflict;
  /** The draft that this page was filled from. */
  base: PolicyDraft;
  mine: PolicyDraft;
  pending: boolean;
  /** What was typed and cannot be read, so that it would be lost by saving; null: nothing. */
  unread: string | null;
  onSave: (merged: PolicyDraft) => void;
  onTakeTheirs: () => void;
}

/** Someone else's change beside yours, part by part; nothing is lost on either side. */
export function PolicyConflictPanel(props: PolicyConflictPanelProps) {
  const { conflict, base, mine, pending, unread, onSave, onTakeTheirs } = props;
  const unreadId = useId();
  const theirs = conflict.current.draft;
  const [choice, setChoice] = useState<PartChoice>(() => defaultChoice(base, mine, theirs));
  const parts = differingParts(mine, theirs);
  const panel = useRef<HTMLDivElement>(null);
  // Save was pressed at the foot of the page; the answer stands at its head.
  useEffect(() => panel.current?.focus(), []);
  return (
    <div ref={panel} tabIndex={-1} className="scroll-mt-4 rounded-3">
      <Callout tone="bad" title="Not saved: someone else changed this policy" role="alert">
        <p>
          {conflict.changedBy} saved another version <RelativeTime at={conflict.changedAt} />. Where
          you both changed a part, choose; the rest is put together.
        </p>
        <div className="my-3 grid gap-2">
          {parts.map((part) => (
            <Difference
              key={part}
              part={part}
              theirs={<Side part={part} base={base} side={theirs} />}
              mine={<Side part={part} base={base} side={mine} />}
              chosen={choice[part] ?? 'mine'}
              onChoose={(side) => setChoice({ ...choice, [part]: side })}
            />
          ))}
          {parts.length === 0 && <p>Both versions say the same.</p>}
        </div>
        {unread !== null && (
          <p id={unreadId} role="status" className="mb-2 text-13 text-warn">
            {unread}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            disabled={unread !== null}
            aria-describedby={unread === null ? undefined : unreadId}
            pending={pending}
            pendingLabel="Saving"
            onClick={() => onSave(mergeDrafts(mine, theirs, choice))}
          >
            Save the chosen parts
          </Button>
          <Button onClick={onTakeTheirs}>Discard mine, show theirs</Button>
        </div>
      </Callout>
    </div>
  );
}

interface DifferenceProps {
  part: PolicyPart;
  theirs: ReactNode;
  mine: ReactNode;
  chosen: 'mine' | 'theirs';
  onChoose: (side: 'mine' | 'theirs') => void;
}

function Difference({ part, theirs, mine, chosen, onChoose }: DifferenceProps) {
  return (
    <div className="grid gap-2 rounded-2 border border-line bg-surface p-3">
      <span className="text-13 font-medium text-ink">{PART_LABELS[part]}</span>
      <dl className="grid grid-cols-[56px_minmax(0,1fr)] gap-x-3 gap-y-1 text-12">
        <dt className="text-ink-3">Theirs</dt>
        <dd className="wrap-anywhere text-ink">{theirs}</dd>
        <dt className="text-ink-3">Yours</dt>
        <dd className="wrap-anywhere text-ink">{mine}</dd>
      </dl>
      <SegmentedChoice
        aria-label={`Which ${PART_LABELS[part].toLowerCase()} to keep`}
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

/** What a side changed in one part since both read the policy. */
function Side({ part, base, side }: { part: PolicyPart; base: PolicyDraft; side: PolicyDraft }) {
  const changes = describePolicyChanges(base, { ...base, [part]: side[part] });
  if (changes.length === 0) return 'unchanged';
  return (
    <ul className="grid gap-0.5">
      {changes.map((phrase, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a sentence is.
        <li key={at}>
          <PhraseText phrase={phrase} />
        </li>
      ))}
    </ul>
  );
}
