import type { Page } from '@playwright/test';
import { onDatabase } from './as-owner';
import { enter, expect, OWNER, setUp, test } from './fixtures';
import {
  attach,
  GUIDE_POLICIES,
  haveOrderPolicy,
  ORDER_APPROVAL,
  openOrderPolicy,
  pastePolicy,
  policiesAt,
  raiseLimit,
  rewriteOrders,
  savePolicy,
  typeOrderPolicy,
} from './policies';
import { tabTo } from './tab-to';
import { visit } from './visit';

let policies = 0;

/** A name that no policy of the console has. */
function newName(): string {
  policies += 1;
  return `orders-${policies}-of-${process.pid}`;
}

const simulator = (page: Page) => page.getByRole('complementary', { name: 'Simulator' });
const jsonView = (page: Page) => page.getByRole('textbox', { name: 'Policy as JSON' });
const saveBar = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' });

/** Asks the simulator of the page and reads its headline. */
async function simulate(page: Page, attributes: object): Promise<void> {
  await simulator(page)
    .getByLabel(/^Attributes by hand/)
    .fill(JSON.stringify(attributes));
}

test('the documents of the guide are pasted unchanged, saved, and decide', async ({
  fresh,
  page,
}) => {
  await setUp(page, fresh);
  await page.getByRole('link', { name: 'Policies' }).click();
  await expect(page.getByText(/^No policy yet/)).toBeVisible();

  await pastePolicy(page, fresh, GUIDE_POLICIES.admin_access);
  await expect(page.getByRole('heading', { name: 'admin_access' })).toBeVisible();
  await attach(page, 'orders', '*');
  await savePolicy(page);

  await pastePolicy(page, fresh, GUIDE_POLICIES.premium_features);
  await attach(page, 'premium-features', 'access');
  await savePolicy(page);
  await expect(page.getByText(/^Decides access on premium-features/)).toBeVisible();

  await simulator(page).getByLabel('Resource').fill('premium-features');
  await simulator(page).getByLabel('Action').fill('access');
  await simulate(page, { ext_plan: 'premium' });
  await expect(simulator(page).getByText('Allowed', { exact: true })).toBeVisible();
  await simulate(page, { ext_plan: 'free' });
  await expect(simulator(page).getByText('Denied', { exact: true })).toBeVisible();

  await visit(page, `${policiesAt(fresh)}?view=resources`);
  await expect(page.getByRole('heading', { name: 'orders' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'admin_access' })).toBeVisible();
});

