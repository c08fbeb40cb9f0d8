// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { GateFoot } from '../gate/gate-foot';
import { parseTheme, THEME_COOKIE } from './theme';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  delete document.documentElement.dataset.theme;
});

it('is shown at once and kept in a cookie, and asks the server for nothing', async () => {
  const asked = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
  const written = vi.spyOn(document, 'cookie', 'set');
  render(
    <>
      <input aria-label="Email" />
      <GateFoot version="1" theme="system" />
    </>,
  );
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Email'), 'mara@acme.com');
  await user.click(screen.getByRole('button', { name: 'System theme' }));
  expect(document.documentElement.dataset.theme).toBe('light');
  await user.click(screen.getByRole('button', { name: 'Light theme' }));
  expect(document.documentElement.dataset.theme).toBe('dark');
  expect(written).toHaveBeenLastCalledWith(
    `${THEME_COOKIE}=dark; Path=/; Max-Age=31536000; SameSite=Lax`,
  );
  await user.click(screen.getByRole('button', { name: 'Dark theme' }));
  expect(document.documentElement.dataset.theme).toBeUndefined();
  expect(screen.getByLabelText<HTMLInputElement>('Email').value).toBe('mara@acme.com');
  expect(asked).not.toHaveBeenCalled();
});

it('is the same wherever it can be chosen', async () => {
  render(
    <>
      <GateFoot version="1" theme="system" />
      <GateFoot version="2" theme="system" />
    </>,
  );
  const [first] = screen.getAllByRole('button', { name: 'System theme' });
  if (first === undefined) throw new Error('There is no button.');
  await userEvent.setup().click(first);
  expect(screen.getAllByRole('button', { name: 'Light theme' })).toHaveLength(2);
});

it('is kept with Secure where the console is on https', async () => {
  const written = vi.spyOn(document, 'cookie', 'set');
  vi.spyOn(window.location, 'protocol', 'get').mockReturnValue('https:');
  document.documentElement.dataset.theme = 'light';
  render(<GateFoot version="1" theme="light" />);
  await userEvent.setup().click(screen.getByRole('button', { name: 'Light theme' }));
  expect(written).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/=dark; .*; Secure$/));
});

it('reads nothing but a theme from the cookie', () => {
  expect(parseTheme('dark')).toBe('dark');
  for (const value of [undefined, '', 'DARK', '"><script>']) {
    expect(parseTheme(value)).toBe('system');
  }
});
