// @vitest-environment happy-dom
import { cleanup, configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { ErrorPanel } from './error-panel';

configure({ asyncUtilTimeout: 20_000 });
afterEach(cleanup);

it('says what failed, and offers the reference and two ways on', async () => {
  const onRetry = vi.fn();
  const back = { href: '/', label: 'Go to the start' };
  render(
    <ErrorPanel
      title="Failed"
      message="Try again."
      reference="r-1"
      onRetry={onRetry}
      back={back}
    />,
  );
  expect(screen.getByRole('alert').textContent).toContain('Reference r-1');
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Failed' }));
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onRetry).toHaveBeenCalledOnce();
  expect(screen.getByRole('link', { name: 'Go to the start' }).getAttribute('href')).toBe('/');
  expect(await screen.findByRole('button', { name: 'Copy reference' })).toBeDefined();
});

it('says nothing of a reference where there is none', () => {
  const back = { href: '/', label: 'Go to the start' };
  render(
    <ErrorPanel
      title="Failed"
      message="Try again."
      reference={undefined}
      onRetry={vi.fn()}
      back={back}
    />,
  );
  expect(screen.getByRole('alert').textContent).not.toContain('Reference');
});
