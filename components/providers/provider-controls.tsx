'use client';

import { Ellipsis, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ActionFailure, ActionResult } from '@/lib/core/action-result';
import { ACTIVE_WITHIN } from '../ui/active-within';
import { Button } from '../ui/button';
import { ConfirmByName } from '../ui/confirm-by-name';
import { settled } from '../ui/lost-connection';
import { Menu, MenuItem } from '../ui/menu';
import { namedSentence } from '../ui/named-sentence';
import { Switch } from '../ui/switch';
import { toast } from '../ui/toast';

const NO_ANSWER = 'The console did not answer. Check that it is running, then try again.';

export interface ProviderControlsProps {
  readonly name: string;
  readonly enabled: boolean;
  readonly canWrite: boolean;
  readonly canDelete: boolean;
  readonly onEnable: (enabled: boolean) => Promise<ActionResult<unknown>>;
  readonly onDelete: (typedName: string) => Promise<ActionResult<unknown>>;
  readonly onDeleted: () => void;
}

/** Enable switch and the menu with Delete, at the head of a provider's page. */
export function ProviderControls(props: ProviderControlsProps) {
  const [asking, setAsking] = useState(false);
  const [switching, setSwitching] = useState(false);
  const enable = async (enabled: boolean) => {
    setSwitching(true);
    const result = await settled(props.onEnable(enabled), NO_ANSWER);
    setSwitching(false);
    if (result.ok)
      toast({
        tone: 'good',
        title: enabled ? 'Provider enabled' : 'Provider disabled',
        detail: `Active ${ACTIVE_WITHIN}.`,
      });
    else refused(result.failure);
  };
  return (
    <>
      <Switch
        label={props.enabled ? 'Enabled' : 'Disabled'}
        checked={props.enabled}
        disabled={!props.canWrite || switching}
        onCheckedChange={(enabled) => void enable(enabled)}
      />
      {props.canDelete && (
        <Menu
          trigger={
            <Button size="icon" aria-label={`More about ${props.name}`}>
              <Ellipsis aria-hidden />
            </Button>
          }
        >
          <MenuItem icon={<Trash2 aria-hidden />} tone="bad" onSelect={() => setAsking(true)}>
            Delete provider
          </MenuItem>
        </Menu>
      )}
      <DeleteProvider {...props} open={asking} onOpenChange={setAsking} />
    </>
  );
}

function refused(failure: ActionFailure): void {
  toast({
    tone: 'bad',
    // Where the database failed, only the sentence knows whether something was.
    title: failure.code === 'UNAVAILABLE' ? 'That did not work' : 'Nothing was changed',
    detail: failure.message,
    requestId: failure.code === 'DEFECT' ? failure.requestId || undefined : undefined,
  });
}

interface DeleteProviderProps extends ProviderControlsProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

function DeleteProvider(props: DeleteProviderProps) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const confirm = async (typed: string) => {
    setPending(true);
    const result = await settled(props.onDelete(typed), NO_ANSWER);
    setPending(false);
    if (!result.ok) return setError(result.failure.message);
    props.onOpenChange(false);
    toast({ tone: 'good', title: namedSentence('', props.name, ' deleted') });
    return props.onDeleted();
  };
  return (
    <ConfirmByName
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={`Delete ${props.name}`}
      description={`Its tokens are refused ${ACTIVE_WITHIN}. Settings and reports are deleted; the audit log keeps who did it.`}
      name={props.name}
      confirmLabel="Delete provider"
      pendingLabel="Deleting"
      pending={pending}
      error={error}
      onConfirm={(typed) => void confirm(typed)}
    />
  );
}
