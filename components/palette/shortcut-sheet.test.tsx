// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ShortcutSheet } from './shortcut-sheet';

afterEach(cleanup);

it('has the focus on its title first, so that a low window shows it from the top', async () => {
  render(<ShortcutSheet open onClose={vi.fn()} hrefs={[]} slug="acme" mac={false} />);
  const title = await screen.findByText('Keyboard shortcuts');
  await vi.waitFor(() => expect(document.activeElement).toBe(title));
  await new Promise((done) => setTimeout(done));
  expect(document.activeElement).toBe(title);
  expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeDefined();
});
