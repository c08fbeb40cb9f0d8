// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { switchSingleKeys } from '../palette/single-keys';
import { DocsKeys } from './docs-keys';

const showPopover = vi.fn();

function show(hasSidebar: boolean) {
  render(
    <>
      <aside>
        <search>
          <input aria-label="Beside" />
        </search>
      </aside>
      <div id="docs-menu">
        <search>
          <input aria-label="In the menu" />
        </search>
      </div>
      <DocsKeys />
    </>,
  );
  Object.assign(screen.getByLabelText('Beside'), { checkVisibility: () => hasSidebar });
  Object.assign(document.getElementById('docs-menu') ?? {}, { showPopover, matches: () => false });
}

function press(init: KeyboardEventInit, at: Element = document.body): void {
  at.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }));
}

const focused = () => document.activeElement?.getAttribute('aria-label') ?? null;

beforeEach(() => vi.stubGlobal('navigator', { platform: 'Linux x86_64' }));
afterEach(() => {
  cleanup();
  switchSingleKeys(true);
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

it.each([
  ['Ctrl K', { key: 'k', ctrlKey: true }],
  ['Ctrl and the key in its place', { key: 'л', code: 'KeyK', ctrlKey: true }],
  ['/', { key: '/' }],
])('%s goes to the search field', (_, init) => {
  show(true);
  press(init);
  expect(focused()).toBe('Beside');
  expect(showPopover).not.toHaveBeenCalled();
});

it('opens the menu of a phone for it', () => {
  show(false);
  press({ key: 'k', ctrlKey: true });
  expect(showPopover).toHaveBeenCalledOnce();
  expect(focused()).toBe('In the menu');
});

it('leaves / to whoever types, and to those who switched single keys off', () => {
  show(true);
  press({ key: '/' }, screen.getByLabelText('In the menu'));
  switchSingleKeys(false);
  press({ key: '/' });
  press({ key: 'k' });
  expect(focused()).toBeNull();
});
