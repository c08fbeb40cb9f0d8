'use client';

import { type KeyboardEvent, useId, useMemo, useRef } from 'react';
import { announce } from '@/components/ui/announce';
import { latePart, useLatePart } from '@/components/ui/late-part';
import type { CodeHandle, Selection } from './code-view';
import { EditorFoot } from './editor-foot';
import { FaultList } from './fault-list';
import type { JsonEditorProps } from './json-editor-props';
import type { JsonFault } from './json-faults';
import { PlainField } from './plain-field';
import { useComposing } from './use-composing';
import { useSettled } from './use-settled';

const parts = latePart(() => import('./json-parts'));

/** How long nothing is typed before what is wrong is said. */
const SETTLE_MS = 400;
const NONE: readonly JsonFault[] = [];

function isPrettify({ altKey, shiftKey, code }: KeyboardEvent): boolean {
  // By the key's place, for with Alt a Mac types another letter.
  return altKey && shiftKey && code === 'KeyF';
}

/** The late part once it is there, with what it finds wrong in the text. */
function useJsonParts({ value, problems }: JsonEditorProps) {
  const loaded = useLatePart(parts, true)?.jsonParts ?? null;
  const settled = useSettled(value, SETTLE_MS);
  const faults = useMemo(
    () => loaded?.jsonFaults(settled, problems) ?? NONE,
    [loaded, settled, problems],
  );
  return { loaded, faults };
}

/**
 * JSON to be edited: a plain field at once, CodeMirror in its place when it has come. Text, caret and focus
 * go over; where it does not come, the plain field stays.
 */
export function JsonEditor(props: JsonEditorProps) {
  const { value, onChange, label, complete, memory, readOnly = false } = props;
  const { loaded, faults } = useJsonParts(props);
  const { composing, handlers } = useComposing();
  const selection = useRef<Selection>(null);
  const code = useRef<CodeHandle | null>(null);
  const hint = useId();
  const shared = { value, label, readOnly, selection };
  const prettify = () => {
    const pretty = loaded?.prettifyJson(value) ?? null;
    if (pretty !== null) onChange(pretty);
    announce(pretty === null ? 'Mend the JSON first, then prettify it.' : 'Prettified');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly || !isPrettify(event)) return;
    event.preventDefault();
    prettify();
  };
  return (
    <div onKeyDownCapture={onKeyDown} className="min-w-0">
      <div className="bg-sunken font-mono text-12 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus">
        {loaded && !composing ? (
          <loaded.CodeView
            {...shared}
            {...{ onChange, faults, complete, memory }}
            describedBy={hint}
            handle={code}
          />
        ) : (
          <PlainField
            {...shared}
            {...handlers}
            aria-describedby={hint}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </div>
      <FaultList faults={faults} onJump={({ from }) => code.current?.jump(from)} />
      <EditorFoot hintId={hint} onPrettify={readOnly ? null : prettify} />
    </div>
  );
}
