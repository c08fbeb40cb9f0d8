// @vitest-environment happy-dom
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ANNOUNCER_ID } from '@/components/ui/announce';
import type { ActionResult } from '@/lib/core/action-result';
import type { ActivePolicy } from '@/lib/core/policies/policy';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { draftFrom } from '@/lib/core/providers/registry';
import { decodeToken } from '@/lib/core/tokens/decode-token';
import { type KnownProvider, matchIssuer } from '@/lib/core/tokens/match-issuer';
import { openToken } from '@/lib/core/tokens/open-token';
import type { ProviderKeys } from '@/lib/core/tokens/provider-keys';
import { judgeToken } from '@/lib/platform/judge-token';
import { makeToken, ringOf, TOKEN_ISSUER, trustedProvider } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import { TokenCheck } from './token-check';

// Generous, for a busy machine: whatever is waited for ends the wait.
const PATIENCE_MS = 20_000;
configure({ asyncUtilTimeout: PATIENCE_MS });
vi.setConfig({ testTimeout: 2 * PATIENCE_MS });

const NOW = Math.floor(Date.now() / 1000);
const KEY = tokenKey('ES256');
const ROTATED = tokenKey('ES256', 'rotated');
const TIMES = { iat: NOW - 60, exp: NOW + 3600 };
const PROVIDER = trustedProvider({ name: 'Acme' });
const ACME: KnownProvider = {
  id: PROVIDER.id,
  name: 'Acme',
  type: 'custom_oidc',
  issuers: PROVIDER.issuers,
  environment: 'production',
  enabled: true,
  href: '/acme/settings/integration/prv_made_up',
};
const OTHER = { ...ACME, id: 'prv_other', name: 'Other', issuers: ['https://other.example.com'] };

const READING = {
  mappings: [
    { jwtPath: 'plan', attribute: 'plan', required: false, defaultValue: 'free' },
    { jwtPath: 'org_role', attribute: 'org_role', required: false },
  ],
  permissionsPath: 'permissions',
};
const PREMIUM: ActivePolicy = {
  id: 'pol_premium',
  name: 'premium_features',
  version: 1,
  permissions: [
    { resource: 'premium-features', actions: ['access'], priority: 0, environment: null },
  ],
  specification: {
    rules: [
      {
        rule_id: 'premium-allow',
        effect: 'Allow',
        conditions: [
          { function: 'string_one_of', attribute: 'ext_plan', values: ['premium', 'enterprise'] },
        ],
      },
    ],
    default: { effect: 'Deny' },
  },
};
const reading = vi.fn();
const ground = vi.fn();
const POLICIES = {
  workspace: 'acme',
  targets: [{ resource: 'premium-features', actions: ['access'] }],
  asks: { onGround: ground, onReading: reading },
};

const keys = (given: Partial<ProviderKeys> = {}): ActionResult<ProviderKeys> => ({
  ok: true,
  value: {
    provider: PROVIDER,
    draft: draftFrom('custom_oidc', {
      ...NO_HINTS,
      issuer: TOKEN_ISSUER,
      audiences: PROVIDER.audiences,
    }),
    ring: ringOf(KEY.jwk),
    fetchedAt: null,
    stale: false,
    problem: null,
    ...given,
  },
});

const onKeys = vi.fn();
const onCheck = vi.fn();
const onRefresh = vi.fn();
const onChecked = vi.fn();
const onAgain = vi.fn();

function show(claims: object, providers: readonly KnownProvider[] = [ACME], key = KEY) {
  const token = makeToken(key, { claims: { ...TIMES, ...claims } });
  const read = decodeToken(token);
  if (!read.ok) throw new Error('not decoded');
  const { decoded } = read;
  render(
    <>
      <div id={ANNOUNCER_ID} role="status" />
      <TokenCheck
        decoded={decoded}
        match={matchIssuer(decoded.payload.value.iss, providers)}
        providers={providers}
        complete
        newProviderHref="/acme/settings/integration/new"
        actions={{ onKeys, onCheck, onRefresh, onAgain, policies: POLICIES }}
        onChecked={onChecked}
      />
    </>,
  );
  return token;
}

const heard = (words: RegExp) =>
  waitFor(() => expect(document.getElementById(ANNOUNCER_ID)?.textContent).toMatch(words));
const checks = () =>
  within(screen.getByRole('list', { name: 'Checks in order' })).getAllByRole('listitem');

