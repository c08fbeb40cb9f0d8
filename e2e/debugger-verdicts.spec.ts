import type { Page, Request } from '@playwright/test';
import { type FakeProvider, startFakeProvider } from '../lib/testing/fake-provider';
import { makeToken } from '../lib/testing/token-factory';
import { type TokenKey, tokenKey } from '../lib/testing/token-keys';
import { type RunningConsole, startConsole } from './console';
import { expect, OWNER, setUp, test } from './fixtures';
import { chooseByKey } from './tab-to';
import { visit } from './visit';

const INTEGRATION = `/${OWNER.slug}/settings/integration`;
const FIRST = tokenKey('RS256', 'first');
const NEXT = tokenKey('RS256', 'next');
const NOW = Math.floor(Date.now() / 1000);

let fake: FakeProvider;
let console: RunningConsole;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, provider }) => {
  test.setTimeout(120_000);
  fake = await startFakeProvider();
  fake.keys.splice(0, fake.keys.length, FIRST.jwk);
  console = await startConsole([provider.origin, fake.origin]);
  page = await browser.newPage();
  await setUp(page, console);
  await save(page, 'Staff', provider.issuer, provider.clientId);
  await save(page, 'Orders', fake.issuer, 'orders-v1');
});

test.afterAll(async () => {
  await page.close();
  await console.stop();
  await fake.close();
});

async function save(on: Page, name: string, issuer: string, clientId: string): Promise<void> {
  await visit(on, `${console.url}${INTEGRATION}/new?type=custom_oidc&audience=${clientId}`);
  await on.getByLabel('Name', { exact: true }).fill(name);
  await on.getByRole('textbox', { name: 'Issuer' }).fill(issuer);
  await on.getByRole('button', { name: /^Save provider/ }).click();
  await on.waitForURL(/\/prv_/);
}

/** A token of the fake provider: for `orders-v1`, and good for an hour, unless said otherwise. */
function tokenOf(claims: object = {}, key: TokenKey = FIRST): string {
  const times = { iat: NOW - 60, exp: NOW + 3600 };
  return makeToken(key, { claims: { iss: fake.issuer, aud: 'orders-v1', ...times, ...claims } });
}

async function check(token: string, on: Page = page): Promise<void> {
  await visit(on, `${console.url}/${OWNER.slug}/debugger`);
  await on.getByRole('textbox', { name: 'Token' }).fill(token);
}

const heading = (name: string | RegExp, on: Page = page) => on.getByRole('heading', { name });
const verdict = (on: Page = page) => on.getByRole('region', { name: /^(?:Refused|Accepted)/ });

/** What the page asks for meanwhile, address and body. */
async function requestsOf(run: () => Promise<void>): Promise<readonly string[]> {
  const seen: string[] = [];
  const note = (request: Request) => seen.push(`${request.url()} ${request.postData() ?? ''}`);
  page.on('request', note);
  await run();
  page.off('request', note);
  return seen;
}

test('a good token is accepted in the browser, and never leaves it', async ({ provider }) => {
  for (const token of provider.tokens) {
    const requests = await requestsOf(async () => {
      await check(token);
      await expect(heading('Accepted by Staff')).toBeVisible();
    });
    const parts = token.split('.').filter((part) => requests.some((text) => text.includes(part)));
    expect(parts).toEqual([]);
    await expect(page.getByText('13 passed')).toBeVisible();
    await expect(page.getByText(/judged at [\d:]{8}, not stored/)).toBeVisible();
  }
  expect(page.url()).toBe(`${console.url}/${OWNER.slug}/debugger`);
});

test('an expired token is judged as of now and as of its issue, by keyboard', async () => {
  await check(tokenOf({ iat: NOW - 7200, exp: NOW - 3600 }));
  await expect(verdict().getByText('TOKEN_EXPIRED').first()).toBeVisible();
  await expect(page.locator('#announcer')).toContainText('check 7 of 13');
  await page.getByRole('radio', { name: 'As of now' }).focus();
  const asOf = (name: RegExp) => page.getByRole('radio', { name });
  await chooseByKey(page, 'ArrowRight', asOf(/^When issued/));
  await expect(heading('Accepted by Orders')).toBeVisible();
  await expect(page.getByText(/ as of .*, not stored/)).toBeVisible();
  await expect(page.locator('#announcer')).toContainText('Accepted by Orders.');
  await chooseByKey(page, 'ArrowLeft', asOf(/^As of now/));
  await expect(verdict().getByText('TOKEN_EXPIRED').first()).toBeVisible();
});

