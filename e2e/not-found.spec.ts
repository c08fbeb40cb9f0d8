import { expect, OWNER, test } from './fixtures';

const INTEGRATION = `/${OWNER.slug}/settings/integration`;

test.describe('addresses that lead nowhere', () => {
  test('a provider that does not exist answers 404, in the frame of its workspace', async ({
    shared,
    browser,
  }) => {
    const context = await browser.newContext({ storageState: shared.session });
    const page = await context.newPage();
    for (const path of [`${INTEGRATION}/prv_000000000000000000000000`, `${INTEGRATION}/x`]) {
      const answer = await page.goto(shared.url + path);
      expect(answer?.status(), path).toBe(404);
      await expect(page.getByText('There is nothing at this address')).toBeVisible();
      await expect(page.getByRole('link', { name: 'Integration' }).first()).toBeVisible();
    }
    for (const path of ['/no-such-workspace/debugger', `/${OWNER.slug}/no-such-page`]) {
      expect((await page.goto(shared.url + path))?.status(), path).toBe(404);
    }
    await context.close();
  });

  test('threat 196: a forged place in the list leads to its first page, filters kept', async ({
    shared,
    browser,
  }) => {
    const context = await browser.newContext({ storageState: shared.session });
    const page = await context.newPage();
    await page.goto(`${shared.url}${INTEGRATION}?q=staff&after=x`);
    await page.waitForURL(`${shared.url}${INTEGRATION}?q=staff`);
    await expect(page.getByRole('link', { name: 'Staff' })).toBeVisible();
    await page.goto(`${shared.url}${INTEGRATION}?after=${'a'.repeat(3000)}`);
    await page.waitForURL(`${shared.url}${INTEGRATION}`);
    await expect(page.getByRole('link', { name: 'Staff' })).toBeVisible();
    await context.close();
  });
});
