import type { Page } from '@playwright/test';
import { newKeyPair } from '../lib/testing/key-pair.mjs';
import { writeCertificate } from '../lib/testing/x509';
import { expect, OWNER, type SharedConsole, test } from './fixtures';
import { untilLive, visit } from './visit';

const INTEGRATION = `/${OWNER.slug}/settings/integration`;
const DAY_MS = 86_400_000;

async function openList(page: Page, shared: SharedConsole): Promise<void> {
  await page.context().addCookies(shared.session.cookies);
  await visit(page, shared.url + INTEGRATION);
}

async function openStaff(page: Page, shared: SharedConsole): Promise<void> {
  await openList(page, shared);
  await page.getByRole('link', { name: 'Staff', exact: true }).click();
  await page.waitForURL(/\/prv_/);
}

const field = (page: Page, name: RegExp) => page.getByRole('textbox', { name });

test('a type is chosen first, and stays in the address', async ({ shared, page }) => {
  await openList(page, shared);
  await page.getByRole('link', { name: 'Add provider' }).click();
  await page.waitForURL('**/integration/new');
  await page.getByRole('link', { name: 'Auth0' }).click();
  await page.waitForURL('**/new?type=auth0');
  await field(page, /^Domain/).fill('acme.eu.auth0.com');

  await page.getByRole('radio', { name: 'Custom OIDC' }).click();
  await expect(field(page, /^Issuer/)).toHaveValue('https://acme.eu.auth0.com/');
  await page.getByRole('radio', { name: 'Clerk' }).click();
  await expect(page).toHaveURL(/\?type=clerk$/);
  await page.getByRole('radio', { name: 'Auth0' }).click();
  await expect(field(page, /^Domain/)).toHaveValue('acme.eu.auth0.com');

  await page.getByRole('radio', { name: 'WorkOS' }).click();
  await field(page, /^Custom auth/).fill('');
  page.once('dialog', (dialog) => dialog.accept());
  await page.reload();
  await untilLive(page);
  await expect(page.getByRole('radio', { name: 'WorkOS' })).toBeChecked();
  await expect(field(page, /^Client ID/)).toHaveValue('');
  await page.goBack();
  await page.goForward();
  await expect(page.getByRole('radio', { name: 'WorkOS' })).toBeChecked();
});

test('a token of a saved provider opens it with what the token adds', async ({ shared, page }) => {
  await openList(page, shared);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const issuer = await page
    .getByRole('row', { name: /Staff/ })
    .getByText(/^http:/)
    .innerText();
  const claims = { iss: issuer, aud: 'https://api.acme.example/orders', sub: 'a secret of mine' };
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url() + (request.postData() ?? '')));
  await page
    .getByLabel('Paste a token or an issuer')
    .fill(`Bearer ${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`);
  await expect(page.getByText('Already trusted as')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(/\/prv_.*audience=/);
  const audiences = page.getByRole('list', { name: 'Client IDs, entered' });
  await expect(audiences.getByText('https://api.acme.example/orders')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Save changes/ })).toBeVisible();
  expect(requests.filter((text) => text.includes('c2lnbmF0dXJl'))).toEqual([]);
  await page.getByRole('button', { name: 'Discard' }).click();
});

test('a test of a saved provider joins its history, which is opened and copied', async ({
  shared,
  provider,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openStaff(page, shared);
  await field(page, /^Issuer/).fill(`${provider.issuer}/`);
  await page.getByRole('button', { name: 'Run again' }).click();
  const earlier = page.getByRole('region', { name: 'Earlier reports' });
  // Other tests of the same console may have left reports as well; the newest comes first.
  const passed = earlier.getByRole('button', { name: /All steps passed/ }).first();
  await expect(passed).toBeVisible();
  const changes = page.getByRole('list', { name: 'Since the test before' });
  await expect(changes.first()).toContainText('settings');

  await passed.click();
  await expect(page).toHaveURL(/[?&]report=rpt_/);
  await expect(earlier.getByRole('table', { name: /keys/i })).toBeVisible();
  await earlier.getByRole('button', { name: 'Copy as Markdown' }).click();
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  expect(markdown).toContain('## Connection test: Staff, Custom OIDC');

  await page.getByRole('button', { name: 'Discard' }).click();
  await page.reload();
  await untilLive(page);
  const open = earlier.getByRole('button', { expanded: true });
  await expect(open).toContainText('All steps passed');
  await earlier.getByRole('button', { name: 'Show thumbprints' }).click();
  await expect(earlier.getByRole('button', { name: 'Copy thumbprint' }).first()).toBeVisible();
  // Other tests of this console find the newest report to be of the settings as they are.
  await page.getByRole('button', { name: 'Run again' }).click();
  await expect(page.getByText(/^Exactly these settings, /)).toBeVisible();
});

test('pasted certificates are described with their end', async ({ shared, page }) => {
  const { publicKey, privateKey } = newKeyPair('ec', { namedCurve: 'P-256' });
  const authority = (days: number) =>
    writeCertificate({
      commonName: `Authority of ${days} days`,
      notBefore: new Date(Date.now() - 400 * DAY_MS),
      notAfter: new Date(Date.now() + (days + 0.5) * DAY_MS),
      publicKey,
      authority: true,
      issuerName: `Authority of ${days} days`,
      issuerKey: privateKey,
    });
  await openStaff(page, shared);
  await page.getByRole('button', { name: /^Advanced/ }).click();
  await page.getByRole('button', { name: /^Private certificate authority/ }).click();
  await field(page, /^Certificates/).fill([111, 20, -3].map(authority).join(''));
  await page.keyboard.press('Tab');
  const lines = page.getByRole('list', { name: 'What was pasted' }).getByRole('listitem');
  await expect(lines).toHaveCount(3);
  await expect(lines.nth(0)).toContainText('an authority, ends');
  await expect(lines.nth(0)).toContainText('in 111 days');
  await expect(lines.nth(1)).toContainText('in 20 days');
  await expect(lines.nth(2)).toContainText('3 days ago');
  await page.getByRole('button', { name: 'Discard' }).click();
});

test('two WorkOS environments are told how to share the old issuer', async ({ shared, page }) => {
  await openList(page, shared);
  for (const id of ['client_01AAA', 'client_01BBB']) {
    await visit(page, `${shared.url}${INTEGRATION}/new?type=workos&client=${id}&audience=orders`);
    await page.getByLabel('Name', { exact: true }).fill(id);
    await page.getByRole('switch', { name: /^Also accept/ }).setChecked(true);
    await page.getByRole('button', { name: /^Save provider/ }).click();
    if (id === 'client_01AAA') await page.waitForURL(/\/prv_/);
  }
  const refused = page.getByRole('alert').filter({ hasText: 'client_01AAA has the issuer' });
  await expect(refused.getByRole('link', { name: 'Open client_01AAA' })).toBeVisible();
  await refused.getByRole('button', { name: 'Switch it off here' }).click();
  await page.getByRole('button', { name: /^Save provider/ }).click();
  await page.waitForURL(/\/prv_/);
});
