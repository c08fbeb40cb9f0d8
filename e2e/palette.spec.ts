import type { Page } from '@playwright/test';
import { openDatabase } from '@/lib/data/open-database';
import type { RunningConsole } from './console';
import { expect, fillProvider, OWNER, setUp, test } from './fixtures';
import { haveKeys } from './keys';
import { ownProvider } from './own-provider';
import { openPalette, paletteField, paletteLine } from './palette';
import { GUIDE_POLICIES, pastePolicy } from './policies';
import { visit } from './visit';

const list = (console: RunningConsole) => `${console.url}/${OWNER.slug}/settings/integration`;

test.describe('the command palette', () => {
  let page: Page;

  test.beforeEach(async ({ shared, browser }) => {
    const context = await browser.newContext({ storageState: shared.session });
    page = await context.newPage();
    await visit(page, list(shared));
  });
  test.afterEach(() => page.context().close());

  test('opens by its key from a field, finds a provider and goes there', async () => {
    const search = page.getByRole('searchbox', { name: 'Find by name or issuer' });
    await search.fill('St');
    await openPalette(page);
    await expect(page.locator('main input[type=search]')).toHaveValue('St');
    await page.keyboard.type('staf');
    await expect(paletteLine(page, /^Staff.*Custom OIDC/)).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'result' })).toHaveText(
      /^\d+ results$/,
    );
    await paletteField(page).press('Enter');
    await page.waitForURL(/\/settings\/integration\/prv_/);
    await expect(page.getByRole('heading', { name: 'Staff', level: 1 })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await test.step('and remembers it as a path alone', async () => {
      await page
        .getByRole('navigation', { name: 'Main' })
        .getByRole('link', { name: 'Claims' })
        .click();
      await page.waitForURL('**/claims');
      await openPalette(page);
      const recent = page.getByRole('group', { name: 'Recent' });
      await expect(recent.getByRole('option', { name: /^Staff/ })).toBeVisible();
      const kept = await page.evaluate(() => Object.entries(localStorage).sort().flat());
      expect(kept).toEqual([
        expect.stringMatching(/^claimcheck\.recent\.opr_\w{24}\.acme$/),
        expect.stringMatching(/^\["\/acme\/settings\/integration\/prv_\w{24}"\]$/),
        'claimcheck.recent.page',
        '/acme/claims',
      ]);
    });
  });

  test('opens by its button and gives the focus back', async () => {
    const button = page.getByRole('button', { name: /^Search and commands/ });
    await expect(button).toContainText('Ctrl');
    await button.click();
    await expect(paletteField(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(button).toBeFocused();
  });

  test('opens from the top bar of a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Search and commands' }).click();
    await expect(paletteField(page)).toBeFocused();
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('moves by arrows, Home and End, and closes by its own key', async () => {
    await openPalette(page);
    const options = page.getByRole('option');
    const chosen = page.getByRole('option', { selected: true });
    // What is recent comes above the pages once it is named.
    await expect(page.getByRole('group', { name: 'Recent' })).toBeVisible();
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('End');
    await expect(chosen).toHaveText(/^Sign out/);
    await page.keyboard.press('ArrowDown');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    const id = await chosen.getAttribute('id');
    await expect(paletteField(page)).toHaveAttribute('aria-activedescendant', id ?? '');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('opens a page in a new tab with Ctrl Enter', async () => {
    await openPalette(page);
    await page.keyboard.type('policies');
    const opened = page.context().waitForEvent('page');
    await page.keyboard.press('Control+Enter');
    await expect(await opened).toHaveURL(/\/acme\/policies$/);
  });

  test('searches the documentation', async () => {
    await openPalette(page);
    await page.keyboard.type('priority');
    const docs = page.getByRole('group', { name: 'Docs' });
    await docs.getByRole('option').first().click();
    await page.waitForURL('**/docs/**');
  });

  test('hands a token to the debugger in memory alone', async ({ provider }) => {
    const sent: string[] = [];
    const token = provider.tokens[0] ?? '';
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await openPalette(page);
    await paletteField(page).fill(token);
    await paletteLine(page, /^Check this token/).click();
    await page.waitForURL('**/debugger');
    await expect(page.getByRole('heading', { name: 'Accepted by Staff' })).toBeVisible();
    expect(page.url()).toMatch(/\/acme\/debugger$/);
    const signature = token.split('.')[2] ?? '';
    expect(sent.filter((request) => request.includes(signature))).toEqual([]);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(signature);
  });

  test('starts the test of a provider on its page', async () => {
    await openPalette(page);
    await page.keyboard.type('test connection staff');
    await expect(paletteLine(page, 'Test Connection of Staff')).toBeVisible();
    await paletteLine(page, 'Test Connection of Staff').click();
    await page.waitForURL(/\/prv_\w+#test-connection$/);
    await expect(page.getByText('Exactly these settings, just now')).toBeVisible();
  });

  test('asks before changes that are not saved are left behind', async ({ shared, provider }) => {
    await fillProvider(page, shared, {
      name: 'Another',
      issuer: provider.issuer,
      clientId: 'another',
    });
    const name = page.getByLabel('Name', { exact: true });
    await name.focus();
    await openPalette(page);
    await page.keyboard.type('policies');
    await page.keyboard.press('Enter');
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    await question.getByRole('button', { name: 'Keep editing' }).click();
    await expect(name).toBeFocused();
    await expect(name).toHaveValue('Another');
    await openPalette(page);
    await page.keyboard.type('policies');
    await page.keyboard.press('Enter');
    await question.getByRole('button', { name: 'Discard changes' }).click();
    await page.waitForURL('**/policies');
  });

  test('says when the console does not answer, and still has pages', async () => {
    await page.route('**/settings/integration', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await openPalette(page);
    await page.keyboard.type('deb');
    await expect(
      page.getByText(/could not be searched\. The console did not answer/),
    ).toBeVisible();
    await expect(paletteLine(page, /^Debugger/)).toBeVisible();
  });

  test('is opened from inside the JSON of a policy', async ({ shared }) => {
    await pastePolicy(page, shared, GUIDE_POLICIES.admin_access);
    await page.getByRole('tab', { name: 'JSON' }).click();
    const editor = page.locator('.cm-content');
    await editor.click();
    const before = await editor.innerText();
    await openPalette(page);
    await page.keyboard.press('Escape');
    await expect(editor).toBeFocused();
    expect(await editor.innerText()).toBe(before);
  });
});

test.describe('shortcuts', () => {
  let page: Page;

  test.beforeEach(async ({ shared, browser }) => {
    const context = await browser.newContext({ storageState: shared.session });
    page = await context.newPage();
    await visit(page, list(shared));
  });
  test.afterEach(() => page.context().close());

  const sheet = () => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

  /** What listens for single keys comes after the page. */
  const openSheet = () =>
    expect(async () => {
      await page.keyboard.press('?');
      await expect(sheet()).toBeVisible({ timeout: 2_000 });
    }).toPass();

  test('are listed by ?, lead to pages, and are silent in fields and dialogs', async () => {
    await openSheet();
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.keyboard.press('Escape');
    await expect(sheet()).toHaveCount(0);
    await expect(page).toHaveURL(/\/settings\/integration$/);
    await page.keyboard.press('/');
    const search = page.getByRole('searchbox', { name: 'Find by name or issuer' });
    await expect(search).toBeFocused();
    await page.keyboard.type('gp?');
    await expect(search).toHaveValue('gp?');
    await expect(sheet()).toHaveCount(0);
    // The list follows what was typed after a pause.
    await page.waitForURL(/q=gp/);
    await search.blur();
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.waitForURL('**/debugger');
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.waitForURL('**/settings/integration*');
    await expect(page.getByRole('link', { name: 'Add provider' })).toBeVisible();
    await page.keyboard.press('c');
    await page.waitForURL('**/settings/integration/new');
  });

  test('of one character can be switched off, and this browser remembers', async () => {
    await openSheet();
    await sheet().getByRole('switch', { name: 'Shortcuts of one character' }).click();
    await sheet().getByRole('button', { name: 'Close' }).click();
    await page.reload();
    await visit(page, page.url());
    // What listens for single keys also brings the sheet: once that opens, silence is meant.
    await openPalette(page);
    await page.keyboard.type('keyboard shortcuts');
    await page.keyboard.press('Enter');
    await sheet().getByRole('button', { name: 'Close' }).click();
    await expect(sheet()).toHaveCount(0);
    await page.keyboard.press('?');
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await openPalette(page);
    await expect(page).toHaveURL(/\/settings\/integration$/);
    await page.keyboard.type('keyboard shortcuts');
    await page.keyboard.press('Enter');
    await expect(sheet().getByRole('switch')).not.toBeChecked();
    await page.evaluate(() => localStorage.clear());
  });

  test('save what an editor holds', async ({ shared }) => {
    // What is saved here would be changed for other tests.
    const { id } = await ownProvider(shared);
    await visit(page, `${list(shared)}/${id}`);
    const origins = page.getByRole('textbox', { name: 'Client IDs' });
    await origins.fill('one-more');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Changes saved')).toBeVisible();
    await expect(page.getByText('one-more').first()).toBeVisible();
    await expect(origins).toBeFocused();
  });
});

test('a viewer finds no keys and nothing that he may not do', async ({ fresh, page }) => {
  await setUp(page, fresh);
  await haveKeys(fresh);
  const opened = openDatabase(`file:${fresh.dataDir}/claimcheck.db`);
  await opened.membership.updateMany({ data: { role: 'viewer' } });
  await opened.$disconnect();
  await visit(page, list(fresh));
  await openPalette(page);
  await expect(paletteLine(page, /^Policies/)).toBeVisible();
  for (const name of [/^API keys/, /^Add provider/, /^New policy/, /^Create API key/]) {
    await expect(paletteLine(page, name)).toHaveCount(0);
  }
  await page.keyboard.type('billing');
  await expect(page.getByText('Nothing is called “billing”')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  // What listens for single keys comes after the page.
  await expect(async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('k');
    await page.keyboard.press('?');
    await expect(sheet).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(sheet.getByText('API keys')).toHaveCount(0);
  await expect(page).toHaveURL(/\/settings\/integration$/);
});
