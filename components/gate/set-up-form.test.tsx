// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActionResult } from '@/lib/core/action-result';
import type { SetUpInput } from '@/lib/core/workspaces/set-up-form';
import { SetUpForm } from './set-up-form';

const leaveFor = vi.hoisted(() => vi.fn((_: string) => 'leaves' as const));
vi.mock('./leave', () => ({ leaveFor }));

type Action = (input: SetUpInput) => Promise<ActionResult<{ workspaceSlug: string }>>;
const accept = () =>
  vi.fn<Action>(async ({ slug }) => ({ ok: true, value: { workspaceSlug: slug } }));

function start(action: Action) {
  render(<SetUpForm action={action} token="token" />);
  const user = userEvent.setup();
  const fill = async (label: string, text: string) => {
    const field = screen.getByLabelText(new RegExp(`^${label}`));
    await user.clear(field);
    await user.type(field, text);
  };
  const fillAll = async (workspace: string) => {
    await fill('Workspace', workspace);
    await fill('Your name', 'Mara Lindqvist');
    await fill('Email', 'mara@acme.com');
    await fill('Password', 'plum-orbit-lantern');
  };
  const send = () => user.click(screen.getByRole('button', { name: /^Create workspace/ }));
  return { user, fill, fillAll, send };
}

beforeEach(() => leaveFor.mockClear());
afterEach(cleanup);

describe('SetUpForm', () => {
  it('makes the address from the name, and sends it with everything else', async () => {
    const action = accept();
    const { fillAll, send } = start(action);
    await fillAll('Acme Größe');
    expect(screen.getByText('/acme-grosse')).toBeTruthy();
    expect(screen.getByText(/18 characters, not on the list/)).toBeTruthy();
    await send();
    await waitFor(() => expect(leaveFor).toHaveBeenCalledWith('/acme-grosse/settings/integration'));
    expect(action).toHaveBeenCalledWith({
      token: 'token',
      workspaceName: 'Acme Größe',
      slug: 'acme-grosse',
      name: 'Mara Lindqvist',
      email: 'mara@acme.com',
      password: 'plum-orbit-lantern',
    });
  });

  it.each(['株式会社', 'Docs'])('asks for an address where %s makes none', async (workspace) => {
    const action = accept();
    const { fillAll, fill, send } = start(action);
    await fillAll(workspace);
    await send();
    const address = await screen.findByLabelText(/^Address/);
    expect(document.activeElement).toBe(address);
    expect(action).not.toHaveBeenCalled();
    await fill('Address', 'kaisha');
    await send();
    await waitFor(() => expect(leaveFor).toHaveBeenCalledWith('/kaisha/settings/integration'));
  });

  it('lets the address be chosen, which the name then no longer changes', async () => {
    const action = accept();
    const { user, fillAll, fill, send } = start(action);
    await fillAll('Acme');
    await user.click(screen.getByRole('button', { name: 'Choose the address' }));
    await fill('Address', 'acme-eu');
    await fill('Workspace', 'Acme Europe');
    await send();
    await waitFor(() => expect(leaveFor).toHaveBeenCalledWith('/acme-eu/settings/integration'));
  });

  it("puts the server's messages at their fields and loses nothing", async () => {
    const { fillAll, send } = start(async () => ({
      ok: false,
      failure: {
        code: 'INVALID_INPUT',
        message: 'Some fields need attention.',
        fields: { email: ['This address is not taken here.'] },
      },
    }));
    await fillAll('Acme');
    await send();
    expect(await screen.findByText('This address is not taken here.')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByLabelText(/^Workspace/)).toHaveProperty('value', 'Acme');
    expect(document.activeElement).toBe(screen.getByLabelText('Email'));
  });

  it('says what is wrong with a password that anyone can guess', async () => {
    const action = accept();
    const { fillAll, fill, send } = start(action);
    await fillAll('Acme');
    await fill('Password', 'acme2026acme');
    await send();
    expect(await screen.findByText(/workspace’s name/)).toBeTruthy();
    expect(action).not.toHaveBeenCalled();
  });
});
