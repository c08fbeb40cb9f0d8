import type { Locator, Page } from '@playwright/test';
import { expect, OWNER, test } from './fixtures';
import { chooseByKey, tabTo, untilMenuReady } from './tab-to';
import { visit } from './visit';

async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

test('keyboard alone does the whole job', async ({ fresh, provider, page }) => {
  test.setTimeout(180_000);

  await test.step('set up', async () => {
    await visit(page, fresh.setupUrl);
    await type(page, page.getByLabel('Workspace'), OWNER.workspace);
    await type(page, page.getByLabel('Your name'), OWNER.name);
    await type(page, page.getByLabel('Email'), OWNER.email);
    await type(page, page.locator('input[type=password]').first(), OWNER.password);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${OWNER.slug}/settings/integration`);
  });

  await test.step('skip the navigation', async () => {
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: /skip/i });
    await expect(skip).toBeFocused();
    await page.keyboard.press('Enter');
  });

  await test.step('add, test and save a provider', async () => {
    await type(page, page.getByLabel('Paste a token or an issuer'), provider.issuer);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/integration/new?type=custom_oidc&issuer=**');
    const types = page.getByRole('radiogroup', { name: 'Type' });
    await tabTo(page, types.getByRole('radio', { name: 'Custom OIDC' }));
    await chooseByKey(page, 'ArrowRight', types.getByRole('radio', { name: 'Auth0' }));
    await chooseByKey(page, 'ArrowLeft', types.getByRole('radio', { name: 'Custom OIDC' }));
    await expect(page.getByRole('textbox', { name: 'Issuer' })).toHaveValue(provider.issuer);
    await type(page, page.getByLabel('Name', { exact: true }), 'Staff');
    await type(page, page.getByRole('textbox', { name: 'Client IDs' }), provider.clientId);
    await page.keyboard.press('Enter');
    await press(page, page.getByRole('button', { name: 'Test Connection' }));
    await expect(page.getByText(/^Exactly these settings, /)).toBeVisible();
    await press(page, page.getByRole('button', { name: /^Save provider/ }));
    await page.waitForURL(/\/settings\/integration\/prv_/);
  });

  await test.step('change the environment and save', async () => {
    const environment = page.getByRole('combobox', { name: 'Environment' });
    await type(page, environment, 'Staging');
    await expect(environment).toHaveValue('staging');
    await press(page, page.getByRole('button', { name: /^Save changes/ }));
    await expect(page.getByText('Changes saved')).toBeVisible();
  });

  await test.step('check a token', async () => {
    await press(page, page.getByRole('link', { name: 'Debugger', exact: true }));
    await page.waitForURL('**/debugger');
    const paste = page.getByRole('textbox', { name: /token/i });
    await tabTo(page, paste);
    await page.keyboard.insertText(provider.tokens[0] ?? '');
    await expect(page.getByRole('heading', { name: 'Accepted by Staff' })).toBeVisible();
  });

  await test.step('delete the provider', async () => {
    await press(page, page.getByRole('link', { name: 'Integration' }).first());
    await page.waitForURL('**/settings/integration');
    await press(page, page.getByRole('link', { name: 'Staff' }));
    const more = page.getByRole('button', { name: 'More about Staff' });
    await tabTo(page, more);
    await untilMenuReady(more);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Delete provider' })).toBeFocused();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await type(page, dialog.getByRole('textbox'), 'Staff');
    await page.keyboard.press('Enter');
    await expect(page.getByText('No provider yet')).toBeVisible();
  });

  await test.step('sign out', async () => {
    const account = page.getByRole('button', { name: new RegExp(OWNER.name) });
    await tabTo(page, account);
    await untilMenuReady(account);
    await page.keyboard.press('Enter');
    // Each key moves from where the one before it has moved to.
    for (const item of ['Account', 'System', 'Light', 'Dark']) {
      await expect(page.locator(':focus')).toHaveText(item);
      await page.keyboard.press('ArrowDown');
    }
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-in**');
  });
});
