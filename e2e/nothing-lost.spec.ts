import type { Page, Route } from '@playwright/test';
import { expect, fillProvider, OWNER, signIn, test } from './fixtures';
import { ownProvider } from './own-provider';
import type { RunningProvider } from './provider';
import { tabTo } from './tab-to';
import { visit } from './visit';

// One console serves all: each test has a provider of its own.
test.use({ storageState: ({ settled }, use) => use(settled.session) });

let issuers = 0;

/** An issuer that no test has had. */
function newIssuer({ origin }: RunningProvider): string {
  issuers += 1;
  return `${origin}/nothing-lost/${issuers}`;
}

/** Saves a provider named Staff; ends on its page. */
async function saved(page: Page, url: string, provider: RunningProvider): Promise<void> {
  await visit(page, `${url}/${OWNER.slug}/settings/integration/new?type=custom_oidc`);
  await page.getByLabel('Name', { exact: true }).fill('Staff');
  await page.getByRole('textbox', { name: 'Issuer' }).fill(newIssuer(provider));
  await page.getByRole('textbox', { name: 'Client IDs' }).fill('web');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Save provider/ }).click();
  await page.waitForURL(/\/settings\/integration\/prv_/);
}

/** Holds back what server actions answer until the returned function is called. */
async function holdActions(page: Page): Promise<() => void> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route('**/*', async (route: Route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  return release;
}

test('a switch between two saves is no conflict with oneself', async ({
  settled,
  provider,
  page,
}) => {
  await saved(page, settled.url, provider);
  const name = page.getByLabel('Name', { exact: true });

  await page.getByRole('switch', { name: 'Enabled' }).click();
  await expect(page.getByRole('switch', { name: 'Disabled' })).toBeVisible();
  await name.fill('Staff of Acme');
  await page.getByRole('button', { name: /^Save changes/ }).click();
  await expect(page.getByRole('heading', { name: 'Staff of Acme' })).toBeVisible();

  await name.fill('People');
  await page.getByRole('switch', { name: 'Disabled' }).click();
  await expect(page.getByRole('switch', { name: 'Enabled' })).toBeVisible();
  await expect(name).toHaveValue('People');
  await page.getByRole('button', { name: /^Save changes/ }).click();
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
});

test('what is typed while a save runs stays', async ({ settled, provider, page }) => {
  await saved(page, settled.url, provider);
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('First');
  const release = await holdActions(page);
  await page.getByRole('button', { name: /^Save changes/ }).click();
  await name.fill('Second');
  release();
  await expect(page.getByRole('heading', { name: 'First' })).toBeVisible();
  await expect(name).toHaveValue('Second');
  await expect(page.getByRole('button', { name: /^Save changes/ })).toBeVisible();
});

test('without a connection nothing that was typed goes', async ({ settled, page }) => {
  const { id } = await ownProvider(settled);
  // No toast before: what draws the first one cannot be fetched any more.
  await visit(page, `${settled.url}/${OWNER.slug}/settings/integration/${id}`);
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('Offline');
  await page.context().setOffline(true);

  await page.getByRole('button', { name: /^Save changes/ }).click();
  await expect(page.getByText('so nothing was saved')).toBeVisible();
  await page.getByRole('switch', { name: 'Enabled' }).click();
  await expect(page.getByText('Nothing was changed')).toBeVisible();
  await expect(page.getByRole('switch', { name: 'Enabled' })).toBeEnabled();
  await expect(name).toHaveValue('Offline');

  await page.context().setOffline(false);
  const results = page.getByRole('region', { name: /^Results/ });
  await expect(results).toContainText('Nothing was changed');

  await test.step('Tab goes past a toast that stays; closed by key, it gives the focus back', async () => {
    const close = results.getByRole('button', { name: 'Close toast' });
    await tabTo(page, close);
    await tabTo(page, page.getByRole('link', { name: 'Skip to content' }));
    await tabTo(page, close);
    await page.keyboard.press('Enter');
    await expect(close).toHaveCount(0);
    await expect(page.locator(':focus')).toBeVisible();
  });
  await page.getByRole('button', { name: /^Save changes/ }).click();
  await expect(page.getByRole('heading', { name: 'Offline' })).toBeVisible();
});

test('signing out asks about unsaved changes first', async ({ settled, provider, page }) => {
  // A session of its own, for this one ends.
  await page.context().clearCookies();
  await signIn(page, settled);
  await saved(page, settled.url, provider);
  await page.getByLabel('Name', { exact: true }).fill('Unsaved');
  const signOut = async () => {
    await page.getByRole('button', { name: new RegExp(OWNER.name) }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
  };
  await signOut();
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Unsaved');
  await page.getByRole('button', { name: /^Save changes/ }).click();
  await expect(page.getByRole('heading', { name: 'Unsaved' })).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('Given up');
  await signOut();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await page.waitForURL('**/sign-in**');
});

test('a provider that was deleted elsewhere can be saved as a new one', async ({
  settled,
  provider,
  page,
}) => {
  await saved(page, settled.url, provider);
  const other = await page.context().newPage();
  await visit(other, page.url());
  await other.getByRole('button', { name: 'More about Staff' }).click();
  await other.getByRole('menuitem', { name: 'Delete provider' }).click();
  await other.getByRole('dialog').getByRole('textbox').fill('Staff');
  await other.getByRole('button', { name: 'Delete provider' }).click();
  await other.waitForURL(/\/settings\/integration$/);
  await other.close();

  const before = page.url();
  await page.getByLabel('Name', { exact: true }).fill('Staff again');
  await page.getByRole('button', { name: /^Save changes/ }).click();
  await page.getByRole('button', { name: 'Save as a new provider' }).click();
  await page.waitForURL((url) => /prv_/.test(url.href) && url.href !== before);
  await expect(page.getByRole('heading', { name: 'Staff again' })).toBeVisible();
});

test('the search is cleared by its link and by the navigation', async ({ shared, browser }) => {
  const context = await browser.newContext({ storageState: shared.session });
  const page = await context.newPage();
  const list = `${shared.url}/${OWNER.slug}/settings/integration`;
  await visit(page, list);
  const search = page.getByRole('searchbox', { name: 'Find by name or issuer' });
  for (const clear of ['Clear search and filters', 'Integration']) {
    await search.fill('nothing like this');
    await expect(page.getByText('No provider matches')).toBeVisible();
    await page.getByRole('link', { name: clear }).first().click();
    await expect(search).toHaveValue('');
    await expect(page.getByRole('link', { name: 'Staff' })).toBeVisible();
    await page.waitForTimeout(600);
    await expect(page).toHaveURL(list);
  }
  await context.close();
});

test('a test can be cancelled while nothing has come', async ({ settled, provider, page }) => {
  await fillProvider(page, settled, {
    name: 'Staff',
    issuer: newIssuer(provider),
    clientId: 'web',
  });
  const release = await holdActions(page);
  await page.getByRole('button', { name: 'Test Connection' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Not tested.')).toBeVisible();
  release();
  await expect(page.getByRole('button', { name: 'Test Connection' })).toBeEnabled();
});