// What the page fetches after it stands.
beforeAll(() => import('./judge-here'));
beforeEach(() => {
  onKeys.mockReset().mockResolvedValue(keys());
  reading.mockReset().mockResolvedValue({ ok: true, value: READING });
  ground.mockReset().mockResolvedValue({ ok: true, value: [PREMIUM] });
  onCheck.mockReset();
  onRefresh.mockReset();
  onChecked.mockReset();
  onAgain.mockReset();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the check of a token in the browser', () => {
  it('accepts a good one, says which key, and asks for nothing but the keys', async () => {
    show({});
    expect(await screen.findByRole('heading', { name: 'Accepted by Acme' })).toBeDefined();
    expect(screen.getByText(KEY.kid)).toBeDefined();
    expect(checks().map((row) => /passed/.test(row.textContent ?? ''))).toEqual(
      Array.from({ length: 13 }, () => true),
    );
    await heard(/^Accepted by Acme\.$/);
    await waitFor(() =>
      expect(onChecked).toHaveBeenLastCalledWith({ good: true, title: 'Accepted by Acme' }),
    );
    expect(onKeys.mock.calls).toEqual([[{ providerId: ACME.id, refetch: false }]]);
    expect(onCheck).not.toHaveBeenCalled();
  });

  it('shows the first fault with its place, what differs, and what is good', async () => {
    show({ aud: 'client-2' });
    const verdict = await screen.findByRole('region', { name: /^Refused/ });
    expect(within(verdict).getAllByText('INVALID_AUDIENCE')[0]).toBeDefined();
    expect(verdict.textContent).toContain('is the first failing check, 9 of 13');
    expect(verdict.textContent).toContain('Signature, key and times are good.');
    expect(within(verdict).getByText(/^Character 8 differs\./)).toBeDefined();
    await heard(/^Refused.*, check 9 of 13\.$/);
  });

  it('drafts the fix by an address that holds no more of the token than the value', async () => {
    const token = show({ aud: 'client-2' });
    const verdict = await screen.findByRole('region', { name: /^Refused/ });
    const link = within(verdict)
      .getAllByRole('link')
      .find((one) => one.getAttribute('href')?.includes('fix='));
    const address = new URL(link?.getAttribute('href') ?? '', 'https://console.test');
    expect(address.pathname).toBe(ACME.href);
    expect(JSON.parse(address.searchParams.get('fix') ?? '')).toEqual({
      field: 'furtherAudiences',
      value: ['client-2'],
    });
    expect(address.href).not.toContain(token.slice(0, 20));
  });

  it('shows what would be refused next, each once', async () => {
    show({ aud: 'client-2', sub: '', iat: NOW - 7200, exp: NOW - 100 });
    const verdict = await screen.findByRole('region', { name: /^Refused/ });
    expect(verdict.textContent).toContain('TOKEN_EXPIRED');
    const next = within(screen.getByRole('region', { name: /^Also wrong/ }));
    expect(next.getByText('INVALID_AUDIENCE')).toBeDefined();
    expect(next.getByText('INVALID_CLAIM')).toBeDefined();
    expect(next.queryByText('TOKEN_EXPIRED')).toBeNull();
  });

  it('judges as of the issue of an expired one', async () => {
    show({ iat: NOW - 7200, exp: NOW - 3600 });
    await screen.findByRole('region', { name: /^Refused/ });
    await userEvent.click(screen.getByRole('button', { name: 'Judge as of its issue' }));
    expect(await screen.findByRole('heading', { name: 'Accepted by Acme' })).toBeDefined();
    const choice = screen.getByRole('radio', { name: 'When issued' });
    expect(choice.getAttribute('aria-checked')).toBe('true');
    expect(document.activeElement).toBe(screen.getByRole('region', { name: /^Check against/ }));
    await userEvent.click(screen.getByRole('radio', { name: 'As of now' }));
    expect(await screen.findByRole('region', { name: /^Refused/ })).toBeDefined();
    expect(onKeys).toHaveBeenCalledTimes(1);
  });

  it('says of permissions that the provider does not read where the token has them', async () => {
    const provider = { ...PROVIDER, permissionsPath: null };
    onKeys.mockResolvedValue(keys({ provider }));
    reading.mockResolvedValue({ ok: true, value: { ...READING, permissionsPath: null } });
    show({ permissions: ['a:b'] });
    const words =
      /^not read: the provider names no permissions claim; the token has “permissions”$/;
    expect(await screen.findByText(words)).toBeDefined();
    expect(await screen.findByText(/^Not read: .* the token has “permissions”\.$/)).toBeDefined();
  });

  it('says of what environment a good token is', async () => {
    show({}, [{ ...ACME, environment: 'staging' }]);
    expect(
      await screen.findByRole('heading', { name: 'Accepted by Acme, in staging only' }),
    ).toBeDefined();
  });

  it('judges again once a token that was good has expired', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    show({});
    await screen.findByRole('heading', { name: 'Accepted by Acme' });
    vi.setSystemTime((NOW + 4000) * 1000);
    await screen.findByRole('region', { name: /^Refused/ });
    expect(screen.getAllByText('TOKEN_EXPIRED')[0]).toBeDefined();
    await waitFor(() =>
      expect(onChecked).toHaveBeenLastCalledWith({ good: false, title: expect.any(String) }),
    );
  });

  it('has an unknown key fetched once more, and no oftener', async () => {
    onKeys.mockResolvedValueOnce(keys()).mockResolvedValueOnce(keys({ ring: ringOf(ROTATED.jwk) }));
    show({}, [ACME], ROTATED);
    expect(await screen.findByRole('heading', { name: 'Accepted by Acme' })).toBeDefined();
    expect(onKeys.mock.calls.map(([input]) => input.refetch)).toEqual([false, true]);
    cleanup();
    onKeys.mockClear().mockResolvedValue(keys());
    show({}, [ACME], ROTATED);
    expect((await screen.findAllByText('KEY_NOT_FOUND'))[0]).toBeDefined();
    expect(onKeys).toHaveBeenCalledTimes(2);
  });

  it('has the keys refreshed where none is known, and judges by those that came', async () => {
    onKeys.mockResolvedValue(keys({ fetchedAt: new Date().toISOString() }));
    show({}, [ACME], ROTATED);
    const refresh = await screen.findByRole('button', { name: 'Refresh keys' });
    const failure = { code: 'TOO_MANY_REQUESTS', message: 'Wait 8 s.', retryAfterSeconds: 8 };
    onRefresh.mockResolvedValueOnce({ ok: false, failure });
    await userEvent.click(refresh);
    expect(await screen.findByText('Wait 8 s.')).toBeDefined();
    onRefresh.mockResolvedValueOnce({
      ok: true,
      value: { outcome: 'refreshed', keyCount: 1, added: ['rotated'], removed: [] },
    });
    onKeys.mockResolvedValue(keys({ ring: ringOf(ROTATED.jwk) }));
    await userEvent.click(screen.getByRole('button', { name: 'Refresh keys' }));
    expect(await screen.findByRole('heading', { name: 'Accepted by Acme' })).toBeDefined();
    expect(onRefresh.mock.calls).toEqual([[{ id: ACME.id }], [{ id: ACME.id }]]);
  });

  it('offers no refresh of keys that are pasted', async () => {
    show({}, [ACME], ROTATED);
    expect((await screen.findAllByText('KEY_NOT_FOUND'))[0]).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Refresh keys' })).toBeNull();
  });

  it('refuses as a key of another environment would have it, and says which has the issuer', async () => {
    show({}, [{ ...ACME, environment: 'staging' }]);
    await screen.findByRole('heading', { name: 'Accepted by Acme, in staging only' });
    const choice = screen.getByRole('combobox', { name: /^Environment of the application/ });
    await userEvent.selectOptions(choice, 'production');
    const verdict = await screen.findByRole('region', { name: /belongs to another environment$/ });
    expect(verdict.textContent).toContain('INVALID_ISSUER');
    expect(document.body.textContent).toMatch(/the provider .Acme. has it, in staging/);
    await userEvent.selectOptions(choice, 'staging');
    expect(await screen.findByRole('heading', { name: /^Accepted by Acme/ })).toBeDefined();
  });

  it('says why keys cannot be had, and leads to Test Connection', async () => {
    const problem = 'The host issuer.example.com does not exist.';
    onKeys.mockResolvedValue(keys({ ring: null, problem }));
    show({ aud: 'client-2' });
    expect((await screen.findAllByText('JWKS_FETCH_FAILED'))[0]).toBeDefined();
    expect(document.body.textContent).toContain(problem);
    const link = screen.getByRole('link', { name: 'Test Connection' });
    expect(link.getAttribute('href')).toBe(`${ACME.href}#test-connection`);
    expect(
      within(screen.getByRole('region', { name: /^Also wrong/ })).getByText('INVALID_AUDIENCE'),
    ).toBeDefined();
  });

  it('checks against another provider, and says that its issuer is another', async () => {
    onKeys.mockImplementation(async ({ providerId }) =>
      providerId === OTHER.id
        ? keys({ provider: { ...PROVIDER, id: OTHER.id, issuers: OTHER.issuers } })
        : keys(),
    );
    show({}, [ACME, OTHER]);
    await screen.findByRole('heading', { name: 'Accepted by Acme' });
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Check against' }),
      OTHER.id,
    );
    const verdict = await screen.findByRole('region', { name: /^Refused/ });
    expect(verdict.textContent).toContain('INVALID_ISSUER');
    expect(screen.getByText('chosen by you; its issuer is another')).toBeDefined();
    expect(checks().filter((row) => /failed/.test(row.textContent ?? ''))).toHaveLength(1);
  });

  it('says that nobody has the issuer, what it nearly is, and checks all the same', async () => {
    const near = { ...ACME, issuers: [`${TOKEN_ISSUER}/`] };
    const [issuer = null] = near.issuers;
    const draft = draftFrom('custom_oidc', { ...NO_HINTS, issuer, audiences: PROVIDER.audiences });
    onKeys.mockResolvedValue(keys({ provider: { ...PROVIDER, issuers: near.issuers }, draft }));
    show({}, [near]);
    await screen.findByRole('region', { name: /^Refused/ });
    expect(onKeys).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Check against Acme all the same' }));
    await waitFor(() => expect(onKeys).toHaveBeenCalledOnce());
    expect(await screen.findByText(/Signature, key and times are good/)).toBeDefined();
    expect(screen.getByRole('link', { name: `Use ${TOKEN_ISSUER}` })).toBeDefined();
  });

  it('does not call a token of a disabled provider accepted', async () => {
    const off = { ...ACME, enabled: false };
    show({}, [off]);
    await screen.findByText(/has it, and is disabled/);
    await userEvent.click(screen.getByRole('button', { name: 'Check against Acme all the same' }));
    const title = 'Good for Acme, which is disabled';
    expect(await screen.findByRole('heading', { name: title })).toBeDefined();
    expect(screen.queryByText(/Accepted/)).toBeNull();
  });

  it('copies a report that holds neither the token nor its subject', async () => {
    const copied: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
      copied.push(text);
    });
    const token = show({ aud: 'client-2', sub: 'user-of-nobody' });
    await userEvent.click(await screen.findByRole('button', { name: 'Copy as report' }));
    expect(copied[0]).toContain('## Token check: Acme');
    expect(copied[0]).toContain('`INVALID_AUDIENCE`, check 9 of 13');
    expect(copied[0]).toContain('| Signature | passed |');
    expect(copied[0]).not.toContain('user-of-nobody');
    for (const part of token.split('.')) expect(copied[0]).not.toContain(part.slice(0, 16));
  });

  it('can be made again when the console did not answer', async () => {
    onKeys.mockRejectedValueOnce(new TypeError('failed to fetch'));
    show({});
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Accepted by Acme' })).toBeDefined();
    expect(onAgain).toHaveBeenCalledOnce();
  });
});

