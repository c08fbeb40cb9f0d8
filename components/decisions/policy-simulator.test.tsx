// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ANNOUNCER_ID } from '@/components/ui/announce';
import type { ActivePolicy } from '@/lib/core/policies/policy';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { makeToken, TOKEN_ISSUER } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import { PolicySimulator, type PolicySimulatorProps } from './policy-simulator';

const APP: KnownProvider = {
  id: 'prv_app',
  name: 'App',
  type: 'clerk',
  issuers: [TOKEN_ISSUER],
  environment: 'staging',
  enabled: true,
  href: '/acme/settings/integration/prv_app',
};

function policy(limit: number): ActivePolicy {
  return {
    id: 'pol_orders',
    name: 'order-approval',
    version: 3,
    permissions: [{ resource: 'orders', actions: ['approve'], priority: 100, environment: null }],
    specification: {
      rules: [
        {
          rule_id: 'small-orders',
          effect: 'Allow',
          conditions: [
            { function: 'string_equal', attribute: 'ext_role', value: 'approver' },
            { function: 'number_less_than', attribute: 'context.amount', value: limit },
          ],
        },
      ],
      default: { effect: 'Deny' },
    },
  };
}

const SAVED = policy(500);
const READING = {
  mappings: [
    { jwtPath: 'role', attribute: 'role', required: true },
    { jwtPath: 'email', attribute: 'email', required: false },
  ],
  permissionsPath: null,
};

const onGround = vi.fn();
const onReading = vi.fn();
const onKeepAsTest = vi.fn();

function show(draft: ActivePolicy | null, more: Partial<PolicySimulatorProps> = {}) {
  render(
    <>
      <div id={ANNOUNCER_ID} role="status" />
      <PolicySimulator
        workspace="acme"
        draft={draft}
        saved={SAVED}
        targets={[{ resource: 'orders', actions: ['approve'] }]}
        providers={[APP]}
        asks={{ onGround, onReading }}
        onKeepAsTest={onKeepAsTest}
        {...more}
      />
    </>,
  );
}

const field = (name: RegExp) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
async function write(name: RegExp, text: string) {
  await userEvent.clear(field(name));
  await userEvent.click(field(name));
  await userEvent.paste(text);
}
const heard = (words: RegExp) =>
  waitFor(() => expect(document.getElementById(ANNOUNCER_ID)?.textContent).toMatch(words));

beforeEach(() => {
  onGround.mockReset().mockResolvedValue({ ok: true, value: [SAVED] });
  onReading.mockReset().mockResolvedValue({ ok: true, value: READING });
  onKeepAsTest.mockReset();
});
afterEach(() => {
  expect([localStorage.length, sessionStorage.length, document.cookie]).toEqual([0, 0, '']);
  cleanup();
});

