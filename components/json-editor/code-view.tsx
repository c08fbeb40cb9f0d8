'use client';

import { historyField } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { codeExtensions } from './code-extensions';
import { createEchoes } from './echoes';
import type { JsonCompletion } from './json-completion';
import type { EditorMemory } from './json-editor-props';
import type { JsonFault } from './json-faults';
import { textChange } from './text-change';

/** What can be asked of an editor from outside. */
export interface CodeHandle {
  /** Puts the caret at an offset, shows it and gives it the focus. */
  readonly jump: (offset: number) => void;
}

/** Where the caret of the field stood that the editor takes the place of; null: it had no focus. */
export type Selection = readonly [anchor: number, head: number] | null;

interface CodeViewProps {
  value: string;
  onChange: (text: string) => void;
  faults: readonly JsonFault[];
  label: string;
  describedBy: string;
  complete: JsonCompletion | undefined;
  memory: EditorMemory | undefined;
  readOnly: boolean;
  selection: RefObject<Selection>;
  handle: RefObject<CodeHandle | null>;
}

/** CodeMirror with JSON in it; undo knows what was set from outside as well. */
export function CodeView(props: CodeViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useView(host, props);
  useOwnersText(view, props.value);
  useEffect(() => {
    const { current } = view;
    if (current)
      current.view.dispatch(setDiagnostics(current.view.state, marks(props.faults, current.view)));
  }, [view, props.faults]);
  const { readOnly, label, describedBy } = props;
  useEffect(() => {
    const { current } = view;
    const looks = settings(readOnly, label, describedBy);
    current?.view.dispatch({ effects: current.settings.reconfigure(looks) });
  }, [view, readOnly, label, describedBy]);
  return <div ref={host} />;
}

interface OwnView {
  readonly view: EditorView;
  readonly settings: Compartment;
  readonly echoes: ReturnType<typeof createEchoes>;
}

/** The view as long as the element stands; it asks for the latest props when something happens. */
function useView(host: RefObject<HTMLDivElement | null>, props: CodeViewProps) {
  const own = useRef<OwnView | null>(null);
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  useLayoutEffect(() => {
    if (host.current === null) return;
    const made = createView(host.current, latest);
    own.current = made;
    latest.current.handle.current = { jump: (offset) => jump(made.view, offset) };
    return () => {
      remember(latest.current.memory, made.view);
      made.view.destroy();
      own.current = null;
    };
  }, [host]);
  return own;
}

function createView(parent: HTMLElement, latest: RefObject<CodeViewProps>): OwnView {
  const { readOnly, label, describedBy } = latest.current;
  const selection = latest.current.selection.current;
  const compartment = new Compartment();
  const echoes = createEchoes();
  const tell = EditorView.updateListener.of((update) => {
    const text = update.state.doc.toString();
    if (!update.docChanged || text === latest.current.value) return;
    echoes.told(text);
    latest.current.onChange(text);
  });
  const view = new EditorView({
    parent,
    state: firstState(latest.current, [
      codeExtensions(() => latest.current.complete),
      compartment.of(settings(readOnly, label, describedBy)),
      tell,
    ]),
  });
  if (selection !== null) {
    const [anchor, head] = selection;
    const end = view.state.doc.length;
    view.dispatch({ selection: { anchor: Math.min(anchor, end), head: Math.min(head, end) } });
    view.focus();
  }
  return { view, settings: compartment, echoes };
}

const FIELDS = { history: historyField };

/** As it was left, so that undo goes on; what the owner set since is put in as a change. */
function firstState({ value, memory }: CodeViewProps, extensions: Extension): EditorState {
  const left = memory?.current ?? null;
  return left === null
    ? EditorState.create({ doc: value, extensions })
    : EditorState.fromJSON(left, { extensions }, FIELDS);
}

function remember(memory: EditorMemory | undefined, { state }: EditorView): void {
  if (memory !== undefined) memory.current = state.toJSON(FIELDS);
}

function settings(readOnly: boolean, label: string, describedBy: string): Extension {
  return [
    EditorState.readOnly.of(readOnly),
    EditorView.contentAttributes.of({
      // What can be edited can be focused anyway; said, so that whoever scrolls by keyboard is known to get there.
      tabindex: '0',
      'aria-label': label,
      'aria-describedby': describedBy,
      'aria-readonly': String(readOnly),
    }),
  ];
}

/** Takes over what the owner set; what only comes back from here is left alone. */
function useOwnersText(own: RefObject<OwnView | null>, value: string): void {
  useEffect(() => {
    const { current } = own;
    if (current === null) return;
    const text = current.view.state.doc.toString();
    if (current.echoes.isEcho(value) || text === value) return;
    current.view.dispatch({ changes: textChange(text, value) });
  }, [own, value]);
}

function marks(faults: readonly JsonFault[], { state }: EditorView) {
  const end = state.doc.length;
  return faults.map(({ from, to, message }) => ({
    from: Math.min(from, end),
    to: Math.min(Math.max(from, to), end),
    severity: 'error' as const,
    message,
  }));
}

function jump(view: EditorView, offset: number): void {
  const anchor = Math.min(offset, view.state.doc.length);
  view.dispatch({
    selection: { anchor },
    effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
  });
  view.focus();
}
