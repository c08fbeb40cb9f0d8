import type { Page } from '@playwright/test';
import {
  clerkToken,
  DOCUMENTED_MAPPINGS,
  openClaims,
  previewToken,
  tokenOf,
  writeJson,
} from './claims';
import { enter, expect, OWNER, type SharedConsole, signIn, test } from './fixtures';
import { type OwnProvider, ownProvider } from './own-provider';
import { untilMenuReady } from './tab-to';
import { untilLive, visit } from './visit';

/** A provider of its own, and its mappings open, at their address. */
async function begin(page: Page, console: SharedConsole): Promise<OwnProvider & { url: string }> {
  await enter(page, console);
  const own = await ownProvider(console);
  const url = `${console.url}/${OWNER.slug}/claims/${own.id}`;
  await visit(page, url);
  return { ...own, url };
}

const rowOf = (page: Page, attribute: string) => page.getByRole('group', { name: attribute });
const saveChanges = (page: Page) => page.getByRole('button', { name: 'Save changes' }).click();
const previewOf = (page: Page, attribute: string) =>
  page
    .getByRole('list', { name: 'What each row reads' })
    .getByRole('listitem')
    .filter({ hasText: `${attribute} ` });

test('the documented mappings paste in as they are, read a token of Clerk with nulls, and stay', async ({
  settled,
  page,
}) => {
  const { name, issuer } = await begin(page, settled);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  await writeJson(page, DOCUMENTED_MAPPINGS);
  await page.getByRole('tab', { name: 'Rows' }).click();
  await expect(rowOf(page, 'ext_plan').getByLabel('Value of the default')).toHaveValue('free');
  await expect(rowOf(page, 'ext_aud').getByRole('switch', { name: 'Required' })).toBeChecked();

  const token = clerkToken(issuer);
  await previewToken(page, token);
  await expect(previewOf(page, 'ext_aud')).toContainText('"convex"');
  await expect(previewOf(page, 'ext_plan')).toContainText('"free"');
  await expect(previewOf(page, 'ext_plan')).toContainText(
    'is null, which counts as absent. The default',
  );
  await expect(previewOf(page, 'ext_role')).toContainText('no value');

  await expect(page.getByText(/deny tokens without ext_aud \(MISSING_CLAIM\)/)).toBeVisible();
  await saveChanges(page);
  await expect(page.getByText('Mappings saved')).toBeVisible();
  await expect(page.getByText(/, version 1\./)).toBeVisible();
  expect(sent.filter((body) => body.includes(token))).toEqual([]);

  await page.reload();
  await untilLive(page);
  await expect(page.getByRole('switch', { name: 'Required' })).toHaveCount(6);
  await expect(rowOf(page, 'ext_plan').getByLabel('Value of the default')).toHaveValue('free');
  await page.getByRole('link', { name: 'Claims' }).first().click();
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText(
    '6 claims, 1 required',
  );
});

test('JSON that cannot be read leaves the rows as they were, and says where it is wrong', async ({
  settled,
  page,
}) => {
  await begin(page, settled);
  await writeJson(page, '[{"jwtPath": "role", "attribute": "role"}]');
  await writeJson(page, '[\n{"jwtPath": "role",\n "attribute": "now"}]');
  await expect(page.getByRole('button', { name: 'Line 3' })).toBeVisible();
  await expect(page.getByText('now is reserved. Choose another name.')).toBeVisible();
  await saveChanges(page);
  await expect(page.getByText('The JSON needs attention before this can be saved.')).toBeVisible();

  await page.getByRole('tab', { name: 'Rows' }).click();
  await expect(page.getByText('These rows are from before the JSON was changed')).toBeVisible();
  await expect(rowOf(page, 'ext_role')).toBeVisible();
  await page.getByRole('button', { name: 'Keep the rows' }).click();
  await saveChanges(page);
  await expect(page.getByText('Mappings saved')).toBeVisible();
});

