'use client';

import { PhraseText } from '../decisions/phrase-text';
import { ACTIVE_WITHIN } from '../ui/active-within';
import { Button } from '../ui/button';
import { FailureCallout } from '../ui/failure-callout';
import { Field } from '../ui/field';
import { SaveBar } from '../ui/save-bar';
import { TextInput } from '../ui/text-input';
import { counted } from './decides-words';
import type { PolicyEditing } from './use-policy-editing';

const SHOWN = 3;

/** The bar that is there while something is to be saved: what changes, what stands against it. */
export function PolicySaveBar({ editing }: { editing: PolicyEditing }) {
  const { saving, failing, hindrance, isNew } = editing;
  return (
    <SaveBar
      state={barState(editing)}
      summary={isNew ? 'New policy, not saved yet.' : <Changes editing={editing} />}
      warning={warningOf(hindrance, failing)}
      saveLabel={saveLabel(isNew, failing)}
      onDiscard={editing.discard}
      onSave={editing.submit}
    >
      {editing.asksForReason && <Reason editing={editing} />}
      {saving.failure && (
        <FailureCallout
          title="Not saved"
          failure={saving.failure}
          actions={<Remedy editing={editing} />}
        />
      )}
    </SaveBar>
  );
}

function barState({ saving, savable, failing, hindrance }: PolicyEditing) {
  if (saving.pending) return 'pending';
  if (!savable) return 'hidden';
  return failing > 0 || hindrance !== null ? 'warning' : 'changes';
}

function warningOf(hindrance: string | null, failing: number): string | null {
  if (hindrance !== null) return hindrance;
  if (failing === 0) return null;
  return `${counted(failing, 'test')} ${failing === 1 ? 'decides' : 'decide'} otherwise than expected. Saving asks for a reason, which the audit log keeps.`;
}

function saveLabel(isNew: boolean, failing: number): string {
  const verb = isNew ? 'Save policy' : 'Save changes';
  return failing === 0 ? verb : `Save with ${counted(failing, 'failing test')}`;
}

function Changes({ editing }: { editing: PolicyEditing }) {
  const { changes, dirty, holdsUnread } = editing;
  if (!dirty) return 'Nothing is changed. What is stored cannot be read, and saving replaces it.';
  if (changes.length === 0) {
    return holdsUnread ? 'What was typed is not in the policy yet.' : 'Changes, not saved yet.';
  }
  const rest = changes.length - SHOWN;
  return (
    <>
      <b className="font-semibold">{counted(changes.length, 'change')}:</b>{' '}
      {changes.slice(0, SHOWN).map((phrase, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a sentence is.
        <span key={at}>
          {at > 0 && '; '}
          <PhraseText phrase={phrase} />
        </span>
      ))}
      {rest > 0 && `; and ${rest} more`}, active {ACTIVE_WITHIN}
    </>
  );
}

/** Asked for where it is needed; the same button then saves. */
function Reason({ editing }: { editing: PolicyEditing }) {
  return (
    <Field
      label="Why save it although a test fails?"
      error={editing.reasonError}
      hint="Kept in the audit log with your name and the tests."
      className="max-w-160"
    >
      <TextInput
        ref={editing.reasonField}
        value={editing.reason}
        maxLength={500}
        onChange={(event) => editing.setReason(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && editing.submit()}
      />
    </Field>
  );
}

function Remedy({ editing }: { editing: PolicyEditing }) {
  const { failure } = editing.saving;
  if (failure?.code !== 'CONFLICT' || failure.conflict.kind !== 'gone') return null;
  return (
    <Button variant="tint" size="small" onClick={editing.saveAsNew}>
      Save as a new policy
    </Button>
  );
}
