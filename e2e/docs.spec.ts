import { expect, OWNER, test } from './fixtures';
import { visit } from './visit';

const SEARCH = 'Search the documentation';

test.describe('the documentation', () => {
  test('is read without signing in, and holds nothing of the installation', async ({
    shared,
    page,
    request,
  }) => {
    const answer = await visit(page, `${shared.url}/docs`);
    expect(answer?.status()).toBe(200);
    expect(answer?.headers()['content-security-policy']).toMatch(/script-src 'self' 'nonce-/);
    expect(answer?.headers()['set-cookie']).toBeUndefined();
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Claimcheck');
    const body = await (await request.get(`${shared.url}/docs`)).text();
    expect(body).not.toMatch(new RegExp(`${OWNER.email}|${OWNER.name}|Staff`));
    expect((await request.get(`${shared.url}/docs/no-such-page`)).status()).toBe(404);
    expect((await request.get(`${shared.url}/docs/testing`)).status()).toBe(404);
    expect((await request.get(`${shared.url}/docs/..%2fREADME`)).status()).toBe(400);
  });

  test('leads from page to page and to their parts, and on to the sign-in', async ({
    shared,
    page,
  }) => {
    await visit(page, `${shared.url}/docs`);
    await page.getByRole('main').getByRole('link', { name: 'Claim mappings' }).click();
    await page.waitForURL('**/docs/claims');
    await expect(page).toHaveTitle('Claim mappings · Docs · Claimcheck');
    const pages = page.getByRole('navigation', { name: 'Documentation' });
    await expect(pages.getByRole('link', { name: 'Claim mappings' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await page.getByRole('navigation', { name: 'On this page' }).getByText('Paths').click();
    await expect(page).toHaveURL(/\/docs\/claims#paths$/);
    await expect(page.getByRole('heading', { name: 'Paths' })).toBeInViewport();
    await page.getByRole('link', { name: 'Next: Policies' }).click();
    await page.waitForURL('**/docs/policies');
    await page.getByRole('link', { name: 'Back to the console' }).click();
    await page.waitForURL('**/sign-in**');
  });

  test('is found from the console, and leads back', async ({ shared, browser }) => {
    const context = await browser.newContext({ storageState: shared.session });
    const page = await context.newPage();
    await visit(page, `${shared.url}/${OWNER.slug}/settings/integration`);
    await page.getByRole('link', { name: 'Docs', exact: true }).click();
    await page.waitForURL('**/docs');
    await page.getByRole('link', { name: 'Back to the console' }).click();
    await page.waitForURL(`**/${OWNER.slug}/settings/integration`);
    await context.close();
  });

  test('search finds a code by keyboard, and leads to it', async ({ shared, page }) => {
    await visit(page, `${shared.url}/docs/policies`);
    const field = page.getByRole('searchbox', { name: SEARCH });
    // What listens for the key comes a moment after the fields are live.
    await expect(async () => {
      await page.keyboard.press('Control+k');
      await expect(field).toBeFocused({ timeout: 500 });
    }).toPass();
    await page.keyboard.type('key_not');
    await expect(page.getByRole('status').filter({ hasText: 'place' })).toBeAttached();
    await page.keyboard.press('ArrowDown');
    const code = page.getByRole('link', { name: 'KEY_NOT_FOUND Codes' });
    await expect(code).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(field).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(field).toHaveValue('');
    await page.keyboard.type('zyxwv key');
    await expect(page.getByText('Nothing found')).toBeVisible();
    await field.fill('key not found');
    await expect(code).toBeVisible();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/docs/codes#key_not_found');
    await expect(page.getByRole('heading', { name: 'KEY_NOT_FOUND' })).toBeInViewport();
    await expect(field).toHaveValue('');
  });

  test('what is searched is one answer, known again by its tag', async ({ shared, request }) => {
    const url = `${shared.url}/docs/index.json`;
    const first = await request.get(url);
    const { etag = '', 'cache-control': caching } = first.headers();
    expect(first.headers()['content-type']).toBe('application/json');
    expect(caching).toBe('private, no-cache');
    expect(first.headers()['content-encoding']).toBe('gzip');
    expect(JSON.parse(await first.text()).length).toBeGreaterThan(100);
    const again = await request.get(url, { headers: { 'if-none-match': etag } });
    expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
  });

  test('has a menu on a phone that closes when a page was chosen', async ({ shared, page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await visit(page, `${shared.url}/docs/policies`);
    const menu = page.locator('#docs-menu');
    await page.getByRole('button', { name: 'Open menu' }).click();
    await expect(menu).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await page.getByRole('button', { name: 'Open menu' }).click();
    await menu.getByRole('link', { name: 'Simulator' }).click();
    await page.waitForURL('**/docs/simulator');
    await expect(menu).toBeHidden();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Simulator');
  });
});
