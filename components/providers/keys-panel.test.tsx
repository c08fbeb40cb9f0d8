// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ActionResult } from '@/lib/core/action-result';
import { areKeysFresh, type KeyHealth } from '@/lib/core/oidc/key-health';
import type { KeysRefreshed } from '@/lib/core/oidc/keys-refreshed';
import { NO_VERDICTS } from '@/lib/core/tokens/refused-tokens';
import { KeysPanel } from './keys-panel';
import { RefreshKeys } from './refresh-keys';
import { RefusedPanel } from './refused-panel';

const MINUTE_MS = 60_000;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE_MS).toISOString();

const held = (given: Partial<Extract<KeyHealth, { state: 'held' }>> = {}): KeyHealth => ({
  state: 'held',
  keyCount: 2,
  keyIds: [],
  fetchedAt: inMinutes(-4.5),
  freshUntil: inMinutes(5.5),
  usableUntil: inMinutes(65.5),
  failing: null,
  ...given,
});

const FAILING = { code: 'TIMED_OUT', at: inMinutes(-1.5) };

function panel(health: KeyHealth): string {
  const fresh = areKeysFresh(health, Date.now());
  return (
    render(<KeysPanel health={health} fresh={fresh} refresh={null} />).container.textContent ?? ''
  );
}

afterEach(cleanup);

describe('KeysPanel', () => {
  it.each<[string, KeyHealth, string]>([
    [
      'fresh',
      held(),
      'Keys in usefetched 4 min ago2 keys. Fetched again in 5 min, or with the first token that names another key.',
    ],
    [
      'fresh and have names',
      held({ keyCount: 3, keyIds: ['2026-a', '2026-b'] }),
      'Keys in usefetched 4 min ago3 keys. Fetched again in 5 min, or with the first token that names another key.2026-a2026-band 1 more',
    ],
    [
      'not asked for in a while',
      held({ fetchedAt: inMinutes(-90.5), freshUntil: inMinutes(-80) }),
      'Keys in usefetched 1 h ago2 keys. Fetched again with the next token.',
    ],
    [
      'kept while the provider does not answer',
      held({ freshUntil: inMinutes(-10), usableUntil: inMinutes(50.5), failing: FAILING }),
      'Keys in usefetched 4 min ago2 keys, keptThe last try failed 1 min ago: TIMED_OUT. They end in 50 min; from then on its tokens get JWKS_FETCH_FAILED.',
    ],
    [
      'not to be had',
      { state: 'none', failing: { ...FAILING, code: null } },
      'Keys in useNo keysThe last try failed 1 min ago. Its tokens get JWKS_FETCH_FAILED until keys can be had.',
    ],
    [
      'pasted',
      { state: 'pasted', keyCount: 1 },
      'Keys in use1 key, pasted. After a rotation they must be pasted anew.',
    ],
    [
      'not fetched yet',
      { state: 'not_fetched' },
      'Keys in useNot fetched yet: the first token has them fetched.',
    ],
  ])('says of keys that are %s how they stand', (_, health, text) => {
    expect(panel(health)).toBe(text);
  });
});

describe('RefreshKeys', () => {
  const press = async (result: ActionResult<KeysRefreshed>) => {
    const onRefresh = vi.fn(async () => result);
    render(<RefreshKeys onRefresh={onRefresh} />);
    await userEvent.click(screen.getByRole('button', { name: 'Refresh keys' }));
    await vi.waitFor(() => expect(screen.getByRole('status').textContent).not.toBe(''));
    expect(onRefresh).toHaveBeenCalledTimes(1);
    return screen.getByRole('status').textContent;
  };

  const refreshed = (
    given: Partial<Extract<KeysRefreshed, { outcome: 'refreshed' }>> = {},
  ): ActionResult<KeysRefreshed> => ({
    ok: true,
    value: {
      outcome: 'refreshed',
      at: inMinutes(0),
      keyCount: 2,
      added: [],
      removed: [],
      jwksUri: 'https://sso.example.com/jwks',
      movedFrom: null,
      ...given,
    },
  });

  it('says how many keys there are where none is new or gone', async () => {
    expect(await press(refreshed())).toBe('Keys fetched2 keys, none added, none removed.');
  });

  it('names the keys that are new and gone, and an address that differs', async () => {
    const changes = {
      added: ['b', 'c'],
      removed: ['a'],
      movedFrom: 'https://sso.example.com/old',
    };
    expect(await press(refreshed(changes))).toBe(
      'Keys fetchedNew: b, cGone: aIn use within a second, in local mode with the next poll (by default about 5 s).The discovery document names another address: https://sso.example.com/jwks. Until now it was https://sso.example.com/old.',
    );
  });

  it('says why keys could not be fetched, and which are used now', async () => {
    const value = {
      outcome: 'failed',
      at: inMinutes(0),
      code: 'TIMED_OUT',
      message: 'No answer within 5 s.',
      kept: true,
    } as const;
    expect(await press({ ok: true, value })).toBe(
      'Keys could not be fetchedNo answer within 5 s. TIMED_OUT. Those of before stay in use. Run Test Connection: its first failed step says what to do.',
    );
  });

  it('repeats what the server says of a press that came too soon', async () => {
    const failure = {
      code: 'TOO_MANY_REQUESTS',
      message: 'Wait 7 s, then refresh them again.',
      retryAfterSeconds: 7,
    } as const;
    expect(await press({ ok: false, failure })).toBe(
      'Not fetched again yetWait 7 s, then refresh them again.',
    );
  });
});

describe('RefusedPanel', () => {
  it('lists codes, each with a link to what the guide beside it says', () => {
    render(
      <RefusedPanel
        day={{ accepted: 1200, refused: 42, codes: [{ code: 'TOKEN_EXPIRED', count: 42 }] }}
      />,
    );
    expect(screen.getByText('42 of 1,242')).toBeDefined();
    expect(screen.getByText(/local mode .* not counted/)).toBeDefined();
    expect(screen.getByRole('link').getAttribute('href')).toBe('#TOKEN_EXPIRED');
  });

  it('tells a day without tokens from one on which all were good', () => {
    render(<RefusedPanel day={NO_VERDICTS} />);
    render(<RefusedPanel day={{ ...NO_VERDICTS, accepted: 3 }} />);
    expect(screen.getByText('No token came.')).toBeDefined();
    expect(screen.getByText('Every token was accepted.')).toBeDefined();
  });
});
