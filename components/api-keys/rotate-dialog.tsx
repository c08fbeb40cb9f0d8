'use client';

import { type FormEvent, useState } from 'react';
import type { ApiKey, KeyKind, KeyWithPlaintext } from '@/lib/core/access/api-key';
import type { Overlap } from '@/lib/core/access/key-overlap';
import type { ActionFailure } from '@/lib/core/action-result';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { settled } from '../ui/lost-connection';
import { SegmentedChoice } from '../ui/segmented-choice';
import { NO_ANSWER, type RotateKey } from './key-actions';
import { OVERLAP_CHOICES, REFUSED_WHEN } from './key-words';
import { OnceDialog } from './once-dialog';

interface RotateDialogProps {
  apiKey: ApiKey;
  apiUrl: string;
  onRotate: RotateKey;
  /** `changed`: whether it was rotated. */
  onClose: (changed: boolean) => void;
}

const USUAL: Overlap = 86_400;

/** Asks how long the old key works on; then shows the new one, once. */
export function RotateDialog({ apiKey, apiUrl, onRotate, onClose }: RotateDialogProps) {
  const { made, failure, pending, overlap, setOverlap, rotate } = useRotation(onRotate);
  if (made !== null) {
    const note = noteOn(overlap, apiKey.kind);
    return <OnceDialog made={made} apiUrl={apiUrl} note={note} onClose={() => onClose(true)} />;
  }
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!pending) void rotate();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose(false)}
      title={`Rotate ${apiKey.name}`}
      description={`A new key with the same name, environment and ${apiKey.kind === 'api' ? 'scopes' : 'permissions'} takes the place of ${apiKey.prefix}.`}
    >
      <form onSubmit={send} className="grid gap-4">
        <Field
          label="The old key stops"
          group
          hint="Time to put the new key everywhere the old one is."
        >
          <SegmentedChoice
            segments={OVERLAP_CHOICES}
            value={`${overlap}`}
            onChange={(chosen) =>
              setOverlap(OVERLAP_CHOICES.find(({ value }) => value === chosen)?.seconds ?? USUAL)
            }
          />
        </Field>
        {failure && (
          <Callout tone="bad" role="alert" title="It was not rotated">
            {failure.message}
          </Callout>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => onClose(false)}>Cancel</Button>
          <Button type="submit" variant="primary" pending={pending} pendingLabel="Rotating">
            Rotate key
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function useRotation(onRotate: RotateKey) {
  const [overlap, setOverlap] = useState<Overlap>(USUAL);
  const [made, setMade] = useState<KeyWithPlaintext | null>(null);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [pending, setPending] = useState(false);
  const rotate = async () => {
    setPending(true);
    const result = await settled(onRotate(overlap), NO_ANSWER);
    setPending(false);
    if (result.ok) setMade(result.value);
    else setFailure(result.failure);
  };
  return { made, failure, pending, overlap, setOverlap, rotate };
}

function noteOn(overlap: Overlap, kind: KeyKind): string {
  if (overlap === 0) return `The old key is refused ${REFUSED_WHEN[kind]}.`;
  const label = OVERLAP_CHOICES.find(({ seconds }) => seconds === overlap)?.label ?? '';
  return `The old key stops ${label.toLowerCase()}.`;
}
