// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalTimes } from './local-times';

beforeEach(() => void vi.stubEnv('TZ', 'Europe/Berlin'));
afterEach(() => {
  cleanup();
  vi.unstubAllEnvs();
});

const shown = (text: string) => render(<LocalTimes text={text} />).container;

describe('LocalTimes', () => {
  it('shows a moment in local time with UTC beside it, and its ISO form to machines', () => {
    const page = shown('It expired at 2026-07-01T10:00:00.000Z, 2 h before this check.');
    expect(page.textContent).toMatch(
      /^It expired at 1 Jul 2026, 12:00:00 (?:CEST|GMT\+2) \(1 Jul 2026, 10:00:00 UTC\), 2 h/,
    );
    expect(page.querySelector('time')?.dateTime).toBe('2026-07-01T10:00:00.000Z');
  });

  it('says it once where local time is UTC', () => {
    vi.stubEnv('TZ', 'UTC');
    expect(shown('at 2026-07-01T10:00:00Z.').textContent).toBe('at 1 Jul 2026, 10:00:00 UTC.');
  });

  it('leaves what is no moment as it is', () => {
    expect(shown('at 2026-99-31T10:00:00Z, no time').textContent).toBe(
      'at 2026-99-31T10:00:00Z, no time',
    );
  });
});
