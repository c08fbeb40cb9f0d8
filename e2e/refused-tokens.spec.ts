import { addProvider, expect, OWNER, setUp, test } from './fixtures';
import { writeCounts } from './verdict-counts';
import { untilLive, visit } from './visit';

const INTEGRATION = `/${OWNER.slug}/settings/integration`;

test.beforeEach(async ({ shared, page }) => {
  await page.context().addCookies(shared.session.cookies);
});

test('refused tokens stand in the list by code, and lead to the guide', async ({
  shared,
  page,
}) => {
  // Scenes of other files may have written some into the same console.
  await writeCounts(shared, []);
  await visit(page, shared.url + INTEGRATION);
  const row = page.getByRole('row', { name: /Staff/ });
  await expect(row).toContainText('of 0');
  await writeCounts(shared, [
    { provider: 'Staff', codes: { VALID: 1200, TOKEN_EXPIRED: 40, INVALID_AUDIENCE: 2 } },
    { provider: null, codes: { INVALID_ISSUER: 214 } },
  ]);
  await page.reload();
  await untilLive(page);
  await expect(row).toContainText('42 of 1,242');
  await expect(row).toContainText('TOKEN_EXPIRED');
  await expect(page.getByText('214 tokens named an issuer')).toBeVisible();

  await page.getByRole('button', { name: /^42 tokens of Staff refused in 24 h/ }).click();
  await page.getByRole('menuitem', { name: 'INVALID_AUDIENCE 2' }).press('Enter');
  await page.waitForURL('**/integration/guide/custom_oidc#INVALID_AUDIENCE');
  await expect(page.locator('#INVALID_AUDIENCE')).toBeInViewport();
});

test('keys are fetched anew on the page of their provider, and refused codes open its guide', async ({
  fresh,
  provider,
  page,
}) => {
  // Whether keys may be fetched again is a matter of what was fetched before, on a shared console by anybody.
  await page.context().clearCookies();
  await setUp(page, fresh);
  await addProvider(page, fresh, {
    name: 'Staff',
    issuer: provider.issuer,
    clientId: provider.clientId,
  });
  await writeCounts(fresh, [{ provider: 'Staff', codes: { KEY_NOT_FOUND: 3 } }]);
  await visit(page, fresh.url + INTEGRATION);
  await page.getByRole('link', { name: 'Staff', exact: true }).click();
  await page.getByRole('button', { name: 'Refresh keys' }).click();
  await expect(page.getByText('2 keys, none added, none removed.')).toBeVisible();
  await expect(page.getByText('Fetched again in')).toBeVisible();
  await page.getByRole('button', { name: 'Refresh keys' }).click();
  await expect(page.getByText('Not fetched again yet')).toBeVisible();

  await page.getByRole('link', { name: 'KEY_NOT_FOUND' }).click();
  await expect(page.getByText('has them fetched anew, at most once in 30 seconds')).toBeVisible();

  await visit(page, fresh.url + INTEGRATION);
  await expect(page.getByRole('row', { name: /Staff/ })).toContainText(/2 keysfetched/);
});
