import type { Page } from '@playwright/test';
import type { PolicyDraft } from '@/lib/core/policies/policy';
import { readPolicyDocument } from '@/lib/core/policies/read-policy-document';
import { createPolicy } from '@/lib/usecases/create-policy';
import { asOwner, mustHave } from './as-owner';
import type { RunningConsole } from './console';
import { expect, OWNER } from './fixtures';
import { visit } from './visit';

/** Documents of a guide that operators come with, to the letter. */
export const GUIDE_POLICIES = {
  admin_access: `{
"name": "admin_access",
"specification": {
"rules": [{
"rule_id": "admin-allow",
"effect": "Allow",
"conditions": [
{ "function": "string_equal", "attribute": "ext_role", "value": "admin" }
]
}],
"default": { "effect": "Deny" }
}
}`,
  premium_features: `{
"name": "premium_features",
"specification": {
"rules": [{
"rule_id": "premium-allow",
"effect": "Allow",
"conditions": [
{ "function": "string_one_of", "attribute": "ext_plan", "values": ["premium", "enterprise"] }
]
}],
"default": { "effect": "Deny" }
}
}`,
} as const;

/** Three rules on orders, as one might really write them. */
export const ORDER_APPROVAL = JSON.stringify({
  name: 'order-approval',
  specification: {
    rules: [
      {
        rule_id: 'suspended-accounts',
        effect: 'Deny',
        conditions: [
          { function: 'string_one_of', attribute: 'ext_plan', values: ['suspended', 'past_due'] },
        ],
      },
      {
        rule_id: 'managers-any-amount',
        effect: 'Allow',
        conditions: [{ function: 'list_contains', attribute: 'ext_roles', value: 'manager' }],
      },
      {
        rule_id: 'approvers-small-orders',
        effect: 'Allow',
        conditions: [
          { function: 'list_contains', attribute: 'ext_roles', value: 'approver' },
          { function: 'number_less_than', attribute: 'context.orderAmount', value: 500 },
        ],
      },
    ],
    default: { effect: 'Deny' },
  },
});

/** Cases of the orders, the fourth of which a higher limit breaks. */
const CASES = [
  ['A manager approves any amount', 'manager', 9000, 'Allow'],
  ['An approver approves 420', 'approver', 420, 'Allow'],
  ['An approver approves 1,800', 'approver', 1800, 'Deny'],
  ['An approver approves 900', 'approver', 900, 'Deny'],
] as const;

/** Address of the list. */
export function policiesAt({ url }: RunningConsole): string {
  return `${url}/${OWNER.slug}/policies`;
}

/** Pastes a document as a new policy; ends on its page, not saved. */
export async function pastePolicy(page: Page, console: RunningConsole, document: string) {
  await visit(page, `${policiesAt(console)}/new`);
  await page.getByRole('textbox', { name: 'Paste a policy as JSON' }).fill(document);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('tab', { name: 'Rules' })).toBeVisible();
}

/** Attaches the policy of the page to a resource and actions. */
export async function attach(page: Page, resource: string, actions: string, priority = '0') {
  await page.getByRole('tab', { name: 'Permissions' }).click();
  await page.getByRole('button', { name: 'Permission', exact: true }).click();
  const rows = page.getByRole('list', { name: 'Permissions', exact: true });
  const row = rows.locator('> li').last();
  await row.getByLabel('Resource', { exact: true }).fill(resource);
  await row.getByLabel('Priority').fill(priority);
  const field = page.getByRole('textbox', { name: `Actions on ${resource}` });
  await field.fill(actions);
  await field.press('Enter');
}

/** Saves what the page holds; ends on the page of the saved policy. */
export async function savePolicy(page: Page) {
  await page.getByRole('button', { name: /^Save (?:policy|changes)/ }).click();
  await expect(page.getByText(/^(?:Policy|Changes) saved$/).first()).toBeVisible();
  await page.waitForURL(/\/policies\/pol_/);
}

/** Adds a case to the page. */
async function addTest(page: Page, [name, role, amount, expected]: (typeof CASES)[number]) {
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  const form = page.getByRole('table', { name: 'Tests of this policy' }).getByRole('group').first();
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByLabel('Resource', { exact: true }).fill('orders');
  await form.getByLabel('Action', { exact: true }).fill('approve');
  await form.getByLabel(/^Attributes/).fill(JSON.stringify({ ext_roles: [role] }));
  await form.getByLabel(/^Context/).fill(JSON.stringify({ orderAmount: amount }));
  await form.getByRole('radio', { name: expected }).click();
}

/** Types the policy of the orders with its cases, under a name, and saves it; ends on its page. */
export async function typeOrderPolicy(page: Page, console: RunningConsole, name: string) {
  await pastePolicy(page, console, ORDER_APPROVAL.replace('order-approval', name));
  await attach(page, 'orders', 'approve', '100');
  for (const each of CASES) await addTest(page, each);
  await savePolicy(page);
}

/** Address of the policy of the orders with its cases, saved once for each console and name. */
export async function haveOrderPolicy(
  console: RunningConsole,
  name = 'order-approval',
): Promise<string> {
  const id = await asOwner(console, async (caller, database) => {
    const saved = await database.policy.findFirst({ where: { name } });
    return saved?.id ?? mustHave(await createPolicy(caller, orderPolicy(name))).id;
  });
  return `${policiesAt(console)}/${id}`;
}

function orderPolicy(name: string): PolicyDraft {
  const read = readPolicyDocument(JSON.parse(ORDER_APPROVAL));
  if (!read.ok) throw new Error('The policy of the orders was refused.');
  const at = { resource: 'orders', environment: null };
  return {
    name,
    specification: read.specification,
    permissions: [{ ...at, actions: ['approve'], priority: 100 }],
    tests: CASES.map(([test, role, orderAmount, expected]) => ({
      name: test,
      attributes: { ext_roles: [role] },
      resource: 'orders',
      action: 'approve',
      context: { orderAmount },
      now: null,
      expected,
    })),
  };
}

/** Opens the policy of the orders of a console. */
export async function openOrderPolicy(page: Page, console: RunningConsole, name?: string) {
  await visit(page, await haveOrderPolicy(console, name));
}

/** Writes the rules of the orders anew in the JSON view, with another text in the place of one. */
export async function rewriteOrders(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole('tab', { name: 'JSON' }).click();
  // The plain field that stands there first gives way to the editor.
  await expect(page.locator('.cm-content')).toBeVisible();
  const { specification } = JSON.parse(ORDER_APPROVAL);
  const text = JSON.stringify(specification, null, 2).replace(from, to);
  await page.getByRole('textbox', { name: 'Policy as JSON' }).fill(text);
}

/** Raises the limit of the orders, which one of its cases forbids. */
export async function raiseLimit(page: Page): Promise<void> {
  await rewriteOrders(page, '500', '1000');
  await expect(page.getByText('3 of 4 pass')).toBeVisible();
}
