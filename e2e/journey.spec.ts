import type { Page } from '@playwright/test';
import { expect, fillProvider, OWNER, setUp, signIn, test } from './fixtures';
import { untilLive, visit } from './visit';

test('the whole job: set up, add, test, save, edit, conflict, delete, decode', async ({
  fresh,
  provider,
  page,
  browser,
}) => {
  test.setTimeout(180_000);

  await test.step('the setup link makes the owner and is dead afterwards', async () => {
    await visit(page, `${fresh.url}/setup?token=wrong`);
    await expect(page.getByRole('button', { name: 'Create workspace and sign in' })).toHaveCount(0);
    await setUp(page, fresh);
    const again = await page.request.get(fresh.setupUrl);
    expect(again.status()).toBe(404);
  });

  await test.step('sign out and in again', async () => {
    await page.getByRole('button', { name: new RegExp(OWNER.name) }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in**');
    await signIn(page, fresh);
  });

  await test.step('the empty page begins with the issuer that is pasted', async () => {
    await expect(page.getByText('No provider yet, so every token is refused')).toBeVisible();
    await page
      .getByLabel('Paste a token or an issuer')
      .fill(`${provider.issuer}/.well-known/openid-configuration`);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL('**/integration/new?type=custom_oidc&issuer=**');
    await expect(page.getByRole('textbox', { name: 'Issuer' })).toHaveValue(provider.issuer);
  });

  await test.step('the draft is tested before it is saved: all green, keys listed', async () => {
    await page.getByRole('button', { name: 'Test Connection' }).click();
    const steps = page.getByRole('list', { name: 'Steps of the connection test' });
    await expect(page.getByText(/^Exactly these settings, /)).toBeVisible();
    for (const step of [
      'Input',
      'Address',
      'Discovery',
      'Metadata',
      'Issuer',
      'JWKS',
      'Keys',
      'Algorithms',
    ]) {
      await expect(
        steps.getByRole('listitem').filter({ hasText: new RegExp(`^${step}\\s*passed`) }),
      ).toHaveCount(1);
    }
    const keys = page.getByRole('table', { name: /keys/i });
    await expect(keys.getByText('RS256', { exact: true })).toBeVisible();
    await expect(keys.getByText('ES256', { exact: true })).toBeVisible();
  });

  await test.step('saving says what is missing at the field, and loses nothing', async () => {
    await page.getByRole('button', { name: /^Save provider/ }).click();
    await expect(page.getByText(/Add a client ID/)).toBeVisible();
    const name = page.getByLabel('Name', { exact: true });
    await expect(name).toHaveValue(new URL(provider.issuer).host);
    await page.getByLabel('Name', { exact: true }).fill('Staff');
    await page.getByRole('textbox', { name: 'Client IDs' }).fill(provider.clientId);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Stale: edited since')).toBeVisible();
    await page.getByRole('button', { name: 'Run again' }).click();
    await expect(page.getByText(/^Exactly these settings, /)).toBeVisible();
    await page.getByRole('button', { name: /^Save provider/ }).click();
    await page.waitForURL(/\/settings\/integration\/prv_/);
  });

  await test.step('a reload shows what was saved, with its report still fresh', async () => {
    await page.reload();
    await untilLive(page);
    await expect(page.getByRole('heading', { name: 'Staff' })).toBeVisible();
    await expect(page.getByText(/^Exactly these settings, /)).toBeVisible();
  });

  await test.step('leaving with unsaved changes asks', async () => {
    await page.getByLabel('Name', { exact: true }).fill('Staff of Acme');
    await page.getByRole('link', { name: 'Debugger', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
    await page.getByRole('button', { name: 'Keep editing' }).click();
    // goBack() would wait for the navigation that the question holds back.
    await page.evaluate(() => window.history.back());
    await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Staff of Acme');
    await page.getByRole('button', { name: /^Save changes/ }).click();
    await expect(page.getByRole('heading', { name: 'Staff of Acme' })).toBeVisible();
  });

  await test.step('a change from a second browser is shown beside mine', async () => {
    const second = await browser.newContext();
    const other = await second.newPage();
    await signIn(other, fresh);
    await other.getByRole('link', { name: 'Staff of Acme' }).click();
    await changeTolerance(other, '60');
    await other.getByRole('button', { name: /^Save changes/ }).click();
    await expect(other.getByText('Changes saved')).toBeVisible();
    await second.close();

    await page.getByLabel('Name', { exact: true }).fill('People');
    await page.getByRole('button', { name: /^Save changes/ }).click();
    const conflict = page.getByRole('alert').filter({ hasText: 'someone else changed' });
    await expect(conflict).toBeVisible();
    await expect(conflict.getByText('Clock tolerance', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Save the chosen values' }).click();
    await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
    await page.reload();
    await untilLive(page);
    await openTolerance(page);
    await expect(page.getByLabel('Clock tolerance')).toHaveValue('60');
  });

  await test.step('disable and enable', async () => {
    await page.getByRole('switch', { name: 'Enabled' }).click();
    await expect(page.getByRole('switch', { name: 'Disabled' })).toBeVisible();
    await page.getByRole('switch', { name: 'Disabled' }).click();
    await expect(page.getByRole('switch', { name: 'Enabled' })).toBeVisible();
  });

  await test.step('a token of the provider is decoded, recognised and accepted', async () => {
    await page.getByRole('link', { name: 'Debugger', exact: true }).click();
    await page.getByRole('textbox', { name: /token/i }).fill(`Bearer ${provider.tokens[0]}`);
    await expect(page.getByRole('heading', { name: 'Accepted by People' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'People' }).first()).toBeVisible();
  });

  await test.step('delete by typing the name', async () => {
    await page.getByRole('link', { name: 'People' }).first().click();
    await page.getByRole('button', { name: 'More about People' }).click();
    await page.getByRole('menuitem', { name: 'Delete provider' }).click();
    const confirm = page.getByRole('button', { name: 'Delete provider' });
    await expect(confirm).toBeDisabled();
    await page.getByRole('dialog').getByRole('textbox').fill('People');
    await confirm.click();
    await expect(page.getByText('No provider yet, so every token is refused')).toBeVisible();
  });
});

test('a wrong issuer is corrected with one button', async ({ shared, provider, page }) => {
  await signIn(page, shared);
  await visit(page, `${shared.url}/${OWNER.slug}/settings/integration/new?type=custom_oidc`);
  await page.getByRole('textbox', { name: 'Issuer' }).fill(`${provider.issuer}/`);
  await page.getByRole('button', { name: 'Test Connection' }).click();
  await expect(page.getByRole('link', { name: 'ISSUER_MISMATCH' })).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`Use ${provider.issuer}$`) }).click();
  await expect(page.getByRole('textbox', { name: 'Issuer' })).toHaveValue(provider.issuer);
  await expect(page.getByText(/^Exactly these settings, /)).toBeVisible();
});

test('a second provider with the same issuer is refused by name', async ({
  shared,
  provider,
  page,
}) => {
  await signIn(page, shared);
  await fillProvider(page, shared, { name: 'Twin', issuer: provider.issuer, clientId: 'twin' });
  await page.getByRole('button', { name: /^Save provider/ }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Staff has the issuer' })).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Twin');
});

test('a session that ends meanwhile costs nothing that was typed', async ({
  fresh,
  page,
  provider,
}) => {
  await setUp(page, fresh);
  await fillProvider(page, fresh, { name: 'Staff', issuer: provider.issuer, clientId: 'web' });
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByRole('button', { name: /^Save provider/ }).click();
  await expect(page.getByText('Your session has ended.')).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Staff');
  await page.getByRole('button', { name: /^Test Connection|^Run again/ }).click();
  await expect(page.getByText('The test did not run')).toBeVisible();
  await page.context().addCookies(cookies);
  await page.getByRole('button', { name: /^Save provider/ }).click();
  await page.waitForURL(/\/settings\/integration\/prv_/);
});

async function openTolerance(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Advanced/ }).click();
  await page.getByRole('button', { name: /^Times and claims/ }).click();
}

async function changeTolerance(page: Page, seconds: string): Promise<void> {
  await openTolerance(page);
  await page.getByLabel('Clock tolerance').fill(seconds);
}
