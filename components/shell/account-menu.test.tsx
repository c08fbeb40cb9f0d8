// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { leaveFor } from '../gate/leave';
import { registerGuard } from '../ui/leaving';
import { toast } from '../ui/toast';
import { AccountMenu } from './account-menu';

vi.mock('../gate/leave', () => ({ leaveFor: vi.fn() }));
vi.mock('../ui/toast', () => ({ toast: vi.fn() }));

const signOut = vi.fn<(input: Record<string, never>) => Promise<{ ok: boolean }>>();
const stops: (() => void)[] = [];

beforeEach(() => {
  signOut.mockReset().mockResolvedValue({ ok: true });
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  cleanup();
  vi.clearAllMocks();
});

async function chooseSignOut() {
  render(
    <>
      <input aria-label="Name" />
      <AccountMenu
        operator={{ id: 'opr_a', name: 'Mara', email: 'mara@acme.com' }}
        accountHref="/acme/settings/account"
        theme="system"
        signOut={signOut}
      />
    </>,
  );
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Name'), 'typed');
  await user.click(screen.getByRole('button', { name: /account, theme, sign out/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
}

const typed = () => screen.getByLabelText<HTMLInputElement>('Name').value;

it('ends the session, then leaves the page and nothing of where the operator was', async () => {
  localStorage.setItem('claimcheck.recent.opr_a.acme', '[]');
  localStorage.setItem('claimcheck.single-keys', 'off');
  await chooseSignOut();
  await vi.waitFor(() => expect(leaveFor).toHaveBeenCalledExactlyOnceWith('/sign-in'));
  expect(signOut).toHaveBeenCalledExactlyOnceWith({});
  expect(Object.keys(localStorage)).toEqual(['claimcheck.single-keys']);
});

it.each([
  ['the request fails', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['the console refuses', () => Promise.resolve({ ok: false })],
])('keeps the page and what was typed when %s', async (_, answer) => {
  const stayed = vi.fn();
  stops.push(registerGuard(async () => true, stayed));
  signOut.mockImplementation(answer);
  await chooseSignOut();
  await vi.waitFor(() =>
    expect(toast).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ tone: 'bad', title: 'You are still signed in' }),
    ),
  );
  expect(leaveFor).not.toHaveBeenCalled();
  expect(typed()).toBe('typed');
  expect(stayed).toHaveBeenCalledOnce();
});

it('asks about unsaved changes first, and keeps the session when they are kept', async () => {
  let answer = (_: boolean): void => undefined;
  const asked = new Promise<boolean>((done) => {
    answer = done;
  });
  stops.push(registerGuard(() => asked));
  await chooseSignOut();
  expect(signOut).not.toHaveBeenCalled();
  await act(async () => answer(false));
  expect(signOut).not.toHaveBeenCalled();
  expect(leaveFor).not.toHaveBeenCalled();
  expect(toast).not.toHaveBeenCalled();
});
