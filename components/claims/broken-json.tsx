'use client';

import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import type { MappingEditing } from './use-mapping-editing';

/** Said above the rows while the JSON holds what they do not say. */
export function BrokenJson({ editing }: { editing: MappingEditing }) {
  if (editing.json?.isBroken !== true) return null;
  const isStored = editing.base.unreadable === true;
  return (
    <div className="p-4 pb-0">
      <Callout
        tone="warning"
        title={
          isStored
            ? 'What is stored is no rows yet'
            : 'These rows are from before the JSON was changed'
        }
        actions={
          <>
            <Button size="small" onClick={() => editing.setTab('json')}>
              Mend the JSON
            </Button>
            <Button size="small" onClick={() => editing.step({ type: 'mend' })}>
              {isStored ? 'Begin anew with these rows' : 'Keep the rows'}
            </Button>
          </>
        }
      >
        What the JSON view holds cannot be read, and the rows cannot be changed beside it: mend it,
        or give it up.
      </Callout>
    </div>
  );
}
