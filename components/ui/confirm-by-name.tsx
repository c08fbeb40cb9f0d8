'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';
import { Field } from './field';
import { TextInput } from './text-input';

interface ConfirmByNameProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** What will be lost, with numbers where known. */
  description: ReactNode;
  /** What must be typed, exactly. */
  name: string;
  /** A verb and its object, such as "Delete provider". */
  confirmLabel: string;
  /** The label while it happens, such as "Deleting". */
  pendingLabel?: string;
  pending?: boolean;
  /** Why it was refused. */
  error?: string | undefined;
  /** Called with what was typed once it equals the name. */
  onConfirm: (typed: string) => void;
}

function ConfirmForm(props: ConfirmByNameProps) {
  const { name, confirmLabel, pendingLabel, pending = false, error, onConfirm } = props;
  const [typed, setTyped] = useState('');
  const equal = typed === name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (equal && !pending) onConfirm(typed);
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field
        label={
          <>
            Type <span className="font-semibold wrap-anywhere select-all">{name}</span> to confirm
          </>
        }
        error={error}
      >
        <TextInput
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => props.onOpenChange(false)}>Cancel</Button>
        <Button
          type="submit"
          variant="destroys"
          disabled={!equal}
          pending={pending}
          pendingLabel={pendingLabel}
        >
          {confirmLabel}
        </Button>
      </div>
    </form>
  );
}

/** Asks for the name of what will be destroyed; the button works once it is typed exactly. */
export function ConfirmByName(props: ConfirmByNameProps) {
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={props.title}
      description={props.description}
    >
      <ConfirmForm {...props} />
    </Dialog>
  );
}
