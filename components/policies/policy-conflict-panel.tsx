'use client';

import { useState } from 'react';
import type { PolicyDraft } from '@/lib/core/policies/policy';
import { describePolicyChanges } from '@/lib/core/policies/policy-changes';
import { PhraseText } from '../decisions/phrase-text';
import { MergeChoice, MergePanel } from '../ui/merge-panel';
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

/** Someone else's change beside yours, part by part. */
export function PolicyConflictPanel(props: PolicyConflictPanelProps) {
  const { conflict, base, mine, pending, unread, onSave, onTakeTheirs } = props;
  const theirs = conflict.current.draft;
  const [choice, setChoice] = useState<PartChoice>(() => defaultChoice(base, mine, theirs));
  return (
    <MergePanel
      conflict={conflict}
      what="this policy"
      unit="a part"
      alike="Both versions say the same."
      hindrance={unread}
      saveLabel="Save the chosen parts"
      pending={pending}
      onSave={() => onSave(mergeDrafts(mine, theirs, choice))}
      onTakeTheirs={onTakeTheirs}
    >
      {differingParts(mine, theirs).map((part) => (
        <MergeChoice
          key={part}
          title={PART_LABELS[part]}
          label={`Which ${PART_LABELS[part].toLowerCase()} to keep`}
          theirs={<Side part={part} base={base} side={theirs} />}
          mine={<Side part={part} base={base} side={mine} />}
          chosen={choice[part] ?? 'mine'}
          onChoose={(side) => setChoice({ ...choice, [part]: side })}
        />
      ))}
    </MergePanel>
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
