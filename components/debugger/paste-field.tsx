'use client';

import { type ClipboardEvent, type DragEvent, type ReactNode, type Ref, useId } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Panel, PanelBar } from '@/components/ui/panel';
import { TextArea } from '@/components/ui/text-area';
import { useEarlyInput } from '@/components/ui/use-early-input';
import { MAX_PASTE_LENGTH } from '@/lib/core/tokens/read-paste';
import { PRIVATE_FIELD } from './private-field';
import type { FieldView } from './use-debugger';

interface PasteFieldProps {
  view: FieldView;
  onText: (text: string) => void;
  onClear: () => void;
  onExample: () => void;
  fieldRef: Ref<HTMLTextAreaElement>;
  /** Other ways to a token, below. */
  children?: ReactNode;
}

/** Where a token is pasted. What was read leaves the field at once; secrets leave no trace. */
export function PasteField(props: PasteFieldProps) {
  const { view, onText, onClear, onExample, fieldRef, children } = props;
  const id = useId();
  const hint = `${id}-hint`;
  const early = useEarlyInput(view.text, onText, fieldRef);
  // A huge text never enters the field: laying it out would take the browser seconds.
  const take = (event: ClipboardEvent | DragEvent, text: string) => {
    if (text.length <= MAX_PASTE_LENGTH) return;
    event.preventDefault();
    onText(text);
  };
  return (
    <Panel>
      <PanelBar title={<label htmlFor={id}>Token</label>}>
        {view.text === '' ? null : (
          <Button size="small" onClick={onClear}>
            Clear
          </Button>
        )}
      </PanelBar>
      <div className="grid gap-3.5 p-4">
        <TextArea
          {...PRIVATE_FIELD}
          ref={early}
          id={id}
          mono
          className="[&>textarea]:min-h-40"
          aria-describedby={hint}
          state={view.problem === null ? 'rest' : 'bad'}
          placeholder="eyJhbGciOiJSUzI1NiIs…"
          value={view.text}
          onChange={(event) => onText(event.target.value)}
          onPaste={(event) => take(event, event.clipboardData.getData('text/plain'))}
          onDrop={(event) => take(event, event.dataTransfer.getData('text/plain'))}
        />
        {view.problem === null ? null : (
          <Callout tone="bad" title={view.problem.title}>
            {view.problem.text}
          </Callout>
        )}
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p id={hint} className="max-w-[70ch] text-12 text-ink-2">
            Read in this browser and forgotten when you leave: not stored, not sent, not in the
            address.
          </p>
          <Button size="small" onClick={onExample}>
            Show an example
          </Button>
        </div>
      </div>
      {children}
    </Panel>
  );
}
