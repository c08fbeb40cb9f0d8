'use client';

import { useState } from 'react';
import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import {
  defaultMappingChoice,
  type MappingChoice,
  mappingChanges,
  mergeMappings,
  rowWords,
} from '@/lib/core/claims/mapping-changes';
import { MergeChoice, MergePanel } from '../ui/merge-panel';
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

const BROKEN =
  'The JSON cannot be read, so it is not among these rows: mend it, or keep the rows, before they are saved.';

/** Someone else's mappings beside yours, attribute by attribute. */
export function MappingConflictPanel(props: MappingConflictPanelProps) {
  const { conflict, base, mine, pending, jsonIsBroken, onSave, onTakeTheirs } = props;
  const theirs = conflict.current.rows;
  const [choice, setChoice] = useState<MappingChoice>(() =>
    defaultMappingChoice(base, mine, theirs),
  );
  return (
    <MergePanel
      conflict={conflict}
      what="these mappings"
      unit="an attribute"
      alike="Both versions say the same."
      hindrance={jsonIsBroken ? BROKEN : null}
      saveLabel="Save the chosen rows"
      pending={pending}
      onSave={() => onSave(mergeMappings(mine, theirs, choice))}
      onTakeTheirs={onTakeTheirs}
    >
      {mappingChanges(theirs, mine).map(({ attribute, before, after }) => (
        <MergeChoice
          key={attribute}
          title={<span className="font-mono">{`ext_${attribute}`}</span>}
          label={`Row of ext_${attribute}`}
          theirs={<span className="font-mono">{rowWords(before)}</span>}
          mine={<span className="font-mono">{rowWords(after)}</span>}
          chosen={choice[attribute] ?? 'mine'}
          onChoose={(side) => setChoice({ ...choice, [attribute]: side })}
        />
      ))}
    </MergePanel>
  );
}
