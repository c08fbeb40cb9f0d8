// @vitest-environment happy-dom
import { undo } from '@codemirror/commands';
import { EditorView } from '@codemirror/view';
import { act, cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ANNOUNCER_ID } from '@/components/ui/announce';
import { JsonEditor } from './json-editor';
import type { JsonProblem } from './json-editor-props';

// The parts of the editor are loaded, which takes long on a busy machine.
configure({ asyncUtilTimeout: 20_000 });

let arrive: () => void = () => undefined;

vi.mock('./json-parts', async (original) => {
  await new Promise<void>((resolve) => {
    arrive = resolve;
  });
  return await original();
});

interface HarnessProps {
  initial: string;
  problems?: readonly JsonProblem[];
}

// biome-ignore lint/style/useComponentExportOnlyModules: a test's own form is for this file only.
function Harness({ initial, problems = [] }: HarnessProps) {
  const [value, setValue] = useState(initial);
  const [shown, setShown] = useState(true);
  const memory = useRef<unknown>(null);
  return (
    <>
      <div id={ANNOUNCER_ID} />
      {shown && (
        <JsonEditor
          label="Rules as JSON"
          value={value}
          onChange={setValue}
          problems={problems}
          memory={memory}
        />
      )}
      <button type="button" onClick={() => setShown(!shown)}>
        Switch
      </button>
      <button type="button" onClick={() => setValue('{ "set": "outside" }')}>
        Set
      </button>
      <output>{value}</output>
    </>
  );
}

const held = () => document.querySelector('output')?.textContent;
const code = () => document.querySelector<HTMLElement>('.cm-content');

function viewOf(): EditorView {
  const element = code();
  const view = element && EditorView.findFromDOM(element);
  if (!view) throw new Error('The editor has not come.');
  return view;
}

afterEach(cleanup);

async function startWhole(initial: string, problems: readonly JsonProblem[] = []) {
  render(<Harness initial={initial} problems={problems} />);
  arrive();
  await waitFor(() => expect(code()).not.toBeNull());
  return userEvent.setup();
}

describe('JsonEditor', () => {
  it('loses nothing that was typed before the editor came, nor caret and focus', async () => {
    render(<Harness initial='{ "a": 1 }' />);
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Rules as JSON' });
    expect(field.tagName).toBe('TEXTAREA');
    const user = userEvent.setup();
    await user.click(field);
    field.setSelectionRange(7, 8);
    await user.keyboard('2');
    expect(held()).toBe('{ "a": 2 }');
    arrive();
    await waitFor(() => expect(code()).not.toBeNull());
    expect(code()?.textContent).toBe('{ "a": 2 }');
    expect(document.activeElement).toBe(code());
    expect(screen.getByRole('textbox', { name: 'Rules as JSON' })).toBe(code());
  });

  it('undoes what was typed before it was put away, and what was set meanwhile', async () => {
    const user = await startWhole('{}');
    act(() => viewOf().dispatch({ changes: { from: 1, insert: '"a": 1' } }));
    await user.click(screen.getByRole('button', { name: 'Switch' }));
    expect(code()).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Set' }));
    await user.click(screen.getByRole('button', { name: 'Switch' }));
    await waitFor(() => expect(viewOf().state.doc.toString()).toBe('{ "set": "outside" }'));
    act(() => void undo(viewOf()));
    expect(held()).toBe('{"a": 1}');
    act(() => void undo(viewOf()));
    expect(held()).toBe('{}');
  });

  it('says what is wrong with a button to its line, which puts the caret there', async () => {
    const user = await startWhole('{\n  "a": 1,\n  "b": 2\n}', [{ at: '/b', message: 'Too big.' }]);
    const jump = await screen.findByRole('button', { name: 'Line 3' });
    expect(jump.closest('li')?.textContent).toContain('Too big.');
    expect(jump.closest('[aria-live]')?.getAttribute('aria-live')).toBe('polite');
    await user.click(jump);
    expect(document.activeElement).toBe(code());
    expect(viewOf().state.selection.main.head).toBe(19);
  });

  it('takes over what is set outside, and undo brings back what was typed', async () => {
    const user = await startWhole('{ "typed": 1 }');
    await user.click(screen.getByRole('button', { name: 'Set' }));
    expect(code()?.textContent).toBe('{ "set": "outside" }');
    act(() => void undo(viewOf()));
    expect(held()).toBe('{ "typed": 1 }');
  });

  it('prettifies by button and by keys, and says why it cannot', async () => {
    const user = await startWhole('{"a":[1,{"b":2}]}');
    await user.click(screen.getByRole('button', { name: /Prettify/ }));
    expect(held()).toBe('{\n  "a": [\n    1,\n    { "b": 2 }\n  ]\n}');
    act(() => viewOf().dispatch({ changes: { from: 0, to: 1 } }));
    const broken = held();
    act(() => viewOf().focus());
    await user.keyboard('{Alt>}{Shift>}f{/Shift}{/Alt}');
    expect(held()).toBe(broken);
    expect(document.getElementById(ANNOUNCER_ID)?.textContent).toContain('Mend the JSON first');
  });

  it('lets Tab leave it', async () => {
    const user = await startWhole('{}');
    act(() => viewOf().focus());
    await user.tab();
    expect(code()?.contains(document.activeElement)).toBe(false);
    expect(held()).toBe('{}');
  });
});
