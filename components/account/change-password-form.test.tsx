// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { ChangePasswordInput } from '@/lib/core/access/change-password-form';
import type { ActionResult } from '@/lib/core/action-result';
import { ChangePasswordForm } from './change-password-form';

type Action = (input: ChangePasswordInput) => Promise<ActionResult<unknown>>;

async function submit(action: Action, newPassword = 'violet-kettle-parade') {
  render(<ChangePasswordForm email="mara@acme.com" workspaceName="Acme" action={action} />);
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Current password'), 'plum-orbit-lantern');
  await user.type(screen.getByLabelText(/^New password/), newPassword);
  await user.click(screen.getByRole('button', { name: 'Change password' }));
}

afterEach(cleanup);

it('sends both passwords and forgets them once changed', async () => {
  const action = vi.fn<Action>(async () => ({ ok: true, value: {} }));
  await submit(action);
  expect(action).toHaveBeenCalledWith({
    currentPassword: 'plum-orbit-lantern',
    newPassword: 'violet-kettle-parade',
  });
  expect(screen.getByLabelText('Current password')).toHaveProperty('value', '');
  expect(screen.getByLabelText(/^New password/)).toHaveProperty('value', '');
});

it('says at its field that the current password is wrong', async () => {
  const message = 'This is not your current password.';
  await submit(async () => ({
    ok: false,
    failure: { code: 'INVALID_INPUT', message: 'x', fields: { currentPassword: [message] } },
  }));
  expect(await screen.findByText(message)).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Current password'));
});

it('judges the new password before it is sent', async () => {
  const action = vi.fn<Action>();
  await submit(action, 'mara@acme.com');
  expect(await screen.findByText(/e-mail address or the workspace/)).toBeTruthy();
  expect(action).not.toHaveBeenCalled();
});
