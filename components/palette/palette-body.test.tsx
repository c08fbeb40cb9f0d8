// @vitest-environment happy-dom
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActionResult } from '@/lib/core/action-result';
import type { FoundEntries } from '@/lib/core/found-entry';
import { CommandPalette } from './command-palette';
import type { CommandsProps } from './commands-props';

// Generous, for a busy machine: whatever is waited for ends the wait.
configure({ asyncUtilTimeout: 20_000 });
vi.setConfig({ testTimeout: 60_000 });

const push = vi.hoisted(() => vi.fn());
vi.mock('next/navigation', () => ({
  useRouter: () => ({ push }),
  usePathname: () => '/acme/settings/integration',
}));

const NONE: FoundEntries = { providers: [], policies: [], keys: [], named: [] };
const STAFF = {
  kind: 'provider',
  id: 'prv_staff',
  name: 'Staff',
  type: 'auth0',
  environment: 'production',
  enabled: true,
} as const;
const READERS = { kind: 'policy', id: 'pol_readers', name: 'Staff may read' } as const;
const CRON = {
  kind: 'key',
  id: 'key_cron',
  name: 'Nightly',
  prefix: 'ccm_live_7Kd0PqzXw3Ra',
  keyKind: 'machine',
  environment: 'production',
  state: 'active',
} as const;
const DOCS = [
  {
    title: 'Everything about the staff of others',
    section: 'Docs',
    href: '/docs/staffing',
    words: 'staffing',
  },
] as const;

const find = vi.fn<CommandsProps['find']>();
const show = vi.fn();

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
  find.mockImplementation(async () => ({ ok: true, value: NONE }));
  vi.stubGlobal('fetch', async () => Response.json(DOCS));
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

function open(more: Partial<CommandsProps> = {}) {
  const operator = { id: 'opr_a', name: 'Mara', email: 'mara@acme.com' };
  const signOut = async () => ({ ok: true });
  const item = (label: string, path: string) => ({ label, href: `/acme/${path}`, icon: null });
  const props: CommandsProps = {
    workspace: { slug: 'acme', name: 'Acme' },
    workspaces: [{ slug: 'globex', name: 'Globex' }],
    account: { operator, accountHref: '/acme/settings/account', theme: 'system', signOut },
    pages: [
      {
        label: 'Trust',
        items: [item('Integration', 'settings/integration'), item('Policies', 'policies')],
      },
    ],
    may: ['providers:read', 'policies:write', 'providers:test'],
    mac: false,
    find,
    ...more,
  };
  const palette = (opened: boolean) => (
    <CommandPalette {...props} open={opened} show={show} opener={{ current: null }} />
  );
  const { rerender } = render(palette(true));
  // As its owner does when it is asked to close.
  show.mockImplementation(() => rerender(palette(false)));
  return userEvent.setup();
}

const field = () => screen.getByRole('combobox');
const options = () => screen.getAllByRole('option');
const chosen = () => options().find((line) => line.getAttribute('aria-selected') === 'true');

/** Each group as it is shown, with the names of its lines. */
function groups(): readonly string[] {
  return screen.getAllByRole('group').map((group) => {
    const heading = document.getElementById(group.getAttribute('aria-labelledby') ?? '');
    const labels = within(group)
      .getAllByRole('option')
      .map((line) => line.querySelector('.truncate')?.textContent);
    return `${heading?.textContent}: ${labels.join(', ')}`;
  });
}

function answer(value: Partial<FoundEntries>): ActionResult<FoundEntries> {
  return { ok: true, value: { ...NONE, ...value } };
}

