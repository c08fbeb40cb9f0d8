'use client';

import { useState } from 'react';
import type { KeyKind, KeyWithPlaintext } from '@/lib/core/access/api-key';
import { Dialog } from '../ui/dialog';
import type { CreateKey } from './key-actions';
import { KeyForm } from './key-form';
import { OnceDialog } from './once-dialog';

interface NewKeyDialogProps {
  kind: KeyKind;
  apiUrl: string;
  onCreate: CreateKey;
  /** `made`: whether there is a new key. */
  onClose: (made: boolean) => void;
}

/** Asks what a new key is to be; then shows it, once. */
export function NewKeyDialog({ kind, apiUrl, onCreate, onClose }: NewKeyDialogProps) {
  const [made, setMade] = useState<KeyWithPlaintext | null>(null);
  if (made !== null) {
    return <OnceDialog made={made} apiUrl={apiUrl} onClose={() => onClose(true)} />;
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose(false)}
      title="Create a key"
      description="It belongs to this workspace, not to you, and works until it expires or is revoked."
      className="max-w-xl"
    >
      <KeyForm kind={kind} onCreate={onCreate} onMade={setMade} onCancel={() => onClose(false)} />
    </Dialog>
  );
}
