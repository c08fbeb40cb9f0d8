import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { startFakeClerk } from '../lib/testing/fake-clerk-instance';
import type { FakeClerk, FakeClerkSession } from '../lib/testing/fake-clerk-state';
import { freePort, type RunningConsole, startConsole } from './console';
import { visit } from './visit';

/** Who becomes the owner in these tests. */
export const MARA = {
  id: 'user_mara',
  email: 'mara@acme.example',
  verified: true,
  name: 'Mara Lindqvist',
};

/** How often the stub of Clerk's browser code renews the token. */
export const REFRESH_MS = 500;

/** A console whose operators sign in with Clerk, and the instance of Clerk. */
export interface ClerkConsole {
  readonly clerk: FakeClerk;
  readonly console: RunningConsole;
  /** Where the console listens, whatever its public address is. */
  readonly localUrl: string;
  readonly stop: () => Promise<void>;
}

/** Starts both; `env` is set besides what Clerk needs. */
export async function startClerkConsole(
  env: (clerk: FakeClerk) => Readonly<Record<string, string>> = () => ({}),
): Promise<ClerkConsole> {
  const clerk = await startFakeClerk({ refreshMs: REFRESH_MS });
  const caFile = join(mkdtempSync(join(tmpdir(), 'claimcheck-clerk-')), 'ca.pem');
  writeFileSync(caFile, clerk.ca);
  const port = await freePort();
  const running = await startConsole([], {
    PORT: String(port),
    ...clerk.env,
    NODE_EXTRA_CA_CERTS: caFile,
    ...env(clerk),
  });
  const stop = async () => {
    await running.stop();
    await clerk.stop();
  };
  return { clerk, console: running, localUrl: `http://127.0.0.1:${port}`, stop };
}

/** Opens the setup link, signs in with Clerk as Mara, and makes her the owner of Acme. */
export async function becomeOwner(page: Page, { clerk, console }: ClerkConsole): Promise<void> {
  clerk.addUser(MARA);
  await visit(page, console.setupUrl);
  await expect(page.getByRole('link', { name: 'Sign in with Clerk' })).toBeVisible();
  await expect(page.getByLabel('Password')).toHaveCount(0);
  await page.getByRole('link', { name: 'Sign in with Clerk' }).click();
  await page.getByRole('link', { name: `Continue as ${MARA.email}` }).click();
  await expect(page.getByLabel('Your name')).toHaveValue(MARA.name);
  await page.getByLabel('Workspace').fill('Acme');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await page.waitForURL('**/acme/settings/integration');
}

/**
 * Signs in at the portal, from the console's sign-in page; ends where the console leads, and gives back
 * the session that began.
 */
export async function signInWithClerk(
  page: Page,
  { clerk, console }: ClerkConsole,
  email: string,
): Promise<FakeClerkSession> {
  await visit(page, `${console.url}/sign-in`);
  await page.getByRole('link', { name: 'Sign in with Clerk' }).click();
  await page.getByRole('link', { name: `Continue as ${email}` }).click();
  await page.waitForURL(`${console.url}/**`);
  const session = [...clerk.sessions.values()].at(-1);
  if (session === undefined) throw new Error('No session began.');
  return session;
}

/** Keeps the page from renewing its token, so that its cookies stay what the test makes them. */
export async function withoutRenewal(page: Page): Promise<void> {
  await page.route('**/v1/client/token?*', (route) => route.abort());
}

/** What the console shows a browser with this session token, and nothing else of Clerk's. */
export async function withToken(
  request: APIRequestContext,
  { console }: ClerkConsole,
  token: string,
  path = '/acme/settings/account',
) {
  const cookie = `__session=${token}; __client_uat=1; __clerk_db_jwt=dvb_1`;
  return request.get(console.url + path, { headers: { cookie }, maxRedirects: 0 });
}

/** The session token that a browser has at an address. */
export async function cookieOf(page: Page, url: string): Promise<string | undefined> {
  return (await page.context().cookies(url)).find(({ name }) => name === '__session')?.value;
}

/** Puts another session token in the place of the browser's own. */
export async function setToken(page: Page, url: string, token: string): Promise<void> {
  const names = (await page.context().cookies(url)).map(({ name }) => name);
  const own = names.filter((name) => name.startsWith('__session'));
  await page.context().addCookies(own.map((name) => ({ name, value: token, url })));
}
