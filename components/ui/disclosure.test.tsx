// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Disclosure } from './disclosure';

const scrolled = vi.fn<() => void>();

beforeEach(() => {
  window.history.replaceState(null, '', '/page?x=1');
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(scrolled);
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame'] });
});

afterEach(() => {
  cleanup();
  scrolled.mockClear();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function show(): void {
  render(
    <>
      <Disclosure id="first" title="First">
        <p id="inside">inside</p>
      </Disclosure>
      <Disclosure id="second" title="Second">
        other
      </Disclosure>
    </>,
  );
  act(() => {
    vi.advanceTimersToNextFrame();
  });
}

function goTo(hash: string): void {
  act(() => {
    window.history.replaceState(null, '', `/page?x=1${hash}`);
    window.dispatchEvent(new Event('hashchange'));
  });
}

function isOpen(title: string): boolean {
  return screen.getByRole('button', { name: title }).getAttribute('aria-expanded') === 'true';
}

describe('a row that the page’s address names', () => {
  it('is open from the beginning, the others are not', () => {
    window.history.replaceState(null, '', '/page#second');
    show();
    expect(isOpen('Second')).toBe(true);
    expect(isOpen('First')).toBe(false);
  });

  it('opens when the address changes', () => {
    show();
    goTo('#first');
    expect(isOpen('First')).toBe(true);
    expect(scrolled).not.toHaveBeenCalled();
  });

  it('opens for something inside it and shows that', () => {
    show();
    goTo('#inside');
    expect(isOpen('First')).toBe(true);
    expect(scrolled).toHaveBeenCalledOnce();
  });

  it('stays closed for what is elsewhere or nowhere', () => {
    show();
    goTo('#nowhere');
    goTo('#%');
    expect(isOpen('First')).toBe(false);
    expect(isOpen('Second')).toBe(false);
  });

  it('is no longer named once it was closed, so that the same link opens it again', () => {
    show();
    goTo('#first');
    fireEvent.click(screen.getByRole('button', { name: 'First' }));
    expect(isOpen('First')).toBe(false);
    expect(window.location.hash).toBe('');
    expect(window.location.search).toBe('?x=1');
  });

  it('leaves the address alone when another row is closed', () => {
    show();
    goTo('#first');
    fireEvent.click(screen.getByRole('button', { name: 'Second' }));
    fireEvent.click(screen.getByRole('button', { name: 'Second' }));
    expect(window.location.hash).toBe('#first');
  });
});
