'use client';

import { Plus } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import type { KeyKind } from '@/lib/core/access/api-key';
import { Button } from '../ui/button';
import { useHandedOver } from '../ui/handover';
import { latePart, useLatePart } from '../ui/late-part';
import { useFocusHeir } from '../ui/use-focus-heir';
import type { CreateKey as Create } from './key-actions';
import { KIND_WORDS } from './key-words';

const dialog = latePart(() => import('./new-key-dialog'));

interface CreateKeyProps {
  kind: KeyKind;
  /** Where applications reach the api. */
  apiUrl: string;
  onCreate: Create;
  /** Called when the dialog is closed and a key was made. */
  onDone: () => void;
}

/** The button that makes a key, and its dialog, which is fetched when the button is approached. */
export function CreateKey({ kind, apiUrl, onCreate, onDone }: CreateKeyProps) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const loaded = useLatePart(dialog, wanted);
  const button = useRef<HTMLButtonElement>(null);
  // The first key takes the place of the panel that this button may stand in.
  useFocusHeir(button);
  const want = () => setWanted(true);
  const show = useCallback(() => {
    setWanted(true);
    setOpen(true);
  }, []);
  useHandedOver(`create-${kind}-key`, show);
  const close = (made: boolean) => {
    setOpen(false);
    // The dialog that shows the key took the place of the one that this button opened.
    requestAnimationFrame(() => button.current?.focus());
    if (made) onDone();
  };
  return (
    <>
      <Button
        ref={button}
        variant="primary"
        aria-haspopup="dialog"
        onPointerEnter={want}
        onFocus={want}
        data-shortcut="create"
        onClick={show}
      >
        <Plus aria-hidden />
        Create {KIND_WORDS[kind].inside}
      </Button>
      {loaded && open && (
        <loaded.NewKeyDialog kind={kind} apiUrl={apiUrl} onCreate={onCreate} onClose={close} />
      )}
    </>
  );
}