test('rules and JSON are one draft, and what cannot be read is kept', async ({ settled, page }) => {
  await enter(page, settled);
  await typeOrderPolicy(page, settled, newName());
  await rewriteOrders(page, '500', '1000');
  await expect(saveBar(page)).toContainText('500');
  await expect(saveBar(page)).toContainText('1000');
  await page.getByRole('tab', { name: 'Rules' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Rules' })).toContainText('500');

  await rewriteOrders(page, '"Allow"', '"Perhaps"');
  await page.getByRole('tab', { name: 'Rules' }).click();
  await expect(page.getByText('The JSON view cannot be read yet', { exact: true })).toBeVisible();
  await expect(saveBar(page)).toContainText('cannot be read');
  await page.getByRole('button', { name: 'Go on with the JSON' }).click();
  await expect(jsonView(page)).toContainText('Perhaps');

  await page.getByRole('tab', { name: 'Rules' }).click();
  await page.getByRole('button', { name: 'Take these rules instead' }).click();
  await page.getByRole('tab', { name: 'JSON' }).click();
  await expect(jsonView(page)).not.toContainText('Perhaps');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(saveBar(page)).toHaveCount(0);
  await expect(page).toHaveURL(/tab=json/);
});

test('a failing test blocks the save until somebody says why, which the audit log keeps', async ({
  settled,
  page,
}) => {
  await enter(page, settled);
  const url = await haveOrderPolicy(settled, newName());
  await visit(page, url);
  await raiseLimit(page);
  await expect(page.getByText('changed by this draft')).toBeVisible();

  const save = page.getByRole('button', { name: 'Save with 1 failing test' });
  await save.click();
  const reason = page.getByLabel('Why save it although a test fails?');
  await expect(reason).toBeFocused();
  await save.click();
  await expect(page.getByText('Say why in a few words.')).toBeVisible();
  await reason.fill('The limit was raised, the case follows tomorrow');
  await save.click();
  await expect(page.getByText('Changes saved')).toBeVisible();
  await expect(saveBar(page)).toHaveCount(0);

  const event = await onDatabase(settled, (database) =>
    database.auditEvent.findFirstOrThrow({
      where: { action: 'policy.updated', targetId: url.split('/').at(-1) ?? '' },
      orderBy: { at: 'desc' },
    }),
  );
  expect(event.details).toMatchObject({
    overruled: {
      reason: 'The limit was raised, the case follows tomorrow',
      failed: ['An approver approves 900'],
    },
  });
});

test('two tabs that change one policy see both sides', async ({ settled, page, context }) => {
  await enter(page, settled);
  await openOrderPolicy(page, settled, newName());
  const other = await context.newPage();
  await visit(other, page.url());
  await attach(other, 'invoices', 'read');
  await other.getByRole('button', { name: 'Save changes' }).click();
  await expect(other.getByText('Changes saved')).toBeVisible();

  await rewriteOrders(page, 'past_due', 'unpaid');
  await page.getByRole('button', { name: 'Save changes' }).click();
  const conflict = page.getByRole('alert').filter({ hasText: 'someone else changed this policy' });
  await expect(conflict).toBeVisible();
  await expect(conflict).toContainText('invoices');
  await expect(conflict).toContainText('unpaid');
  await conflict.getByRole('button', { name: 'Save the chosen parts' }).click();
  await expect(page.getByText('Changes saved')).toBeVisible();
  await expect(page.getByText(/on invoices/)).toBeVisible();
  await page.reload();
  await expect(jsonView(page)).toContainText('unpaid');
});

test('a policy that is deleted has its name typed; with an ended session nothing is lost', async ({
  fresh,
  page,
  context,
}) => {
  await setUp(page, fresh);
  await openOrderPolicy(page, fresh);
  const cookies = await context.cookies();
  await attach(page, 'invoices', 'read');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Sign in in another tab')).toBeVisible();
  await context.addCookies(cookies);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Changes saved')).toBeVisible();

  await page.getByRole('button', { name: 'More about order-approval' }).click();
  await page.getByRole('menuitem', { name: 'Delete policy' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('2 permissions');
  await expect(dialog).toContainText('4 tests');
  await dialog.getByRole('textbox').fill('order-approval');
  await dialog.getByRole('button', { name: 'Delete policy' }).click();
  await expect(page.getByText(/^No policy yet/)).toBeVisible();
});

test('leaving a draft asks, and what is missing is said at its field', async ({
  settled,
  page,
}) => {
  await enter(page, settled);
  await visit(page, `${policiesAt(settled)}/new`);
  await page.getByRole('button', { name: /^By role/ }).click();
  await page.getByRole('tab', { name: 'Permissions' }).click();
  await page.getByRole('button', { name: 'Permission', exact: true }).click();
  await page.getByRole('tab', { name: 'Rules' }).click();
  await page.getByRole('button', { name: 'Save policy' }).click();
  await expect(page.getByRole('tab', { name: /^Permissions/, selected: true })).toBeVisible();
  await expect(page.getByLabel('Resource', { exact: true }).first()).toBeFocused();
  await expect(page.getByText('A resource has at least one character.')).toBeVisible();

  await page.getByRole('link', { name: 'Debugger' }).click();
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(page.getByRole('heading', { name: 'admin-access' })).toBeVisible();
});

test('a viewer reads and tries a policy, and changes nothing', async ({ fresh, page }) => {
  await setUp(page, fresh);
  const url = await haveOrderPolicy(fresh);
  await onDatabase(fresh, (database) =>
    database.membership.updateMany({ data: { role: 'viewer' } }),
  );
  await visit(page, url);
  await expect(page.getByText('Changing it needs the role of an editor.')).toBeVisible();
  for (const name of [/^Save/, /^Remove/, /^Permission$/, /^Test$/, /^More about/, /^Rule$/]) {
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  }
  await page.getByRole('tab', { name: 'Permissions' }).click();
  await expect(page.getByLabel('Resource', { exact: true }).first()).toBeDisabled();
  await simulate(page, { ext_roles: ['manager'] });
  await expect(simulator(page).getByText('Allowed', { exact: true })).toBeVisible();
  await visit(page, policiesAt(fresh));
  await expect(page.getByRole('link', { name: 'order-approval' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'New policy' })).toHaveCount(0);
  await page.goto(`${fresh.url}/${OWNER.slug}/policies/new`);
  await expect(page.getByRole('heading', { name: /not|nothing/i }).first()).toBeVisible();
});

test('a rule is edited and saved by keyboard alone', async ({ settled, page }) => {
  await enter(page, settled);
  await visit(page, `${await haveOrderPolicy(settled, newName())}?tab=permissions`);
  await tabTo(page, page.getByRole('tab', { name: 'Permissions' }));
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('tab', { name: 'JSON', selected: true })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('tab', { name: 'Rules', selected: true })).toBeVisible();
  const rule = page.getByRole('listitem', { name: 'Rule approvers-small-orders' });
  await tabTo(page, rule.getByRole('textbox', { name: 'Value', exact: true }).last());
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('450');
  await expect(rule.getByText('was 500')).toBeVisible();
  await expect(page.getByText('All 4 pass')).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Save changes' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Changes saved')).toBeVisible();
  await expect(saveBar(page)).toHaveCount(0);
});

test('JSON of a test that cannot be read keeps the policy from being saved', async ({
  settled,
  page,
}) => {
  await enter(page, settled);
  await openOrderPolicy(page, settled, newName());
  await page.getByRole('button', { name: 'Edit A manager approves any amount' }).click();
  const tests = page.getByRole('table', { name: 'Tests of this policy' });
  const attributes = tests.getByRole('textbox', { name: /^Attributes/ });
  await attributes.fill('{"ext_plan": "prec');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText(/^A test holds JSON that cannot be read yet/)).toBeVisible();
  await expect(attributes).toBeFocused();
  await expect(attributes).toHaveValue('{"ext_plan": "prec');
  await page.getByRole('button', { name: 'Take the test as it was' }).click();
  await expect(saveBar(page)).toHaveCount(0);
});

test('what is typed while a new policy is saved is kept and saved next', async ({
  settled,
  page,
}) => {
  await enter(page, settled);
  await pastePolicy(page, settled, ORDER_APPROVAL.replace('order-approval', newName()));
  let release: () => void = () => undefined;
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route('**/policies/new*', async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Save policy' }).click();
  await expect(page.getByRole('button', { name: 'Saving' })).toBeVisible();
  const value = page
    .getByRole('listitem', { name: 'Rule approvers-small-orders' })
    .getByRole('textbox', { name: 'Value', exact: true })
    .last();
  await value.fill('750');
  release();
  await expect(page.getByText('Policy saved')).toBeVisible();
  await expect(value).toHaveValue('750');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.waitForURL(/\/policies\/pol_/);
  await expect(value).toHaveValue('750');
});
