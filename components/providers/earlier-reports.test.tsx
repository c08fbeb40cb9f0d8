// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CHECK_A_TOKEN,
  type ConnectionReport,
  type ReportHistoryEntry,
} from '@/lib/core/connections/report';
import { EarlierReports } from './earlier-reports';
import { TEST_CONNECTION_ID } from './scrolled-to';
import type { ReadReportAction } from './use-opened-report';

const entryOf = (number: number): ReportHistoryEntry => ({
  id: `rpt_${number}`,
  outcome: number === 2 ? 'bad' : 'good',
  conclusion: `Tokens can be verified. ${CHECK_A_TOKEN}`,
  issuer: 'https://sso.example.com',
  testedBy: 'mara@acme.example',
  startedAt: `2026-11-${10 + number}T12:00:00.000Z`,
  durationMs: number,
  changes: number === 2 ? [{ kind: 'outcome', sentence: 'The test failed since.' }] : [],
});

const reportOf = (id: string): ConnectionReport => ({
  ...entryOf(1),
  id,
  steps: [],
  keys: [
    {
      kid: `key of ${id}`,
      kty: 'RSA',
      alg: 'RS256',
      size: '2,048 bits',
      use: 'sig',
      usable: true,
      reason: null,
      thumbprint: 'abc',
    },
  ],
  jwksUri: null,
  settingsHash: '',
});

const read = vi.fn<ReadReportAction>(async (id) => ({ ok: true, value: reportOf(id) }));

let scrolledTo: Element[] = [];

function start(count: number, shownAbove: string | null = null) {
  render(
    <>
      <h2 id={TEST_CONNECTION_ID}>Test Connection</h2>
      <EarlierReports
        reports={Array.from({ length: count }, (_, index) => entryOf(index + 1))}
        shownAbove={shownAbove}
        debuggerHref="/acme/debugger"
        subject={{ name: 'Staff', type: 'Custom OIDC' }}
        onRead={read}
      />
    </>,
  );
  return userEvent.setup();
}

const toggles = () => screen.getAllByRole('button', { name: /All steps passed|Failed/ });

beforeEach(() => {
  read.mockClear();
  scrolledTo = [];
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    scrolledTo.push(this);
  });
  window.history.replaceState(null, '', '/acme');
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('EarlierReports', () => {
  it('says what changed, and shows five until more are wanted', async () => {
    const user = start(7);
    expect(screen.getByText('The test failed since.')).toBeTruthy();
    expect(toggles()).toHaveLength(5);
    await user.click(screen.getByRole('button', { name: 'Show 2 more' }));
    expect(toggles()).toHaveLength(7);
  });

  it('opens one at a time, keeps it in the address, and reads each once it is wanted', async () => {
    const user = start(3);
    expect(read).not.toHaveBeenCalled();
    const [first, , third] = toggles();
    if (!first || !third) throw new Error('Not all are shown.');
    await user.click(first);
    expect(await screen.findByText('key of rpt_1')).toBeTruthy();
    expect(window.location.search).toBe('?report=rpt_1');
    await user.click(third);
    expect(await screen.findByText('key of rpt_3')).toBeTruthy();
    expect(screen.queryByText('key of rpt_1')).toBeNull();
    await user.click(third);
    expect(screen.queryByText('key of rpt_3')).toBeNull();
    expect(window.location.search).toBe('');
  });

  it('opens the one that the address names, also beyond the first five', async () => {
    window.history.replaceState(null, '', '/acme?report=rpt_6');
    start(7);
    expect(await screen.findByText('key of rpt_6')).toBeTruthy();
    expect(scrolledTo.map((element) => element.tagName)).toEqual(['LI']);
  });

  it('leads to the section above for the one that is shown there, and reads nothing', () => {
    window.history.replaceState(null, '', '/acme?report=rpt_9');
    start(2, 'rpt_9');
    expect(read).not.toHaveBeenCalled();
    expect(scrolledTo).toEqual([screen.getByText('Test Connection')]);
  });

  it.each([3, 0])('shows one that is not among the %i of the list above them', async (count) => {
    window.history.replaceState(null, '', '/acme?report=rpt_40');
    const user = start(count);
    expect(await screen.findByText('key of rpt_40')).toBeTruthy();
    expect(scrolledTo).toHaveLength(1);
    const checks = screen.getByRole('link', {
      name: 'Paste a token into the debugger to check it.',
    });
    expect(checks.getAttribute('href')).toBe('/acme/debugger');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByText('key of rpt_40')).toBeNull();
    expect(window.location.search).toBe('');
  });

  it('says of one that is no longer kept that there is none', async () => {
    window.history.replaceState(null, '', '/acme?report=rpt_gone');
    read.mockResolvedValueOnce({
      ok: false,
      failure: { code: 'NOT_FOUND', message: 'There is no such report.' },
    });
    start(0);
    expect(await screen.findByText('There is no such report.')).toBeTruthy();
    expect(screen.getByText('The report could not be opened')).toBeTruthy();
  });

  it('says why one cannot be opened', async () => {
    read.mockResolvedValueOnce({
      ok: false,
      failure: { code: 'NOT_FOUND', message: 'There is no such report.' },
    });
    const user = start(1);
    await user.click(screen.getByRole('button', { name: /All steps passed/ }));
    expect(await screen.findByText('There is no such report.')).toBeTruthy();
  });
});
