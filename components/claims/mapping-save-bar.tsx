'use client';

import { changeWords, type MappingChange } from '@/lib/core/claims/mapping-changes';
import { ACTIVE_WITHIN } from '../ui/active-within';
import { FailureCallout } from '../ui/failure-callout';
import { SaveBar } from '../ui/save-bar';
import type { MappingEditing } from './use-mapping-editing';

const SHOWN = 4;

/** The bar that is there while something is to be saved; it says what will change for applications. */
export function MappingSaveBar({ editing }: { editing: MappingEditing }) {
  const { changes, saving } = editing;
  const warning = warningOf(editing);
  return (
    <SaveBar
      state={barState(editing, warning)}
      summary={summaryOf(editing)}
      warning={warning ?? consequence(changes)}
      saveLabel="Save changes"
      onDiscard={editing.discard}
      onSave={editing.submit}
    >
      {saving.failure && <FailureCallout title="Not saved" failure={saving.failure} />}
    </SaveBar>
  );
}

function barState({ saving, dirty }: MappingEditing, warning: string | null) {
  if (saving.pending) return 'pending';
  if (!dirty) return 'hidden';
  return warning === null ? 'changes' : 'warning';
}

function summaryOf({ base, changes, json }: MappingEditing): string {
  if (json?.isBroken === true) return 'The JSON was changed, not saved yet.';
  if (base.unreadable === true) return 'Saving replaces what is stored and cannot be read.';
  if (changes.length === 0) return 'Changes, not saved yet.';
  const count = changes.length === 1 ? '1 change' : `${changes.length} changes`;
  const rest = changes.length > SHOWN ? `; and ${changes.length - SHOWN} more` : '';
  return `${count}: ${changes.slice(0, SHOWN).map(changeWords).join('; ')}${rest}`;
}

function warningOf({ json, problems, attempted }: MappingEditing): string | null {
  if (json?.isBroken === true) {
    return json.problems.length === 0
      ? 'The JSON cannot be read, so there is nothing to save yet.'
      : 'The JSON needs attention before this can be saved.';
  }
  if (!attempted || problems.length === 0) return null;
  return problems.length === 1
    ? 'One field needs attention before this can be saved.'
    : `${problems.length} fields need attention before this can be saved.`;
}

/** What applications will see. */
function consequence(changes: readonly MappingChange[]): string {
  const denying = changes.filter(
    ({ before, after }) => after?.required === true && before?.required !== true,
  );
  if (denying.length === 0) return `Active ${ACTIVE_WITHIN}; decisions see it, verify does not.`;
  const names = denying.map(({ attribute }) => `ext_${attribute}`).join(', ');
  return `Check-authorization will deny tokens without ${names} (MISSING_CLAIM), ${ACTIVE_WITHIN}. Verify does not change.`;
}
