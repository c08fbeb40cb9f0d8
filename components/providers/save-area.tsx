'use client';

import type { ActionFailure } from '@/lib/core/action-result';
import type { DraftFix } from '@/lib/core/connections/report';
import { PROVIDER_TYPES, type ProviderDraft } from '@/lib/core/providers/draft';
import {
  DRAFT_FIELD_LABELS,
  type DraftChange,
  type DraftField,
} from '@/lib/core/providers/draft-changes';
import { providerTypeOf } from '@/lib/core/providers/registry';
import { ACTIVE_WITHIN } from '../ui/active-within';
import { Button } from '../ui/button';
import { FailureCallout } from '../ui/failure-callout';
import { SaveBar } from '../ui/save-bar';
import { IssuerTakenActions } from './issuer-taken';

interface SaveAreaProps {
  draft: ProviderDraft;
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
  /** Changes the draft so that it can be saved. */
  onMend: (fix: DraftFix) => void;
}

/** The bar that is there while something is to be saved; it says what will change. */
export function SaveArea(props: SaveAreaProps) {
  const { isNew, changes, warning, pending, failure, onDiscard, onSave } = props;
  const changed = changes.length > 0;
  return (
    <SaveBar
      state={barState(changed, warning, pending)}
      summary={isNew ? 'New provider, not saved yet.' : changeSummary(props.draft, changes)}
      warning={warning}
      saveLabel={saveLabel(isNew, warning)}
      onDiscard={onDiscard}
      onSave={onSave}
    >
      {failure && (
        <FailureCallout
          title="Not saved"
          failure={failure}
          actions={<Remedy {...props} failure={failure} />}
        />
      )}
    </SaveBar>
  );
}

function Remedy(props: SaveAreaProps & { failure: ActionFailure }) {
  const conflict = props.failure.code === 'CONFLICT' ? props.failure.conflict : null;
  if (conflict?.kind === 'issuer_taken')
    return <IssuerTakenActions {...props} conflict={conflict} />;
  if (conflict?.kind !== 'gone') return null;
  return (
    <Button variant="tint" size="small" onClick={props.onSaveAsNew}>
      Save as a new provider
    </Button>
  );
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

function changeSummary(draft: ProviderDraft, changes: readonly DraftChange[]): string {
  const count = changes.length === 1 ? '1 change' : `${changes.length} changes`;
  return `${count}: ${changes.map((change) => sentence(draft, change)).join(', ')}; active ${ACTIVE_WITHIN}`;
}

/** Short values are shown before and after; long ones only named. */
function sentence(draft: ProviderDraft, { field, before, after }: DraftChange): string {
  const name = fieldName(draft, field);
  if (before.length + after.length > 120) return name;
  return `${name} ${valueWords(field, before)} → ${valueWords(field, after)}`;
}

/** As the form of the draft's type calls it. */
function fieldName({ type }: ProviderDraft, field: DraftField): string {
  const own = providerTypeOf(type).fields.find(({ path }) => path === field);
  const label = own?.label ?? DRAFT_FIELD_LABELS[field];
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

function valueWords(field: DraftField, value: string): string {
  const type = field === 'type' ? PROVIDER_TYPES.find((known) => known === value) : undefined;
  if (type !== undefined) return providerTypeOf(type).label;
  if (value === '') return 'empty';
  return /Rule$/.test(field) ? value.replaceAll('_', ' ') : value;
}
