// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { KeyHealth } from '@/lib/core/oidc/key-health';
import type { ProviderListItem } from '@/lib/core/providers/list-item';
import { type DayOfVerdicts, NO_VERDICTS } from '@/lib/core/tokens/refused-tokens';
import { ProviderTable } from './provider-table';
import { UnclaimedTokensLine } from './unclaimed-tokens';

const provider: ProviderListItem = {
  id: 'prv_a',
  name: 'Enterprise SSO',
  type: 'workos',
  environment: 'staging',
  enabled: true,
  issuers: ['https://sso.example.com'],
  updatedAt: '2026-11-21T09:00:00.000Z',
  lastReport: {
    outcome: 'good',
    startedAt: '2026-11-21T09:00:00.000Z',
    fresh: true,
    keyCount: 2,
    firstProblem: null,
    firstCode: null,
  },
};

const DAY: DayOfVerdicts = {
  accepted: 48_114,
  refused: 96,
  codes: [
    { code: 'TOKEN_EXPIRED', count: 90 },
    { code: 'INVALID_AUDIENCE', count: 6 },
  ],
};

interface Given {
  keys?: KeyHealth | null;
  day?: DayOfVerdicts;
  item?: ProviderListItem;
}

function row({ keys = null, day = NO_VERDICTS, item = provider }: Given) {
  render(
    <ProviderTable
      providers={[item]}
      slug="acme"
      href="/acme/settings/integration"
      keysOf={() => keys}
      verdictsOf={() => day}
    />,
  );
  const cells = within(screen.getAllByRole('row')[1] ?? document.body).getAllByRole('cell');
  return { keys: cells[4]?.textContent, refused: cells[5]?.textContent };
}

const held = {
  state: 'held',
  keyCount: 1,
  keyIds: ['2026-a'],
  fetchedAt: new Date(Date.now() - 4 * 60_000).toISOString(),
  freshUntil: new Date(Date.now() + 6 * 60_000).toISOString(),
  usableUntil: new Date(Date.now() + 66 * 60_000).toISOString(),
} as const;

afterEach(cleanup);

describe('ProviderTable', () => {
  it('shows an issuer that breaks behind slashes and dots only, and reads as it is', () => {
    const issuer = 'https://login.corp.example:8443/realms/main';
    row({ item: { ...provider, issuers: [issuer] } });
    const shown = screen.getByText(issuer);
    expect(shown.innerHTML.replaceAll(/<wbr\/?>/g, '|')).toBe(
      'https://|login.|corp.|example:8443/|realms/|main',
    );
  });

  it('says how many keys there are and when they were fetched', () => {
    expect(row({ keys: { ...held, failing: null } }).keys).toContain('1 keyfetched 4 min ago');
  });

  it('says what keeps newer keys away, and that old ones are kept', () => {
    const failing = { code: 'TIMED_OUT', at: held.fetchedAt };
    expect(row({ keys: { ...held, failing } }).keys).toContain(
      '1 key, keptTIMED_OUT, last fetched 4 min ago',
    );
  });

  it('shows no network cause to those who are not told one', () => {
    const failing = { code: null, at: held.fetchedAt };
    expect(row({ keys: { state: 'none', failing } }).keys).toContain(
      'No keysfails since 4 min ago',
    );
  });

  it.each<[string, KeyHealth | null, ProviderListItem, string]>([
    ['pasted', { state: 'pasted', keyCount: 3 }, provider, '3 keyspasted, never fetched'],
    ['not fetched yet', { state: 'not_fetched' }, provider, '2 keysin the last test'],
    ['never tested', null, { ...provider, lastReport: null }, 'unknown'],
  ])('says of keys that are %s where the number comes from', (_, keys, item, text) => {
    expect(row({ keys, item }).keys).toContain(text);
  });

  it('counts refused tokens of all, and shows the most frequent code', () => {
    expect(row({ day: DAY }).refused).toContain('96 of 48,210TOKEN_EXPIRED');
  });

  it('opens all codes, each a link to what the guide says of it', async () => {
    row({ day: DAY });
    const button = screen.getByRole('button', {
      name: '96 tokens of Enterprise SSO refused in 24 h, show the codes',
    });
    await userEvent.click(button);
    const links = await screen.findAllByRole('menuitem');
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['TOKEN_EXPIRED90', '/acme/settings/integration/guide/workos#TOKEN_EXPIRED'],
      ['INVALID_AUDIENCE6', '/acme/settings/integration/guide/workos#INVALID_AUDIENCE'],
    ]);
  });

  it('has nothing to open where no token was refused', () => {
    expect(row({}).refused).toContain('0of 0');
    expect(screen.queryByRole('button', { name: /refused/ })).toBeNull();
  });
});

describe('UnclaimedTokensLine', () => {
  const line = (unknownIssuer: number, unreadable: number) =>
    render(
      <UnclaimedTokensLine tokens={{ unknownIssuer, unreadable }} debuggerHref="/acme/debugger" />,
    ).container.textContent;

  it('says how many tokens reached no provider, and why', () => {
    expect(line(214, 1)).toBe(
      'In 24 h, 214 tokens named an issuer that no enabled provider has and 1 token could not be read. Open the debugger to see why one was.',
    );
    expect(screen.getByRole('link').getAttribute('href')).toBe('/acme/debugger');
  });

  it('is not there without such tokens', () => {
    expect(line(0, 0)).toBe('');
  });
});