describe('what policies decide for the token', () => {
  const question = () => screen.findByRole('region', { name: 'Policy question' });

  it('is shown with its attributes, what would allow it, and the whole trace', async () => {
    show({ plan: null, org_role: null, permissions: ['a:b'] });
    const asked = await question();
    expect(await within(asked).findByText('Denied')).toBeDefined();
    expect(within(asked).getByText('Would be allowed if')).toBeDefined();
    expect(asked.textContent).toMatch(
      /ext_plan were one of premium, enterprise \(it is free: default was used\)/,
    );
    expect(within(asked).getByText('premium-allow')).toBeDefined();
    const attributes = screen.getByRole('region', { name: /^Attributes/ });
    expect(attributes.textContent).toMatch(/ext_planfree \(default\)/);
    expect(attributes.textContent).toMatch(/permissionsa:b/);
    expect(reading.mock.calls).toEqual([[{ providerId: ACME.id }]]);
    expect(ground.mock.calls).toEqual([[{ resource: 'premium-features', action: 'access' }]]);
  });

  it('is Allowed once the plan is', async () => {
    show({ plan: 'premium' });
    expect(await within(await question()).findByText('Allowed')).toBeDefined();
    expect(screen.queryByText('Would be allowed if')).toBeNull();
  });

  it('is the deny of a refused token, and as if it were valid only when asked', async () => {
    show({ plan: 'premium', exp: NOW - 100, iat: NOW - 200 });
    const asked = await question();
    expect(asked.textContent).toMatch(/Denied.*TOKEN_EXPIRED: the token is refused/);
    expect(screen.getByRole('region', { name: /^What its attributes would be/ })).toBeDefined();
    await userEvent.click(screen.getByRole('checkbox', { name: 'As if it were valid' }));
    expect(await within(asked).findByText('Allowed')).toBeDefined();
  });

  it('says who wrote the claims of a refused token only where its signature is good', async () => {
    show({ aud: 'client-2' });
    expect(await screen.findByText(/its signature is good, so its provider wrote/)).toBeDefined();
    expect(screen.queryByText(/anyone could have written them/)).toBeNull();
    cleanup();
    show({}, [ACME], ROTATED);
    expect(await screen.findByText(/anyone could have written them/)).toBeDefined();
  });

  it('says which resources there are, and asks about the nearest', async () => {
    show({ plan: 'premium' });
    const asked = await question();
    ground.mockResolvedValue({ ok: true, value: [] });
    const resource = within(asked).getByRole('combobox', { name: 'Resource' });
    await userEvent.clear(resource);
    await userEvent.type(resource, 'premium_feature');
    ground.mockResolvedValue({ ok: true, value: [PREMIUM] });
    await userEvent.click(await within(asked).findByRole('button', { name: 'Ask about it' }));
    expect(await within(asked).findByText('Allowed')).toBeDefined();
  });
});

