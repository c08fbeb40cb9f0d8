'use client';

import type { ActionFailure } from '@/lib/core/action-result';
import { DRAFT_FIELD_LABELS, type DraftChange } from '@/lib/core/providers/draft-changes';
import { Button } from '../ui/button';
import { SaveBar } from '../ui/save-bar';
import { FailureCallout } from './failure-callout';

interface SaveAreaProps {
  isNew: boolean;
  changes: readonly DraftChange[];
  /** What the operator should know before saving; null when nothing. */
  warning: string | null;
  pending: boolean;
  failure: ActionFailure | null;
  onDiscard: () => void;
  onSave: () => void;
  /** Offered when the provider was deleted meanwhile. */
  onSaveAsNew: () => void;
}

/** The bar that is there while something is to be saved; it says what will change. */
export function SaveArea(props: SaveAreaProps) {
  const { isNew, changes, warning, pending, failure, onDiscard, onSave } = props;
  const changed = changes.length > 0;
  return (
    <SaveBar
      state={barState(changed, warning, pending)}
      summary={isNew ? 'New provider, not saved yet.' : changeSummary(changes)}
      warning={warning}
      saveLabel={saveLabel(isNew, warning)}
      onDiscard={onDiscard}
      onSave={onSave}
    >
      {failure && (
        <FailureCallout
          title="Not saved"
          failure={failure}
          actions={isGone(failure) ? <SaveAsNew onPress={props.onSaveAsNew} /> : null}
        />
      )}
    </SaveBar>
  );
}

function SaveAsNew({ onPress }: { onPress: () => void }) {
  return (
    <Button variant="tint" size="small" onClick={onPress}>
      Save as a new provider
    </Button>
  );
}

function isGone(failure: ActionFailure): boolean {
  return failure.code === 'CONFLICT' && failure.conflict.kind === 'gone';
}

function barState(changed: boolean, warning: string | null, pending: boolean) {
  if (pending) return 'pending';
  if (!changed) return 'hidden';
  return warning === null ? 'changes' : 'warning';
}

function saveLabel(isNew: boolean, warning: string | null): string {
  const verb = isNew ? 'Save provider' : 'Save changes';
  return warning === null ? verb : `${verb} with 1 warning`;
}

function changeSummary(changes: readonly DraftChange[]): string {
  const count = changes.length === 1 ? '1 change' : `${changes.length} changes`;
  return `${count}: ${changes.map(sentence).join(', ')}`;
}

/** Short values are shown before and after; long ones only named. */
function sentence({ field, before, after }: DraftChange): string {
  const name = DRAFT_FIELD_LABELS[field].toLowerCase();
  if (before.length + after.length > 120) return name;
  return `${name} ${before || 'empty'} → ${after || 'empty'}`;
}
