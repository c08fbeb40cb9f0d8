// @vitest-environment happy-dom
import { cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ApiKey, KeyWithPlaintext } from '@/lib/core/access/api-key';
import { ok } from '@/lib/core/result';
import { CreateKey } from './create-key';
import { KeyControls } from './key-controls';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }));

// Generous, for a busy machine: whatever is waited for ends the wait.
configure({ asyncUtilTimeout: 20_000 });
vi.setConfig({ testTimeout: 60_000 });

const API_URL = 'https://api.claimcheck.test';
const KEY: ApiKey = {
  id: 'key_made_up',
  workspaceId: 'ws_made_up',
  kind: 'api',
  name: 'Checkout',
  environment: 'production',
  prefix: 'cck_live_aaaaaaaaaaaa',
  grants: ['verify'],
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'ada@acme.example',
  expiresAt: null,
  revokedAt: null,
  revokedBy: null,
  replacesId: null,
  lastUsedAt: null,
};
const MADE: KeyWithPlaintext = { key: KEY, plaintext: `cck_live_${'a'.repeat(61)}` };

/** Shows a part of a page that, where it goes, is gone a moment after something was done. */
function show(goes: boolean, part: (done: () => void) => ReactNode): void {
  const page = (inside: ReactNode) => (
    <>
      <h1>API keys</h1>
      {inside}
    </>
  );
  const view = render(page(part(() => goes && setTimeout(() => view.rerender(page(null)), 50))));
}

const focused = () => document.activeElement;
const heading = () => screen.getByRole('heading', { name: 'API keys' });
const press = async (role: string, name: string | RegExp) =>
  userEvent.click(await screen.findByRole(role, { name }));

async function closeShownKey() {
  await press('button', 'Copy API key');
  await press('button', 'Done');
}

function showControls(goes: boolean) {
  show(goes, (done) => (
    <KeyControls
      apiKey={KEY}
      apiUrl={API_URL}
      onRotate={async () => ok(MADE)}
      onRevoke={async () => ok(null)}
      onDone={done}
    />
  ));
}

afterEach(cleanup);

describe('where the focus goes', () => {
  it('after a key is revoked, whose menu goes: to the heading', async () => {
    showControls(true);
    await press('button', 'More about Checkout');
    await press('menuitem', 'Revoke key');
    await userEvent.type(await screen.findByRole('textbox'), 'Checkout');
    await press('button', 'Revoke key');
    await waitFor(() => expect(focused()).toBe(heading()));
  });

  it('after a rotation: to the menu of the old key', async () => {
    showControls(false);
    await press('button', 'More about Checkout');
    await press('menuitem', 'Rotate key');
    await press('button', 'Rotate key');
    await closeShownKey();
    await waitFor(() =>
      expect(focused()).toBe(screen.getByRole('button', { name: 'More about Checkout' })),
    );
  });

  it('after a rotation that ends the old key at once: to the heading', async () => {
    showControls(true);
    await press('button', 'More about Checkout');
    await press('menuitem', 'Rotate key');
    await press('button', 'Rotate key');
    await closeShownKey();
    await waitFor(() => expect(focused()).toBe(heading()));
  });

  it.each([
    ['the first key, whose button goes: to the heading', true],
    ['a further key: to the button that made it', false],
  ])('after %s', async (_what, goes) => {
    show(goes, (done) => (
      <CreateKey kind="api" apiUrl={API_URL} onCreate={async () => ok(MADE)} onDone={done} />
    ));
    await press('button', 'Create API key');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'Checkout{Enter}');
    await closeShownKey();
    const button = () => screen.getByRole('button', { name: 'Create API key' });
    await waitFor(() => expect(focused()).toBe(goes ? heading() : button()));
  });
});
