'use client';

import { useEffect, useRef, useState } from 'react';
import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import {
  defaultMappingChoice,
  type MappingChange,
  type MappingChoice,
  mappingChanges,
  mergeMappings,
  rowWords,
} from '@/lib/core/claims/mapping-changes';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { RelativeTime } from '../ui/relative-time';
import { SegmentedChoice } from '../ui/segmented-choice';
import type { MappingConflict } from './use-mapping-save';

interface MappingConflictPanelProps {
  conflict: MappingConflict;
  /** The rows that this form was filled from. */
  base: readonly ClaimMapping[];
  mine: readonly ClaimMapping[];
  pending: boolean;
  /** The JSON view holds what cannot be read, which a save here would drop. */
  jsonIsBroken: boolean;
  onSave: (merged: readonly ClaimMapping[]) => void;
  onTakeTheirs: () => void;
}

/** Someone else's mappings beside yours, attribute by attribute; nothing is lost on either side. */
export function MappingConflictPanel(props: MappingConflictPanelProps) {
  const { conflict, base, mine, pending, jsonIsBroken, onSave, onTakeTheirs } = props;
  const theirs = conflict.current.rows;
  const [choice, setChoice] = useState<MappingChoice>(() =>
    defaultMappingChoice(base, mine, theirs),
  );
  const panel = useRef<HTMLDivElement>(null);
  // Save was pressed at the foot of the page; the answer stands at its head.
  useEffect(() => panel.current?.focus(), []);
  const differences = mappingChanges(theirs, mine);
  return (
    <div ref={panel} tabIndex={-1} className="scroll-mt-4 rounded-3">
      <Callout tone="bad" title="Not saved: someone else changed these mappings" role="alert">
        <p>
          {conflict.changedBy} saved another version <RelativeTime at={conflict.changedAt} />. Where
          you both changed an attribute, choose; the rest is put together.
        </p>
        <div className="my-3 grid gap-2">
          {differences.map((difference) => (
            <Difference
              key={difference.attribute}
              difference={difference}
              chosen={choice[difference.attribute] ?? 'mine'}
              onChoose={(side) => setChoice({ ...choice, [difference.attribute]: side })}
            />
          ))}
          {differences.length === 0 && <p>Both versions say the same.</p>}
        </div>
        {jsonIsBroken && (
          <p className="mb-3 text-bad">
            The JSON cannot be read, so it is not among these rows: mend it, or keep the rows,
            before they are saved.
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            pending={pending}
            pendingLabel="Saving"
            onClick={() => onSave(mergeMappings(mine, theirs, choice))}
          >
            Save the chosen rows
          </Button>
          <Button onClick={onTakeTheirs}>Discard mine, show theirs</Button>
        </div>
      </Callout>
    </div>
  );
}

interface DifferenceProps {
  difference: MappingChange;
  chosen: 'mine' | 'theirs';
  onChoose: (side: 'mine' | 'theirs') => void;
}

function Difference({ difference, chosen, onChoose }: DifferenceProps) {
  const name = `ext_${difference.attribute}`;
  return (
    <div className="grid gap-2 rounded-2 border border-line bg-surface p-3">
      <span className="font-mono text-13 wrap-anywhere text-ink">{name}</span>
      <dl className="grid grid-cols-[56px_minmax(0,1fr)] gap-x-3 gap-y-1 text-12">
        <dt className="text-ink-3">Theirs</dt>
        <dd className="font-mono wrap-anywhere text-ink">{rowWords(difference.before)}</dd>
        <dt className="text-ink-3">Yours</dt>
        <dd className="font-mono wrap-anywhere text-ink">{rowWords(difference.after)}</dd>
      </dl>
      <SegmentedChoice
        aria-label={`Row of ${name}`}
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
