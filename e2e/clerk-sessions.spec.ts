import type { Page } from '@playwright/test';
import { cookieOf, MARA, setToken, signInWithClerk, withoutRenewal, withToken } from './clerk';
import { expect, test } from './fixtures';
import { visit } from './visit';

const ACCOUNT = '/acme/settings/account';

/** Presses the button of the page; the menu above it only names what is in it. */
async function pressSignOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
}

test.use({ ignoreHTTPSErrors: true });

test('threat 212: sign-out ends the session here at once and at Clerk, and takes the cookies', async ({
  withClerk,
  page,
  request,
}) => {
  const { clerk, console } = withClerk;
  // A renewal that Clerk answered just before would write its cookie after they were taken.
  await withoutRenewal(page);
  const session = await signInWithClerk(page, withClerk, MARA.email);
  await visit(page, console.url + ACCOUNT);
  const copied = clerk.token(session, { azp: console.url });
  expect((await withToken(request, withClerk, copied)).status()).toBe(200);
  await pressSignOut(page);
  await page.waitForURL('**/sign-in');
  await expect(page.getByRole('link', { name: 'Sign in with Clerk' })).toBeVisible();
  expect(session.status).toBe('revoked');
  const left = (await page.context().cookies(console.url)).map(({ name }) => name);
  expect(left.filter((name) => name.startsWith('__session'))).toEqual([]);
  expect((await withToken(request, withClerk, copied)).status()).toBe(307);
});

test('threat 212: sign-out on a page that lay open ends the session all the same', async ({
  withClerk,
  page,
}) => {
  const { clerk, console } = withClerk;
  await withoutRenewal(page);
  const session = await signInWithClerk(page, withClerk, MARA.email);
  await visit(page, console.url + ACCOUNT);
  const old = clerk.token(session, { azp: console.url, ageSeconds: 7200 });
  await setToken(page, console.url, old);
  await pressSignOut(page);
  await expect(page.getByRole('link', { name: 'Sign in with Clerk' })).toBeVisible();
  expect(session.status).toBe('revoked');
});

test('threat 212: a session that is revoked at Clerk lives no longer than its token', async ({
  withClerk,
  page,
  request,
}) => {
  const { clerk, console } = withClerk;
  const session = await signInWithClerk(page, withClerk, MARA.email);
  const last = clerk.token(session, { azp: console.url });
  const ended = clerk.token(session, { azp: console.url, ageSeconds: 120 });
  session.status = 'revoked';
  // Until its end a token is believed without asking: this is what the manual says, and no less.
  expect((await withToken(request, withClerk, last)).status()).toBe(200);
  expect((await withToken(request, withClerk, ended)).status()).toBe(307);
  await setToken(page, console.url, ended);
  await visit(page, console.url + ACCOUNT);
  await expect(page.getByRole('link', { name: 'Sign in with Clerk' })).toBeVisible();
});

test('threat 212: an old token ends no session but one that came here, of a page of this console', async ({
  withClerk,
  page,
}) => {
  const { clerk, console } = withClerk;
  await withoutRenewal(page);
  const here = await signInWithClerk(page, withClerk, MARA.email);
  const elsewhere = clerk.begin(MARA.id);
  const old = { ageSeconds: 7200 };
  const tokens = [
    clerk.token(elsewhere, { azp: console.url, ...old }),
    clerk.token(here, { azp: 'https://product.acme.example', ...old }),
    clerk.token(here, { azp: null, ...old }),
  ];
  const live = (await cookieOf(page, console.url)) ?? '';
  for (const token of tokens) {
    await setToken(page, console.url, live);
    await visit(page, console.url + ACCOUNT);
    const before = await page.context().cookies(console.url);
    await setToken(page, console.url, token);
    await pressSignOut(page);
    await expect(page.getByRole('link', { name: 'Sign in with Clerk' })).toBeVisible();
    await page.context().addCookies(before);
  }
  expect([here.status, elsewhere.status]).toEqual(['active', 'active']);
});

test('threat 212: a user who is deleted or banned at Clerk keeps access as long as the token', async ({
  withClerk,
  request,
}) => {
  const { clerk, console } = withClerk;
  const session = clerk.begin(MARA.id);
  const tokens = [0, 120].map((ageSeconds) =>
    clerk.token(session, { azp: console.url, ageSeconds }),
  );
  const changes = [
    () => clerk.addUser({ ...MARA, banned: true }),
    () => clerk.users.delete(MARA.id),
  ];
  try {
    for (const change of changes) {
      change();
      const statuses = await Promise.all(
        tokens.map(async (token) => (await withToken(request, withClerk, token)).status()),
      );
      // What the manual says, and no less.
      expect(statuses).toEqual([200, 307]);
    }
  } finally {
    clerk.addUser(MARA);
  }
});

test('a session that was revoked gives no template’s token, and says that it ended', async ({
  withClerk,
  page,
}) => {
  const { clerk, console } = withClerk;
  clerk.templates.set('billing', { aud: 'https://billing.acme.example' });
  await withoutRenewal(page);
  const session = await signInWithClerk(page, withClerk, MARA.email);
  await visit(page, `${console.url}/acme/debugger`);
  await page.getByLabel('JWT template').fill('billing');
  const press = () => page.getByRole('button', { name: 'Use my current session token' }).click();
  try {
    clerk.backend = 'refuses';
    await press();
    await expect(page.getByText('Clerk refused to make the token (status 422).')).toBeVisible();
  } finally {
    clerk.backend = 'answers';
  }
  session.status = 'revoked';
  await press();
  await expect(page.getByText('Your session has ended. Sign in again')).toBeVisible();
});