test('a wrong audience is accepted once its fix is drafted and saved', async () => {
  const token = tokenOf({ aud: 'orders-v2' });
  await check(token);
  await expect(verdict().getByText('INVALID_AUDIENCE').first()).toBeVisible();
  await expect(verdict().getByText(/^Character 9 differs\./)).toBeVisible();
  await verdict().locator('a[href*="fix="]').click();
  await page.waitForURL(/\/prv_.*fix=/);
  expect(page.url()).not.toContain(token.slice(0, 16));
  await expect(page.getByText(/^1 change: further audiences empty → orders-v2/)).toBeVisible();
  await page.getByRole('button', { name: /^Save changes/ }).click();
  await expect(page.getByText('Changes saved').first()).toBeVisible();
  await check(token);
  await expect(heading('Accepted by Orders')).toBeVisible();
});

test('a key that is not known is fetched once more; one that nobody has is said to be that', async () => {
  fake.keys.push(NEXT.jwk);
  await check(tokenOf({}, NEXT));
  await expect(heading('Accepted by Orders')).toBeVisible();
  await check(tokenOf({}, tokenKey('RS256', 'nobody')));
  await expect(verdict().getByText('KEY_NOT_FOUND').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Test Connection' })).toBeVisible();
});

test('keys that cannot be had say nothing about the token', async () => {
  const gone = await startFakeProvider();
  await gone.close();
  await visit(page, `${console.url}${INTEGRATION}/new?type=custom_oidc&audience=web`);
  await page.getByLabel('Name', { exact: true }).fill('Gone');
  await page.getByRole('textbox', { name: 'Issuer' }).fill('https://gone.invalid');
  await page.getByRole('button', { name: /^Save provider/ }).click();
  await page.waitForURL(/\/prv_/);
  await check(tokenOf({ iss: 'https://gone.invalid', aud: 'web' }));
  await expect(page.getByText('JWKS_FETCH_FAILED').first()).toBeVisible();
  await expect(page.getByText(/gone\.invalid/).last()).toBeVisible();
  await page.getByRole('link', { name: 'Test Connection' }).click();
  await page.waitForURL(/\/prv_.*#test-connection/);
});

test('where the browser has no cryptography, the server checks when told to', async ({
  browser,
}) => {
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const plain = await context.newPage();
  await plain.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
  const token = tokenOf();
  await check(token, plain);
  await expect(plain.getByText(/came over plain http/).first()).toBeVisible();
  const posted = plain.waitForRequest((request) => request.postData()?.includes(token) === true);
  await plain.getByRole('button', { name: 'Check on the server' }).click();
  expect((await posted).method()).toBe('POST');
  expect((await posted).url()).not.toContain(token.slice(0, 16));
  await expect(heading('Accepted by Orders', plain)).toBeVisible();
  await expect(plain.getByText(/by the server, not stored/)).toBeVisible();
  await context.close();
});

test('a pasted token becomes a provider that accepts it', async () => {
  const key = tokenKey('PS256', 'pasted');
  const other = await startFakeProvider();
  other.keys.push(key.jwk);
  other.metadata.id_token_signing_alg_values_supported = ['PS256'];
  const mine = await startConsole([other.origin]);
  const context = await page.context().browser()?.newContext();
  const own = await context?.newPage();
  if (own === undefined) throw new Error('There is no browser.');
  await setUp(own, mine);
  const times = { iat: NOW - 7200, exp: NOW - 3600 };
  const token = makeToken(key, { claims: { iss: other.issuer, aud: ['shop', 'web'], ...times } });
  await visit(own, `${mine.url}/${OWNER.slug}/debugger`);
  await own.getByRole('textbox', { name: 'Token' }).fill(token);
  await own.getByRole('link', { name: 'Add a provider with this issuer' }).click();
  await own.waitForURL(/\/new\?/);
  await own.getByRole('button', { name: 'Test Connection' }).click();
  await expect(own.getByText(/^Exactly these settings, /)).toBeVisible();
  await own.getByRole('button', { name: /^Save provider/ }).click();
  await own.waitForURL(/\/prv_/);
  await visit(own, `${mine.url}/${OWNER.slug}/debugger`);
  await own.getByRole('textbox', { name: 'Token' }).fill(token);
  await own.getByRole('button', { name: 'Judge as of its issue' }).click();
  await expect(heading(/^Accepted by 127\.0\.0\.1/, own)).toBeVisible();
  await context?.close();
  await mine.stop();
  await other.close();
});
