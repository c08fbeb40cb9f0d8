'use client';

import { useState } from 'react';
import type { PolicyDraft } from '@/lib/core/policies/policy';
import { ConfirmByName } from '../ui/confirm-by-name';
import { settled } from '../ui/lost-connection';
import { namedSentence } from '../ui/named-sentence';
import { toast } from '../ui/toast';
import { counted } from './decides-words';
import type { DeletePolicy } from './policy-actions';

const NO_ANSWER = 'The console did not answer. Check that it is running, then try again.';

interface DeletePolicyDialogProps {
  /** As it is saved. */
  draft: PolicyDraft;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDelete: DeletePolicy;
  onDeleted: () => void;
}

/** Asks for the name and says what goes with the policy. */
export function DeletePolicyDialog(props: DeletePolicyDialogProps) {
  const { draft, open, onOpenChange } = props;
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const confirm = async (typed: string) => {
    setPending(true);
    const result = await settled(props.onDelete(typed), NO_ANSWER);
    setPending(false);
    if (!result.ok) return setError(result.failure.message);
    onOpenChange(false);
    toast({ tone: 'good', title: namedSentence('', draft.name, ' deleted') });
    return props.onDeleted();
  };
  return (
    <ConfirmByName
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete ${draft.name}`}
      description={lossOf(draft)}
      name={draft.name}
      confirmLabel="Delete policy"
      pendingLabel="Deleting"
      pending={pending}
      error={error}
      onConfirm={(typed) => void confirm(typed)}
    />
  );
}

function lossOf({ permissions, tests }: PolicyDraft): string {
  const decides =
    permissions.length === 0
      ? 'It is attached to nothing, so no decision changes.'
      : `Its ${counted(permissions.length, 'permission')} ${permissions.length === 1 ? 'goes' : 'go'} with it; what no other policy allows is denied from then on.`;
  const lost =
    tests.length === 0
      ? ''
      : ` ${counted(tests.length, 'test')} ${tests.length === 1 ? 'is' : 'are'} deleted.`;
  return `${decides}${lost} The audit log keeps who did it.`;
}
