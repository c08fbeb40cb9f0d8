// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SignInInput } from '@/lib/core/access/credentials';
import type { ActionResult } from '@/lib/core/action-result';
import { SignInForm } from './sign-in-form';

const leaveFor = vi.hoisted(() => vi.fn((_: string) => 'leaves' as const));
vi.mock('./leave', () => ({ leaveFor }));

type Action = (input: SignInInput) => Promise<ActionResult<unknown>>;

function start(action: Action) {
  render(<SignInForm action={action} next="/acme/debugger" host="auth.acme.com" />);
  return {
    user: userEvent.setup(),
    email: screen.getByLabelText('Email'),
    password: screen.getByLabelText('Password'),
    button: screen.getByRole('button', { name: 'Sign in' }),
  };
}

const textOf = (element: HTMLElement) => (element as HTMLInputElement).value;

beforeEach(() => leaveFor.mockClear());
afterEach(cleanup);

describe('SignInForm', () => {
  it('says at the fields what is missing, and asks the server nothing', async () => {
    const action = vi.fn<Action>();
    const { user, button, email } = start(action);
    await user.click(button);
    expect(await screen.findByText('Enter your e-mail address.')).toBeTruthy();
    expect(screen.getByText('Enter your password.')).toBeTruthy();
    expect(email.getAttribute('aria-invalid')).toBe('true');
    expect(action).not.toHaveBeenCalled();
  });

  it('works by keyboard alone, and leads on', async () => {
    const action = vi.fn<Action>(async () => ({ ok: true, value: {} }));
    const { user } = start(action);
    await user.keyboard(' Mara@ACME.com{Tab}plum-orbit-lantern{Enter}');
    await waitFor(() => expect(leaveFor).toHaveBeenCalledWith('/acme/debugger'));
    expect(action).toHaveBeenCalledWith({ email: 'mara@acme.com', password: 'plum-orbit-lantern' });
  });

  it('keeps what was typed when it is refused, and announces why', async () => {
    const message = 'The e-mail address or the password is wrong.';
    const { user, email, password } = start(async () => ({
      ok: false,
      failure: { code: 'UNAUTHENTICATED', message },
    }));
    await user.type(email, 'mara@acme.com');
    await user.type(password, 'wrong{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain(message);
    expect(textOf(email)).toBe('mara@acme.com');
    expect(leaveFor).not.toHaveBeenCalled();
  });

  it('shows the request id of a defect, and survives a dead connection', async () => {
    const action = vi
      .fn<Action>()
      .mockResolvedValueOnce({
        ok: false,
        failure: { code: 'DEFECT', message: 'It failed.', requestId: 'req_42' },
      })
      .mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const { user, email, password, button } = start(action);
    await user.type(email, 'mara@acme.com');
    await user.type(password, 'plum{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('req_42');
    await user.click(button);
    expect(await screen.findByText(/did not answer/)).toBeTruthy();
    expect(textOf(email)).toBe('mara@acme.com');
  });

  it('shows that it is busy, and takes no second press', async () => {
    const answers: ((result: ActionResult<unknown>) => void)[] = [];
    const action = vi.fn<Action>(() => new Promise((resolve) => answers.push(resolve)));
    const { user, email, password } = start(action);
    await user.type(email, 'mara@acme.com');
    await user.type(password, 'plum{Enter}');
    const busy = await screen.findByRole('button', { name: 'Signing in' });
    await user.click(busy);
    expect(action).toHaveBeenCalledOnce();
    answers[0]?.({ ok: true, value: {} });
    await waitFor(() => expect(leaveFor).toHaveBeenCalledOnce());
  });

  it('shows and hides the password', async () => {
    const { user, password } = start(vi.fn<Action>());
    expect(password.getAttribute('type')).toBe('password');
    await user.click(screen.getByRole('button', { name: 'Show password' }));
    expect(password.getAttribute('type')).toBe('text');
  });

  it('sends what was filled in before the page was alive', async () => {
    const action = vi.fn<Action>(async () => ({ ok: true, value: {} }));
    const form = <SignInForm action={action} next="/acme" host="auth.acme.com" />;
    const container = document.body.appendChild(document.createElement('div'));
    container.innerHTML = renderToString(form);
    for (const input of container.querySelectorAll('input')) {
      input.value = input.type === 'email' ? 'mara@acme.com' : 'plum-orbit-lantern';
    }
    render(form, { container, hydrate: true });
    await userEvent.setup().click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(leaveFor).toHaveBeenCalledWith('/acme'));
    const sent = { email: 'mara@acme.com', password: 'plum-orbit-lantern' };
    expect(action).toHaveBeenCalledWith(sent);
  });

  it('takes a message away as soon as its field is right', async () => {
    const { user, button, email, password } = start(vi.fn<Action>());
    await user.click(button);
    await screen.findByText('Enter your password.');
    expect(document.activeElement).toBe(email);
    await user.type(password, 'plum');
    await waitFor(() => expect(screen.queryByText('Enter your password.')).toBeNull());
    expect(screen.getByText('Enter your e-mail address.')).toBeTruthy();
  });

  it('threat 206: a press before the page is alive puts nothing into the address', () => {
    start(vi.fn<Action>());
    expect(document.querySelector('form')?.getAttribute('method')).toBe('post');
  });
});