test('what somebody else saved stands beside mine, attribute by attribute', async ({
  settled,
  page,
  context,
}) => {
  const { url } = await begin(page, settled);
  await writeJson(page, DOCUMENTED_MAPPINGS);
  await saveChanges(page);
  await expect(page.getByText(/version 1/)).toBeVisible();
  const other = await context.newPage();
  await visit(other, url);

  await page.getByRole('tab', { name: 'Rows' }).click();
  await rowOf(page, 'ext_role').getByRole('switch', { name: 'Required' }).click();
  await rowOf(page, 'ext_plan').getByLabel('Value of the default').fill('basic');
  await saveChanges(page);
  await expect(page.getByText(/version 2/)).toBeVisible();

  await rowOf(other, 'ext_plan').getByLabel('Value of the default').fill('trial');
  await rowOf(other, 'ext_name').getByRole('button', { name: 'Remove ext_name' }).click();
  await saveChanges(other);
  await expect(other.getByText('someone else changed these mappings')).toBeVisible();
  await expect(other.getByText('plan, default "basic"')).toBeVisible();
  await expect(other.getByText('plan, default "trial"')).toBeVisible();
  await other.getByRole('button', { name: 'Save the chosen rows' }).click();
  await expect(other.getByText(/version 3/)).toBeVisible();

  await other.reload();
  await untilLive(other);
  await expect(rowOf(other, 'ext_plan').getByLabel('Value of the default')).toHaveValue('trial');
  await expect(rowOf(other, 'ext_role').getByRole('switch', { name: 'Required' })).toBeChecked();
  await expect(rowOf(other, 'ext_name')).toHaveCount(0);
});

test('with an ended session, and without a word to leave, nothing that was typed goes', async ({
  settled,
  page,
  context,
}) => {
  await begin(page, settled);
  await page.getByRole('button', { name: 'Add row' }).click();
  await page.keyboard.type('o.rol');
  await page.keyboard.press('Tab');
  await expect(rowOf(page, 'ext_rol')).toBeVisible();
  await page.getByRole('link', { name: 'Policies' }).click();
  await expect(page.getByText('Leave without saving?')).toBeVisible();
  await page.getByRole('button', { name: 'Keep editing' }).click();

  await context.clearCookies();
  await saveChanges(page);
  await expect(page.getByText('Your session has ended')).toBeVisible();
  await expect(rowOf(page, 'ext_rol').getByLabel('Claim')).toHaveValue('o.rol');
  const again = await context.newPage();
  await signIn(again, settled);
  await again.close();
  await saveChanges(page);
  await expect(page.getByText('Mappings saved')).toBeVisible();
});

test('a whole mapping by keyboard alone, with a preset and the claims of a token', async ({
  settled,
  page,
}) => {
  const { issuer } = await begin(page, settled);
  const token = tokenOf({ iss: issuer, sub: 'a', realm_access: { roles: ['admin'] } });
  await page.getByRole('textbox', { name: 'Token' }).focus();
  await page.keyboard.insertText(token);
  await expect(page.getByRole('heading', { name: 'Preview' })).toBeVisible();
  await page.getByRole('button', { name: 'Map realm_access.roles' }).focus();
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'ext_roles').getByLabel('Claim')).toHaveValue('realm_access.roles');

  const presets = page.getByRole('button', { name: 'Presets' });
  await presets.focus();
  await untilMenuReady(presets);
  await page.keyboard.press('ArrowDown');
  // The menu is seen an instant before it has the focus that a letter moves, and the items may come after it.
  await expect(page.getByRole('menuitem', { name: 'Keycloak roles' })).toBeVisible();
  await expect(page.locator('[role=menu]:focus, [role=menu] :focus')).toBeVisible();
  await page.keyboard.press('k');
  await expect(page.getByRole('menuitem', { name: 'Keycloak roles' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('realm_access.roles → ext_realm_roles')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).focus();
  await page.keyboard.press('Enter');

  await rowOf(page, 'ext_roles').getByRole('switch', { name: 'Required' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('t');
  await page.keyboard.press('Tab');
  await page.keyboard.type('none');
  await expect(page.getByText('Required with a default')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Remove ext_roles' })).toBeFocused();
  await page.getByRole('button', { name: 'Save changes' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/version 1/)).toBeVisible();
});

test('threat 68: what a claim is called and holds is text, and what is unseen is shown', async ({
  shared,
  page,
}) => {
  await enter(page, shared);
  await openClaims(page, shared);
  const odd = {
    iss: 'https://x.example',
    sub: 'a',
    '<img src=x>\u202e': '<b>\u0000\u202eadmin</b>',
  };
  await previewToken(page, tokenOf(odd));
  await expect(page.getByText('\\u202e').first()).toBeVisible();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  await expect(page.getByText('A token of another issuer')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/${OWNER.slug}/claims/prv_`));
});