describe('where the browser has no cryptography', () => {
  const answer = { verdict: null, judgedAt: Date.now() };

  beforeEach(() => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  });

  it('says so, sends nothing by itself, and asks the server when told to', async () => {
    const verdict = {
      code: 'INVALID_SIGNATURE',
      message: 'No key verifies it.',
      expected: null,
      actual: null,
      alsoExpected: [],
      alsoActual: [],
      nearMiss: null,
      valid: false,
      check: 'signature',
      providerId: ACME.id,
      refetch: false,
      checks: [],
    };
    onCheck.mockResolvedValue({ ok: true, value: { ...answer, verdict } });
    const token = show({});
    expect(await screen.findByText(/came over plain http/)).toBeDefined();
    expect(onCheck).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Check on the server' }));
    expect((await screen.findAllByText('INVALID_SIGNATURE'))[0]).toBeDefined();
    expect(onCheck.mock.calls).toEqual([[{ providerId: ACME.id, token, asOf: 'now' }]]);
    expect(screen.getByText(/by the server, not stored/)).toBeDefined();
  });

  it('a verdict of the server ends with the token, by the server’s clock, and nothing is sent again', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const behindMs = 600_000;
    const token = makeToken(KEY, { claims: TIMES });
    const opened = openToken(token);
    const judged = judgeToken(opened, PROVIDER, ringOf(KEY.jwk), {
      now: NOW * 1000,
      explain: true,
    });
    const value = { verdict: { ...judged, claims: {} }, judgedAt: Date.now() - behindMs };
    onCheck.mockResolvedValue({ ok: true, value });
    show({});
    await userEvent.click(await screen.findByRole('button', { name: 'Check on the server' }));
    await screen.findByRole('heading', { name: 'Accepted by Acme' });
    const endsAt = (TIMES.exp + PROVIDER.clockToleranceSeconds) * 1000 + behindMs;
    vi.setSystemTime(endsAt - 60_000);
    expect(await screen.findByText(/^(?:9|10) min ago$/)).toBeDefined();
    expect(screen.getByRole('heading', { name: 'Accepted by Acme' })).toBeDefined();
    vi.setSystemTime(endsAt + 1000);
    const verdict = await screen.findByRole('region', { name: /^Refused/ });
    expect(within(verdict).getAllByText('TOKEN_EXPIRED')[0]).toBeDefined();
    expect(checks().filter((row) => /failed/.test(row.textContent ?? ''))).toHaveLength(1);
    expect(onCheck).toHaveBeenCalledOnce();
  });

  it('still tells what needs no signature', async () => {
    onKeys.mockResolvedValue(keys({ provider: { ...PROVIDER, algorithms: ['RS256'] } }));
    show({});
    expect((await screen.findAllByText('ALGORITHM_NOT_ALLOWED'))[0]).toBeDefined();
    expect(onCheck).not.toHaveBeenCalled();
  });
});
