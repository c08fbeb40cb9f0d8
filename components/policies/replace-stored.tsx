'use client';

import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import type { PolicyEditing } from './use-policy-editing';

/** Asks before a save replaces what is stored and cannot be read. */
export function ReplaceStored({ editing }: { editing: PolicyEditing }) {
  const { answerReplace } = editing;
  return (
    <Dialog
      open={editing.asksToReplace}
      onOpenChange={(open) => !open && answerReplace(false)}
      title="Replace what is stored?"
      description="What is stored cannot be read, so this page does not show it. Saving puts what stands here in its place; a copy of what is stored is kept with the history."
      footer={
        <>
          <Button onClick={() => answerReplace(false)}>Keep what is stored</Button>
          <Button variant="destroys" onClick={() => answerReplace(true)}>
            Replace it
          </Button>
        </>
      }
    />
  );
}
