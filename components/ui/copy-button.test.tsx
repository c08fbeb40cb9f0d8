// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Announcer } from './announcer';
import { CopyButton } from './copy-button';

const writeText = vi.fn<(text: string) => Promise<void>>();

beforeEach(() => {
  vi.useFakeTimers();
  writeText.mockResolvedValue(undefined);
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function press(): Promise<void> {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Copy issuer' }));
  });
}

function showsCheck(): boolean {
  return document.querySelector('.lucide-check') !== null;
}

describe('CopyButton', () => {
  it('copies the whole value, tells screen readers, and shows the check for 1.5 s', async () => {
    render(
      <>
        <Announcer />
        <CopyButton value="https://acme.eu.auth0.com/" label="issuer" />
      </>,
    );
    await press();
    expect(writeText).toHaveBeenCalledWith('https://acme.eu.auth0.com/');
    expect(screen.getByRole('status').textContent).toBe('Copied issuer');
    expect(showsCheck()).toBe(true);
    act(() => vi.advanceTimersByTime(1_499));
    expect(showsCheck()).toBe(true);
    act(() => vi.advanceTimersByTime(1));
    expect(showsCheck()).toBe(false);
  });

  it('says a second copy of the same value again', async () => {
    render(
      <>
        <Announcer />
        <CopyButton value="a" label="issuer" />
      </>,
    );
    await press();
    const first = screen.getByRole('status').textContent;
    await press();
    expect(screen.getByRole('status').textContent).not.toBe(first);
    expect(screen.getByRole('status').textContent?.trim()).toBe('Copied issuer');
  });

  it('confirms nothing when the browser refuses', async () => {
    writeText.mockRejectedValue(new Error('not allowed'));
    render(
      <>
        <Announcer />
        <CopyButton value="a" label="issuer" />
      </>,
    );
    await press();
    expect(showsCheck()).toBe(false);
    expect(screen.getByRole('status').textContent).toBe('');
  });
});
