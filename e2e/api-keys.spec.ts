import type { Page } from '@playwright/test';
import { expect, OWNER, test } from './fixtures';
import { copyAndClose, makeKey, openKeyForm, shownKey } from './keys';
import { untilLive, visit } from './visit';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name });

test.describe('API keys', () => {
  test.beforeEach(async ({ shared, context }) => {
    await context.addCookies(shared.session.cookies);
  });

  test('threat 223: a key is created, shown once, and copied whole', async ({ shared, page }) => {
    await openKeyForm(page, shared, 'api');
    await page.getByRole('button', { name: 'Create API key' }).last().click();
    await expect(page.getByText('Give the key a name.')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.getByRole('textbox', { name: 'Name' }).fill('Checkout');
    await page.getByRole('checkbox', { name: 'verify' }).click();
    await page.getByRole('button', { name: 'Create API key' }).last().click();
    await expect(page.getByText('Choose at least one scope.')).toBeVisible();
    await page.getByRole('checkbox', { name: 'verify' }).click();
    await page.getByRole('radio', { name: 'Staging' }).click();
    await page.getByRole('button', { name: 'Create API key' }).last().click();

    const key = await shownKey(page);
    expect(key).toMatch(/^cck_test_/);
    await expect(page.getByRole('dialog').locator('pre')).toContainText(`${key.slice(0, 21)}••••`);
    await expect(page.getByRole('dialog').locator('pre')).not.toContainText(key.slice(21));
    await page.getByRole('button', { name: 'Copy command' }).click();
    expect(await clipboard(page)).toContain(`Authorization: Bearer ${key}`);
    await copyAndClose(page, 'api');
    expect(await clipboard(page)).toBe(key);

    const made = row(page, /Checkout/);
    await expect(made).toContainText(key.slice(0, 21));
    await expect(made).toContainText('Staging');
    await expect(made).toContainText('Never');
    await expect(made).toContainText(/expires/);
    await page.reload();
    await untilLive(page);
    expect(await page.content()).not.toContain(key.slice(21, 64));
  });

  test('closing before the key was copied asks, and so does leaving', async ({ shared, page }) => {
    await visit(page, `${shared.url}/${OWNER.slug}/api-keys`);
    await page.getByRole('link', { name: 'Machine keys' }).click();
    await page.getByRole('button', { name: 'Create machine key' }).first().click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Uncopied');
    await page.getByRole('button', { name: 'Create machine key' }).last().click();
    const key = await shownKey(page);
    expect(key).toMatch(/^ccm_live_/);
    await page.keyboard.press('Escape');
    await expect(page.getByText('Close without the key?')).toBeVisible();
    await page.getByRole('button', { name: 'Back to the key' }).click();
    expect(await shownKey(page)).toBe(key);
    await page.evaluate(() => history.back());
    await expect(page.getByText('Leave without the key?')).toBeVisible();
    await page.getByRole('button', { name: 'Back to the key' }).click();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Close without it' }).click();
    await expect(row(page, /Uncopied/)).toBeVisible();
  });

  test('a key is rotated: the old one ends after the overlap', async ({ shared, page }) => {
    await makeKey(shared, 'api', 'Ledger');
    await visit(page, `${shared.url}/${OWNER.slug}/api-keys`);
    await page.getByRole('button', { name: 'More about Ledger' }).click();
    await page.getByRole('menuitem', { name: 'Rotate key' }).click();
    await page.getByRole('radio', { name: 'In 1 hour' }).click();
    await page.getByRole('button', { name: 'Rotate key' }).click();
    await expect(page.getByText('The old key stops in 1 hour.')).toBeVisible();
    const key = await shownKey(page);
    await copyAndClose(page, 'api');
    await expect(row(page, /Ledger/)).toHaveCount(2);
    await expect(
      row(page, /expires in 59 min/).getByRole('button', { name: 'More about Ledger' }),
    ).toBeFocused();
    await expect(row(page, /expires in 59 min/)).not.toContainText(key.slice(0, 21));
  });

  test('a key is revoked by typing its name, and stays in the list', async ({ shared, page }) => {
    await openKeyForm(page, shared, 'api');
    await page.getByRole('textbox', { name: 'Name' }).fill('Old crawler');
    await page.getByRole('button', { name: 'Create API key' }).last().click();
    await shownKey(page);
    await copyAndClose(page, 'api');
    await page.getByRole('button', { name: 'More about Old crawler' }).click();
    await page.getByRole('menuitem', { name: 'Revoke key' }).click();
    const revoke = page.getByRole('button', { name: 'Revoke key' });
    await expect(revoke).toBeDisabled();
    await page.getByLabel('Type Old crawler to confirm').fill('Old crawler');
    await revoke.click();
    await expect(row(page, /Old crawler/)).toContainText('Revoked');
    await expect(page.getByRole('button', { name: 'More about Old crawler' })).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await page.getByRole('combobox', { name: 'State' }).selectOption('active');
    await expect(row(page, /Old crawler/)).toHaveCount(0);
    await expect(page).toHaveURL(/state=active/);
    await page.reload();
    await untilLive(page);
    await expect(page.getByRole('combobox', { name: 'State' })).toHaveValue('active');
  });

  test('keyboard alone creates a key', async ({ shared, page }) => {
    await visit(page, `${shared.url}/${OWNER.slug}/api-keys`);
    await page.getByRole('button', { name: 'Create API key' }).first().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Enter');
    await shownKey(page);
    await page.keyboard.press('Tab');
    const copy = page.getByRole('button', { name: 'Copy API key' });
    while (!(await copy.evaluate((element) => element === document.activeElement))) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    // Before that, Escape asks whether to go without the key.
    await expect(page.getByRole('status').filter({ hasText: 'Copied key' })).toBeAttached();
    await page.keyboard.press('Escape');
    await expect(row(page, /By keyboard/)).toBeVisible();
  });
});
