// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionReport, ReportHistoryEntry } from '@/lib/core/connections/report';
import { EarlierReports } from './earlier-reports';
import type { ReadReportAction } from './use-opened-report';

const entryOf = (number: number): ReportHistoryEntry => ({
  id: `rpt_${number}`,
  outcome: number === 2 ? 'bad' : 'good',
  conclusion: 'Tokens cannot be verified.',
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

function start(count: number) {
  render(
    <EarlierReports
      reports={Array.from({ length: count }, (_, index) => entryOf(index + 1))}
      subject={{ name: 'Staff', type: 'Custom OIDC' }}
      onRead={read}
    />,
  );
  return userEvent.setup();
}

const toggles = () => screen.getAllByRole('button', { name: /All steps passed|Failed/ });

beforeEach(() => {
  read.mockClear();
  window.history.replaceState(null, '', '/acme');
});
afterEach(cleanup);

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
