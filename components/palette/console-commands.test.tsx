// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ConsoleCommands } from './console-commands';

vi.mock('./console-keys', () => ({ ConsoleKeys: () => null }));
vi.mock('./command-palette', () => ({
  CommandPalette: ({ open }: { open: boolean }) => open && <p>The palette</p>,
}));

afterEach(cleanup);

async function press(init: KeyboardEventInit): Promise<boolean> {
  const operator = { id: 'opr_a', name: 'Mara', email: 'mara@acme.com' };
  const signOut = async () => ({ ok: true });
  render(
    <ConsoleCommands
      workspace={{ slug: 'acme', name: 'Acme' }}
      workspaces={[]}
      account={{ operator, accountHref: '/acme/settings/account', theme: 'system', signOut }}
      pages={[]}
      may={[]}
      mac={false}
      find={() => Promise.reject(new Error('Nothing is looked for here.'))}
    />,
  );
  const event = new KeyboardEvent('keydown', { ...init, cancelable: true, bubbles: true });
  await act(async () => {
    document.body.dispatchEvent(event);
  });
  return event.defaultPrevented;
}

it.each([
  ['k', 'KeyK'],
  ['K', 'KeyK'],
  ['л', 'KeyK'],
  ['κ', 'KeyK'],
  ['k', 'KeyV'],
])('opens by Ctrl and %s, which lies at %s', async (key, code) => {
  expect(await press({ key, code, ctrlKey: true })).toBe(true);
  expect(await screen.findByText('The palette')).toBeDefined();
});

it.each([
  ['another letter that lies there', { key: 't', code: 'KeyK', ctrlKey: true }],
  ['the key of an input method', { key: 'k', code: 'KeyK', ctrlKey: true, isComposing: true }],
  ['the key with Shift', { key: 'K', code: 'KeyK', ctrlKey: true, shiftKey: true }],
])('leaves %s alone', async (_, init) => {
  expect(await press(init)).toBe(false);
  expect(screen.queryByText('The palette')).toBeNull();
});
