'use client';

import { Ellipsis, KeyRound, RefreshCw } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ApiKey } from '@/lib/core/access/api-key';
import type { ActionResult } from '@/lib/core/action-result';
import { Button } from '../ui/button';
import { ConfirmByName } from '../ui/confirm-by-name';
import { latePart, useLatePart } from '../ui/late-part';
import { settled } from '../ui/lost-connection';
import { Menu, MenuItem } from '../ui/menu';
import { namedSentence } from '../ui/named-sentence';
import { toast } from '../ui/toast';
import { useFocusHeir } from '../ui/use-focus-heir';
import { NO_ANSWER, type RotateKey } from './key-actions';
import { KIND_WORDS, REFUSED_WHEN } from './key-words';

const dialog = latePart(() => import('./rotate-dialog'));

interface KeyControlsProps {
  apiKey: ApiKey;
  apiUrl: string;
  onRotate: RotateKey;
  onRevoke: () => Promise<ActionResult<unknown>>;
  /** Called when the list is out of date. */
  onDone: () => void;
}

/** The menu of a key that works: rotate, revoke. */
export function KeyControls(props: KeyControlsProps) {
  const { apiKey, onDone } = props;
  const [doing, setDoing] = useState<'rotate' | 'revoke' | null>(null);
  const loaded = useLatePart(dialog, doing === 'rotate');
  const button = useRef<HTMLButtonElement>(null);
  // A key that was revoked has no menu any more.
  useFocusHeir(button);
  const end = (changed: boolean) => {
    setDoing(null);
    // The dialog that shows the new key took the place of the one that the menu opened.
    requestAnimationFrame(() => button.current?.focus());
    if (changed) onDone();
  };
  return (
    <>
      <Menu
        trigger={
          <Button ref={button} variant="quiet" size="icon" aria-label={`More about ${apiKey.name}`}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem icon={<RefreshCw aria-hidden />} onSelect={() => setDoing('rotate')}>
          Rotate key
        </MenuItem>
        <MenuItem icon={<KeyRound aria-hidden />} tone="bad" onSelect={() => setDoing('revoke')}>
          Revoke key
        </MenuItem>
      </Menu>
      {loaded && doing === 'rotate' && (
        <loaded.RotateDialog
          apiKey={apiKey}
          apiUrl={props.apiUrl}
          onRotate={props.onRotate}
          onClose={end}
        />
      )}
      <RevokeKey {...props} open={doing === 'revoke'} onClose={end} />
    </>
  );
}

interface RevokeKeyProps extends Pick<KeyControlsProps, 'apiKey' | 'onRevoke'> {
  open: boolean;
  onClose: (changed: boolean) => void;
}

function RevokeKey({ apiKey, onRevoke, open, onClose }: RevokeKeyProps) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const confirm = async () => {
    setPending(true);
    const result = await settled(onRevoke(), NO_ANSWER);
    setPending(false);
    if (!result.ok) return setError(result.failure.message);
    toast({ tone: 'good', title: namedSentence('', apiKey.name, ' revoked') });
    return onClose(true);
  };
  const close = () => {
    setError(undefined);
    onClose(false);
  };
  return (
    <ConfirmByName
      open={open}
      onOpenChange={(wanted) => !wanted && close()}
      title={`Revoke ${apiKey.name}`}
      description={`${KIND_WORDS[apiKey.kind].name} ${apiKey.prefix}… is refused for good ${REFUSED_WHEN[apiKey.kind]}. Keys that came from it by rotating itself are revoked with it. To change it without a gap, rotate it.`}
      name={apiKey.name}
      confirmLabel="Revoke key"
      pendingLabel="Revoking"
      pending={pending}
      error={error}
      onConfirm={() => void confirm()}
    />
  );
}