describe('the simulator', () => {
  it('decides by the draft, and shows the saved verdict and what made the difference', async () => {
    show(policy(1000));
    await write(/^Attributes by hand/, '{"ext_role": "approver"}');
    await write(/^Context/, '{"amount": 900}');
    expect(await screen.findByText('Allowed')).toBeDefined();
    expect(screen.getByText('Draft')).toBeDefined();
    expect(screen.getByText('Saved')).toBeDefined();
    expect(screen.getByText('Denied')).toBeDefined();
    expect(document.body.textContent).toContain(
      'The conditions of the rule small-orders were changed.',
    );
    await heard(/^Allowed: rule small-orders of order-approval allows it/);
    expect(onGround.mock.calls).toEqual([[{ resource: 'orders', action: 'approve' }]]);
  });

  it('shows one verdict where both come to the same, and says by whom each condition failed', async () => {
    show(policy(1000));
    await write(/^Attributes by hand/, '{"ext_role": "Approver"}');
    await write(/^Context/, '{"amount": 10}');
    expect(await screen.findByText('Denied')).toBeDefined();
    expect(screen.queryByText('Saved')).toBeNull();
    expect(screen.getByText('Wanted')).toBeDefined();
    expect(screen.getByText('Does not hold:')).toBeDefined();
    expect(screen.getByText('Holds:')).toBeDefined();
    expect(screen.getByText('Would be allowed if')).toBeDefined();
  });

  it('says unknown where an attribute is absent, and adds it with one press', async () => {
    show(null);
    expect((await screen.findAllByText('Unknown:')).length).toBe(2);
    await userEvent.click(screen.getByRole('button', { name: 'Add ext_role' }));
    await userEvent.click(screen.getByRole('button', { name: 'Add context.amount' }));
    expect(JSON.parse(field(/^Attributes by hand/).value)).toEqual({ ext_role: 'approver' });
    expect(JSON.parse(field(/^Context/).value)).toEqual({ amount: 500 });
    expect(screen.queryByText('Unknown:')).toBeNull();
  });

  it('keeps what was decided as a test, without attributes that no policy looks at', async () => {
    show(policy(1000));
    await write(/^Attributes by hand/, '{"ext_role": "approver", "ext_email": "a@b.example"}');
    await write(/^Context/, '{"amount": 900}');
    await screen.findByText('Allowed');
    await write(/^Name of the test/, 'An approver approves 900');
    await userEvent.click(screen.getByRole('button', { name: 'Keep as test' }));
    expect(onKeepAsTest.mock.calls).toEqual([
      [
        {
          name: 'An approver approves 900',
          attributes: { ext_role: 'approver' },
          resource: 'orders',
          action: 'approve',
          context: { amount: 900 },
          now: null,
          expected: 'Allow',
        },
      ],
    ]);
    await heard(/^Kept as a test: An approver approves 900\./);
  });

  it('asks about what the draft is attached to, until somebody asks something else', async () => {
    const own = {
      resource: 'invoices',
      actions: ['*'],
      priority: 0,
      environment: 'staging',
    } as const;
    show(null, {
      saved: null,
      attached: [own],
      leftOut: 'Without this policy: it is not complete.',
    });
    await waitFor(() =>
      expect(onGround.mock.calls).toEqual([[{ resource: 'invoices', action: 'read' }]]),
    );
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Environment' }).value).toBe(
      'staging',
    );
    expect(screen.getByText('Without this policy: it is not complete.')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Keep as test' })).toBeNull();
  });

  it('asks about nothing of somebody else where the draft is attached to nothing', async () => {
    show(policy(1000), { saved: null, attached: [] });
    expect(await screen.findByText('Name a resource and an action.')).toBeDefined();
    expect(onGround).not.toHaveBeenCalled();
  });

  it('keeps a test that this policy passes, where another policy decides otherwise', async () => {
    const permissions = [{ resource: 'orders', actions: ['*'], priority: 900, environment: null }];
    const specification = { rules: [], default: { effect: 'Deny' } } as const;
    const other = { ...SAVED, id: 'pol_other', name: 'freeze', permissions, specification };
    onGround.mockResolvedValue({ ok: true, value: [SAVED, other] });
    const open = { ...SAVED, specification: { rules: [], default: { effect: 'Allow' } } } as const;
    show(open);
    expect(await screen.findByText(/alone it allows this/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Keep as test' }));
    expect(onKeepAsTest.mock.calls[0]?.[0]).toMatchObject({ expected: 'Allow', action: 'approve' });
  });

  it('fetches once more what could not be fetched, and leads to the way back in', async () => {
    const failure = { code: 'UNAUTHENTICATED', message: 'Your session has ended.' };
    onGround.mockResolvedValueOnce({ ok: false, failure });
    show(null);
    expect(await screen.findByText('What decides could not be fetched')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Sign in in another tab' })).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Denied')).toBeDefined();
    expect(onGround).toHaveBeenCalledTimes(2);
  });

  it('marks what cannot be read and decides nothing by it', async () => {
    show(null);
    await write(/^Attributes by hand/, '{"role": 1}');
    expect(await screen.findByText('Mend the fields that are marked.')).toBeDefined();
    expect(field(/^Attributes by hand/).getAttribute('aria-invalid')).toBe('true');
  });
});

describe('a token in the simulator', () => {
  const token = (claims: object) =>
    makeToken(tokenKey('ES256'), { claims: { email: 'a@b.example', ...claims } });

  it('is read by the mappings of its provider, and decided in its environment', async () => {
    show(null);
    await userEvent.click(screen.getByRole('radio', { name: 'From a token' }));
    await userEvent.click(field(/^Token/));
    await userEvent.paste(token({ role: 'approver' }));
    expect(await screen.findByText('Read by the mappings of App')).toBeDefined();
    expect(onReading.mock.calls).toEqual([[{ providerId: 'prv_app' }]]);
    const environment = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Environment' });
    expect(environment.value).toBe('staging');
    await userEvent.click(screen.getByRole('button', { name: 'Edit by hand' }));
    expect(JSON.parse(field(/^Attributes by hand/).value)).toEqual({
      ext_role: 'approver',
      ext_email: 'a@b.example',
      permissions: [],
    });
  });

  it('is denied where a required claim is missing, and offered as no test', async () => {
    show(null);
    await userEvent.click(screen.getByRole('radio', { name: 'From a token' }));
    await userEvent.click(field(/^Token/));
    await userEvent.paste(token({ role: null }));
    expect(await screen.findByText('Denied')).toBeDefined();
    expect(document.body.textContent).toContain('the claim role is required');
    expect(screen.queryByRole('button', { name: 'Keep as test' })).toBeNull();
  });

  it('is denied where the stored mappings cannot be read, whatever a default allows', async () => {
    onReading.mockResolvedValue({ ok: true, value: { ...READING, mappings: null } });
    const specification = { rules: [], default: { effect: 'Allow' } } as const;
    onGround.mockResolvedValue({ ok: true, value: [{ ...SAVED, specification }] });
    show(null);
    await userEvent.click(screen.getByRole('radio', { name: 'From a token' }));
    await userEvent.click(field(/^Token/));
    await userEvent.paste(token({ role: 'approver' }));
    expect(await screen.findByText('Denied')).toBeDefined();
    expect(screen.getByText(/^the stored claim mappings cannot be read/)).toBeDefined();
    expect(screen.getByRole('link', { name: /Open the claims of App/ })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Keep as test' })).toBeNull();
  });

  it('with a claim for an attribute that no mapping makes leads to the mappings', async () => {
    onReading.mockResolvedValue({ ok: true, value: { ...READING, mappings: [] } });
    show(null);
    await userEvent.click(screen.getByRole('radio', { name: 'From a token' }));
    await userEvent.click(field(/^Token/));
    await userEvent.paste(token({ role: 'approver' }));
    const link = await screen.findByRole('link', { name: 'Map it in the claims of App' });
    expect(link.getAttribute('href')).toBe('/acme/claims/prv_app');
    expect(document.body.textContent).toContain(
      'No mapping makes ext_role; this token has the claim role.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Edit by hand' }));
    expect(screen.queryByRole('link', { name: 'Map it in the claims of App' })).toBeNull();
  });

  it('hands up its attributes while it is open, and nothing else', async () => {
    const onAttributes = vi.fn();
    show(null, { onAttributes });
    await userEvent.click(screen.getByRole('radio', { name: 'From a token' }));
    await userEvent.click(field(/^Token/));
    await userEvent.paste(token({ role: 'approver' }));
    const attributes = { ext_role: 'approver', ext_email: 'a@b.example', permissions: [] };
    await waitFor(() => expect(onAttributes).toHaveBeenLastCalledWith(attributes));
    await userEvent.click(screen.getByRole('button', { name: 'Clear token' }));
    expect(onAttributes).toHaveBeenLastCalledWith(null);
  });

  it('that is expired is decided as if it were valid, and says so before', async () => {
    show(null);
    await userEvent.click(screen.getByRole('radio', { name: 'From a token' }));
    await userEvent.click(field(/^Token/));
    await userEvent.paste(token({ role: 'approver', exp: 1_700_000_000 }));
    expect(await screen.findByText('The token is expired')).toBeDefined();
    expect(screen.getByText('As if it were valid')).toBeDefined();
  });

  it('of a provider of another environment says which, and asks there with one press', async () => {
    show(null, { address: { environment: 'production' } });
    await userEvent.click(screen.getByRole('radio', { name: 'From a token' }));
    await userEvent.click(field(/^Token/));
    await userEvent.paste(token({ role: 'approver' }));
    const words = '“App” has the issuer of this token, in Staging and not in Production.';
    expect((await screen.findAllByText(words)).length).toBe(2);
    await userEvent.click(screen.getByRole('button', { name: 'Ask in Staging' }));
    expect(await screen.findByText('Read by the mappings of App')).toBeDefined();
  });

  it('of nobody’s issuer is decided by nothing', async () => {
    show(null);
    await userEvent.click(screen.getByRole('radio', { name: 'From a token' }));
    await userEvent.click(field(/^Token/));
    await userEvent.paste(token({ iss: 'https://other.example.com' }));
    const words = await screen.findAllByText('No enabled provider has the issuer of this token.');
    expect(words.length).toBe(2);
    expect(onReading).not.toHaveBeenCalled();
  });
});
