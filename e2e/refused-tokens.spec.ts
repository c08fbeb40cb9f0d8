import { expect, OWNER, test } from './fixtures';
import { writeCounts } from './verdict-counts';

const INTEGRATION = `/${OWNER.slug}/settings/integration`;

test.beforeEach(async ({ shared, page }) => {
  await page.context().addCookies(shared.session.cookies);
});

test('refused tokens stand in the list by code, and lead to the guide', async ({
  shared,
  page,
}) => {
  await page.goto(shared.url + INTEGRATION);
  const row = page.getByRole('row', { name: /Staff/ });
  await expect(row).toContainText('of 0');
  await writeCounts(shared, [
    { provider: 'Staff', codes: { VALID: 1200, TOKEN_EXPIRED: 40, INVALID_AUDIENCE: 2 } },
    { provider: null, codes: { INVALID_ISSUER: 214 } },
  ]);
  await page.reload();
  await expect(row).toContainText('42 of 1,242');
  await expect(row).toContainText('TOKEN_EXPIRED');
  await expect(page.getByText('214 tokens named an issuer')).toBeVisible();

  await page.getByRole('button', { name: /^42 tokens of Staff refused in 24 h/ }).click();
  await page.getByRole('menuitem', { name: 'INVALID_AUDIENCE 2' }).press('Enter');
  await page.waitForURL('**/integration/guide/custom_oidc#INVALID_AUDIENCE');
  await expect(page.locator('#INVALID_AUDIENCE')).toBeInViewport();
});
