import type { Page } from '@playwright/test';
import {
  becomeOwner,
  cookieOf,
  MARA,
  REFRESH_MS,
  setToken,
  signInWithClerk,
  startClerkConsole,
  withoutRenewal,
  withToken,
} from './clerk';
import { expect, test } from './fixtures';
import { visit } from './visit';

const ACCOUNT = '/acme/settings/account';
const NOBODY = { id: 'user_nobody', email: 'nobody@acme.example', verified: true, name: 'No Body' };
const UNVERIFIED = { id: 'user_unv', email: MARA.email, verified: false, name: 'Not Mara' };

test.use({ ignoreHTTPSErrors: true });

test('the setup link asks to sign in with Clerk first, and makes that user the owner, once', async ({
  page,
}) => {
  const started = await startClerkConsole();
  const { clerk, console } = started;
  try {
    await becomeOwner(page, started);
    await expect(page.getByRole('link', { name: 'Debugger', exact: true })).toBeVisible();
    const asked = clerk.requests.filter((one) => one === `GET /v1/users/${MARA.id}`);
    expect(asked.length).toBeLessThan(3);
    expect((await page.goto(console.setupUrl))?.status()).toBe(404);
  } finally {
    await started.stop();
  }
});

test('whoever is signed out is led to the sign-in page, to Clerk, and back to the page asked for', async ({
  withClerk,
  page,
}) => {
  const { console } = withClerk;
  await visit(page, console.url + ACCOUNT);
  await expect(page).toHaveURL(`${console.url}/sign-in?next=%2Facme%2Fsettings%2Faccount`);
  await page.getByRole('link', { name: 'Sign in with Clerk' }).click();
  await page.getByRole('link', { name: `Continue as ${MARA.email}` }).click();
  await page.waitForURL(`**${ACCOUNT}`);
  await expect(page.getByText(MARA.email).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Your account at Clerk' })).toBeVisible();
  await expect(page.getByLabel('Current password')).toHaveCount(0);
});

test('a session cookie is the operator; a token of anything else is nobody', async ({
  withClerk,
  request,
}) => {
  const { clerk, console } = withClerk;
  const session = clerk.begin(MARA.id);
  const good = await withToken(request, withClerk, clerk.token(session, { azp: console.url }));
  expect(good.status()).toBe(200);
  expect(await good.text()).toContain(MARA.email);
  const { sid, ...template } = { sid: undefined, azp: console.url };
  const bad = {
    'of a page elsewhere': clerk.token(session, { azp: 'https://evil.example' }),
    'of a neighbour port': clerk.token(session, { azp: 'http://127.0.0.1:1' }),
    'of no page': clerk.token(session, { azp: null }),
    'that has ended': clerk.token(session, { azp: console.url, ageSeconds: 120 }),
    'of a JWT template': clerk.token(session, { azp: console.url, claims: { sid, ...template } }),
    'of somebody who acts for the user': clerk.token(session, {
      azp: console.url,
      claims: { act: { sub: 'user_admin' } },
    }),
    'of a session with a task left': clerk.token(session, {
      azp: console.url,
      claims: { sts: 'pending' },
    }),
    'that was cut': clerk.token(session, { azp: console.url }).slice(0, -4),
    'that is none': 'a.b.c',
  };
  for (const [what, token] of Object.entries(bad)) {
    const answer = await withToken(request, withClerk, token);
    expect(answer.status(), what).toBe(307);
    expect(answer.headers().location, what).toMatch(/^\/sign-in\?next=/);
    expect(await answer.text(), what).not.toContain(MARA.email);
  }
});

test('what a client says of itself in Clerk’s own headers is not heard', async ({
  withClerk,
  request,
}) => {
  const token = withClerk.clerk.token(withClerk.clerk.begin(MARA.id), {
    azp: withClerk.console.url,
  });
  const spoken = [
    { 'x-clerk-auth-status': 'signed-in', 'x-clerk-auth-token': token },
    { authorization: `Bearer ${token}` },
    { 'x-claimcheck-sign-in': 'none', 'x-clerk-auth-status': 'signed-in' },
    { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  ];
  for (const headers of spoken) {
    const answer = await request.get(withClerk.console.url + ACCOUNT, { headers, maxRedirects: 0 });
    expect(answer.status(), JSON.stringify(headers)).toBe(307);
    expect(answer.headers().location).toMatch(/^\/sign-in/);
  }
});

test('the debugger reads the own session’s token, and that of a JWT template', async ({
  withClerk,
  page,
}) => {
  const { clerk, console } = withClerk;
  clerk.templates.set('billing', { aud: 'https://billing.acme.example', plan: 'team' });
  await signInWithClerk(page, withClerk, MARA.email);
  await visit(page, `${console.url}/acme/debugger`);
  await page.getByLabel('JWT template').fill('no-such');
  await page.getByRole('button', { name: 'Use my current session token' }).click();
  await expect(page.getByText('Clerk has no JWT template of this name.')).toBeVisible();
  await page.getByLabel('JWT template').fill('billing');
  await page.getByRole('button', { name: 'Use my current session token' }).click();
  await expect(page.getByText('https://billing.acme.example').first()).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('button', { name: 'Use my current session token' }).click();
  await expect(page.getByText(MARA.id).first()).toBeVisible();
  // Nobody saved a provider for the instance that operators sign in with.
  await expect(page.getByRole('region', { name: /^Refused/ })).toContainText('INVALID_ISSUER');
});

test('the open page renews its token, within its content security policy', async ({
  withClerk,
  page,
}) => {
  const { clerk, console } = withClerk;
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) complaints.push(message.text());
  });
  await signInWithClerk(page, withClerk, MARA.email);
  await visit(page, console.url + ACCOUNT);
  const token = () => cookieOf(page, console.url);
  const first = await token();
  const asked = () => clerk.requests.filter((one) => one === 'POST /v1/client/token').length;
  const before = asked();
  await expect.poll(asked, { timeout: 20 * REFRESH_MS }).toBeGreaterThan(before + 2);
  await expect.poll(token).not.toBe(first);
  expect(complaints).toEqual([]);
});