describe('the list of the palette', () => {
  it('begins with pages, what may be done, and other workspaces', async () => {
    open();
    expect(groups()).toEqual([
      'Pages: Integration, Policies, Account',
      'Actions: New policy, Switch to the dark theme, Use the theme of the system, Keyboard shortcuts, Sign out',
      'Workspaces: Switch to Globex',
    ]);
    expect(chosen()?.textContent).toContain('Integration');
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('9 results'));
  });

  it('has the group with the best answer first, and opens the line that the arrows chose', async () => {
    find.mockImplementation(async (_, { query }) =>
      query === 'staff' ? answer({ providers: [STAFF], policies: [READERS] }) : answer({}),
    );
    const user = open();
    await user.type(field(), 'staff');
    await waitFor(() =>
      expect(groups()).toEqual([
        'Providers: Staff',
        'Policies: Staff may read',
        'Tests: Test Connection of Staff',
        'Docs: Everything about the staff of others',
      ]),
    );
    expect(find).toHaveBeenLastCalledWith('acme', { query: 'staff', ids: [] });
    expect(chosen()?.textContent).toContain('Staff');
    await user.keyboard('{ArrowDown}');
    expect(chosen()?.textContent).toContain('Staff may read');
    expect(field().getAttribute('aria-activedescendant')).toBe(chosen()?.id);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(push).toHaveBeenCalledExactlyOnceWith('/acme/policies/pol_readers'));
    expect(show).toHaveBeenCalledExactlyOnceWith(null);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('goes from the first line up to the last', async () => {
    const user = open();
    await user.click(field());
    await user.keyboard('{ArrowUp}');
    expect(chosen()?.textContent).toContain('Switch to Globex');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(push).toHaveBeenCalledExactlyOnceWith('/globex/settings/integration'),
    );
  });

  it('leads to the one key in the list of its kind', async () => {
    find.mockImplementation(async () => answer({ keys: [CRON] }));
    const user = open();
    await user.type(field(), 'ccm_live_7Kd0');
    await waitFor(() => expect(groups()).toEqual(['Keys: Nightly']));
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(push).toHaveBeenCalledExactlyOnceWith(
        '/acme/api-keys?kind=machine&q=ccm_live_7Kd0PqzXw3Ra',
      ),
    );
  });

  it('says that nothing has this name, and what was searched', async () => {
    const user = open();
    await user.type(field(), 'zyxwv');
    expect(await screen.findByText('Nothing is called “zyxwv”')).toBeDefined();
    expect(screen.getByText(/policies, keys, actions and the documentation/)).toBeDefined();
    expect(screen.queryAllByRole('option')).toEqual([]);
    expect(screen.getByRole('status').textContent).toBe('Nothing found');
    await user.keyboard('{Enter}');
    expect([push.mock.calls.length, show.mock.calls.length]).toEqual([0, 0]);
  });

  it('says that the console could not be asked, and still lists what it has', async () => {
    find.mockImplementation(async (_, { query }) => {
      if (query === '') return answer({});
      return {
        ok: false,
        failure: { code: 'DEFECT', message: 'Something went wrong here.', requestId: 'req_1' },
      };
    });
    const user = open();
    await user.type(field(), 'policy');
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Providers, policies and keys could not be searched. Something went wrong here. Request req_1.',
    );
    expect(groups()).toEqual(['Actions: New policy']);
    await user.clear(field());
    await user.type(field(), 'zyxwv');
    expect(await screen.findByRole('alert')).toBeDefined();
    expect(screen.queryAllByRole('option')).toEqual([]);
    expect(screen.queryByText(/Nothing is called/)).toBeNull();
  });

  it('says that the documentation could not be searched', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 500 }));
    const user = open();
    await user.type(field(), 'polic');
    expect((await screen.findByRole('alert')).textContent).toBe(
      'The documentation could not be searched.',
    );
    expect(groups()[0]).toBe('Pages: Policies');
  });

  it('asks nobody for a secret', async () => {
    const user = open();
    await waitFor(() => expect(find).toHaveBeenCalledOnce());
    await user.click(field());
    await user.paste('ccm_live_7Kd0PqzXw3Ra5tYh');
    expect(await screen.findByText('This looks like a secret')).toBeDefined();
    expect(find).toHaveBeenCalledOnce();
  });
});
