// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ActionResult } from '@/lib/core/action-result';
import { SessionToken } from './session-token';

const action = vi.fn<(input: unknown) => Promise<ActionResult<{ token: string }>>>();
const onToken = vi.fn();
const press = () => userEvent.click(screen.getByRole('button'));
const show = () => render(<SessionToken action={action} onToken={onToken} />);

afterEach(() => {
  cleanup();
  action.mockReset();
  onToken.mockReset();
});

describe('SessionToken', () => {
  it('asks for the session’s own token while no template is named', async () => {
    action.mockResolvedValue({ ok: true, value: { token: 'a.b.c' } });
    show();
    await press();
    expect(action).toHaveBeenCalledExactlyOnceWith({ template: null });
    expect(onToken).toHaveBeenCalledExactlyOnceWith('a.b.c');
  });

  it('asks for a named template, without the spaces around its name', async () => {
    action.mockResolvedValue({ ok: true, value: { token: 'a.b.c' } });
    show();
    await userEvent.type(screen.getByLabelText(/JWT template/), ' billing ');
    await press();
    expect(action).toHaveBeenCalledExactlyOnceWith({ template: 'billing' });
  });

  it('says at the field what is wrong, and keeps what was typed', async () => {
    const message = 'Some fields need attention.';
    const fields = { template: ['Clerk has no JWT template of this name.'] };
    action.mockResolvedValue({ ok: false, failure: { code: 'INVALID_INPUT', message, fields } });
    show();
    await userEvent.type(screen.getByLabelText(/JWT template/), 'none');
    await press();
    expect(await screen.findByText('Clerk has no JWT template of this name.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>(/JWT template/).value).toBe('none');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(onToken).not.toHaveBeenCalled();
  });

  it('says at the form, not at the field, when the session has ended or nothing answers, and can be pressed again', async () => {
    const message = 'Your session has ended. Sign in again.';
    action.mockResolvedValueOnce({ ok: false, failure: { code: 'UNAUTHENTICATED', message } });
    action.mockRejectedValueOnce(new TypeError('failed to fetch'));
    show();
    await press();
    expect((await screen.findByRole('alert')).textContent).toBe(message);
    await press();
    await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/did not answer/));
    const field = screen.getByLabelText(/JWT template/);
    expect(field.getAttribute('aria-invalid')).not.toBe('true');
    expect(screen.getByRole('button').getAttribute('aria-disabled')).toBeNull();
  });
});