test('an action after the session’s end says so, and what was typed stays', async ({
  withClerk,
  page,
}) => {
  const { console } = withClerk;
  await withoutRenewal(page);
  await signInWithClerk(page, withClerk, MARA.email);
  await visit(page, `${console.url}/acme/debugger`);
  await page.getByLabel('JWT template').fill('billing');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Use my current session token' }).click();
  await expect(page.getByText('Your session has ended. Sign in again')).toBeVisible();
  await expect(page.getByLabel('JWT template')).toHaveValue('billing');
});

async function cookieNames(page: Page, url: string): Promise<readonly string[]> {
  return (await page.context().cookies(url)).map(({ name }) => name);
}

test('a token that ended is renewed on the way to the next page', async ({ withClerk, page }) => {
  const { clerk, console } = withClerk;
  await withoutRenewal(page);
  const session = await signInWithClerk(page, withClerk, MARA.email);
  const old = clerk.token(session, { azp: console.url, ageSeconds: 120 });
  await visit(page, `${console.url}/acme/settings/integration`);
  await setToken(page, console.url, old);
  await page.getByRole('link', { name: 'Debugger', exact: true }).click();
  await expect.poll(() => cookieOf(page, console.url)).not.toBe(old);
  await expect(page.getByRole('textbox', { name: 'Token' })).toBeVisible();
  // Against loops Clerk's package counts renewals that follow each other within two seconds, in a
  // cookie of that age, and gives up at the third. Tokens that end by themselves are a minute apart.
  await expect.poll(() => cookieNames(page, console.url)).not.toContain('__clerk_redirect_count');
  await setToken(page, console.url, old);
  await visit(page, console.url + ACCOUNT);
  await expect(page).toHaveURL(console.url + ACCOUNT);
});

test('somebody who was deleted or banned at Clerk before he came here is nobody’s operator', async ({
  withClerk,
  request,
}) => {
  const { clerk, console } = withClerk;
  const banned = { id: 'user_banned', email: 'banned@acme.example', verified: true, name: 'B' };
  clerk.addUser({ ...banned, banned: true });
  for (const userId of ['user_gone', banned.id]) {
    const token = clerk.token(clerk.begin(userId), { azp: console.url });
    expect((await withToken(request, withClerk, token)).status()).toBe(307);
    const page = await (await withToken(request, withClerk, token, '/sign-in')).text();
    expect(page).toContain('You have no access to this console');
    expect(page).toContain('claimcheck operator create');
    expect(page).not.toContain(banned.email);
  }
  clerk.users.delete(banned.id);
});

test('somebody whom nobody gave access reads so, and can sign out', async ({ withClerk, page }) => {
  const { clerk, console } = withClerk;
  clerk.addUser(NOBODY);
  await signInWithClerk(page, withClerk, NOBODY.email);
  await expect(page.getByRole('heading')).toHaveText('You have no access to this console');
  await expect(page.getByText(`as ${NOBODY.email}, but nobody has given you access`)).toBeVisible();
  await visit(page, console.url + ACCOUNT);
  await expect(page.getByRole('heading')).toHaveText('You have no access to this console');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in with Clerk' })).toBeVisible();
  clerk.users.delete(NOBODY.id);
});

test('an address that Clerk has not verified makes nobody an operator', async ({
  withClerk,
  request,
}) => {
  const { clerk, console } = withClerk;
  clerk.addUser(UNVERIFIED);
  const token = clerk.token(clerk.begin(UNVERIFIED.id), { azp: console.url });
  expect((await withToken(request, withClerk, token)).status()).toBe(307);
  const page = await (await withToken(request, withClerk, token, '/sign-in')).text();
  expect(page).toContain('You have no access to this console');
  expect(page).toContain('Clerk has not verified this address yet');
  clerk.users.delete(UNVERIFIED.id);
});
