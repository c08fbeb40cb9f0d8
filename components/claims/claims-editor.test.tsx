// @vitest-environment happy-dom
import { undo } from '@codemirror/commands';
import { EditorView } from '@codemirror/view';
import { act, cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { ClaimsEditor } from './claims-editor';

// CodeMirror is loaded, which takes long on a busy machine.
configure({ asyncUtilTimeout: 20_000 });
vi.setConfig({ testTimeout: 60_000 });
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }));

const SAVED = {
  providerId: 'prv_app',
  version: 1,
  rows: [{ jwtPath: 'role', attribute: 'role', required: false }],
  updatedAt: null,
  updatedBy: null,
};

afterEach(cleanup);

const claim = () => screen.getByLabelText<HTMLInputElement>('Claim').value;

async function codeView(): Promise<EditorView> {
  const element = await waitFor(() => {
    const found = document.querySelector<HTMLElement>('.cm-content');
    if (found === null) throw new Error('The editor has not come.');
    return found;
  });
  const view = EditorView.findFromDOM(element);
  if (view === null) throw new Error('It is no editor.');
  return view;
}

it('undoes in the JSON what was typed there before the rows were looked at', async () => {
  render(
    <ClaimsEditor
      saved={SAVED}
      onSave={vi.fn()}
      onSaved={vi.fn()}
      type="clerk"
      issuers={[]}
      permissionsPath={null}
      canWrite
    />,
  );
  const user = userEvent.setup();
  const open = (name: string) => user.click(screen.getByRole('tab', { name }));
  await open('JSON');
  const first = await codeView();
  const written = first.state.doc.toString();
  const at = written.indexOf('"role"') + 1;
  act(() => first.dispatch({ changes: { from: at, insert: 'org_' } }));
  await open('Rows');
  expect(claim()).toBe('org_role');
  await open('JSON');
  const again = await codeView();
  expect(again).not.toBe(first);
  act(() => void undo(again));
  expect(again.state.doc.toString()).toBe(written);
  await open('Rows');
  expect(claim()).toBe('role');
});
