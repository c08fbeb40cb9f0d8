import type { Page } from '@playwright/test';
import { type FakeClerkIssuer, startFakeClerkIssuer } from '../lib/testing/fake-clerk-issuer';
import { createAuthority } from '../lib/testing/tls';
import { type RunningConsole, startConsole } from './console';
import { haveGuide, openSimulator, spoilMappings } from './decisions';
import { expect, OWNER, setUp, test } from './fixtures';
import { visit } from './visit';

const authority = createAuthority();
let clerk: FakeClerkIssuer;
let console: RunningConsole;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  clerk = await startFakeClerkIssuer({ tls: authority.issue(['127.0.0.1']) });
  console = await startConsole([clerk.origin]);
  page = await browser.newPage();
  await setUp(page, console);
  await haveGuide(console, { issuer: `https://${clerk.hosts[0]}`, privateCa: authority.ca });
});

test.afterAll(async () => {
  await page.close();
  await console.stop();
  await clerk.close();
});

/** A token of the guide's JWT template, null where Clerk has nothing to fill in. */
function tokenOf(claims: object = {}): string {
  const user = { name: 'Ada Lovelace', email: 'ada@example.com', org_id: null, org_role: null };
  return clerk.templateToken({ aud: 'convex', role: null, plan: null, ...user, ...claims });
}

const token = () => page.getByRole('textbox', { name: 'Token' });
const decision = () => page.locator('#announcer');

/** Everything that the page asks for meanwhile. */
async function requestsOf(run: () => Promise<void>): Promise<string> {
  const seen: string[] = [];
  page.on('request', (request) => seen.push(`${request.url()} ${request.postData() ?? ''}`));
  await run();
  page.removeAllListeners('request');
  return seen.join('\n');
}

test('the guide’s promise: no plan is the free plan and denied, the premium plan is allowed', async () => {
  const free = tokenOf();
  const requests = await requestsOf(async () => {
    await openSimulator(page, console, ['premium-features', 'access']);
    await page.getByRole('radio', { name: 'From a token' }).click();
    await token().fill(free);
    await expect(page.getByText('Would be allowed if')).toBeVisible();
  });
  await expect(page.getByText(/^ext_plan were one of premium, enterprise/)).toBeVisible();
  await expect(page.getByText('The default stands in.')).toBeVisible();
  await expect(decision()).toHaveText(/^Denied: no rule matched/);
  for (const part of free.split('.')) expect(requests).not.toContain(part);
  expect(page.url()).not.toContain(free.slice(0, 16));
  await page.getByRole('button', { name: 'Clear token' }).click();
  await token().fill(tokenOf({ plan: 'premium' }));
  await expect(page.getByText('Allowed', { exact: true })).toBeVisible();
  await expect(page.getByText('matched, decided')).toBeVisible();
  await expect(decision()).toHaveText(/^Allowed: rule premium-allow/);
});

test('a required claim that is missing denies, and says which', async () => {
  await page.getByRole('button', { name: 'Clear token' }).click();
  await token().fill(tokenOf({ aud: null }));
  await expect(page.getByText(/^the claim aud is required$/)).toBeVisible();
});

test('a denial can be mended by hand, and nothing of it but the question is in the address', async () => {
  await openSimulator(page, console, ['admin-console', 'open']);
  const attributes = page.getByRole('textbox', { name: /^Attributes by hand/ });
  await attributes.fill('{"ext_role": "Admin"}');
  await expect(page.getByText(/only letter case differs/)).toBeVisible();
  await attributes.fill('{"ext_role": "admin"}');
  await expect(page.getByText('Allowed', { exact: true })).toBeVisible();
  expect(new URL(page.url()).search).toBe('?resource=admin-console&action=open');
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Resource' })).toHaveValue('admin-console');
});

test('what no policy decides on leads to what one does', async () => {
  await openSimulator(page, console, ['premium-feature', 'acess']);
  await page.getByRole('button', { name: 'Ask about it' }).click();
  await expect(page.getByRole('combobox', { name: 'Resource' })).toHaveValue('premium-features');
  await expect(page.getByRole('combobox', { name: 'Action' })).toHaveValue('access');
  await expect(page.getByText('premium-allow')).toBeVisible();
  await page.getByRole('link', { name: 'Open premium_features' }).click();
  await page.waitForURL(/\/policies\/pol_/);
});

test('a simulation is kept as a test of the policy, with nothing of a person in it', async () => {
  const simulator = page.getByRole('complementary', { name: 'Simulator' });
  await simulator.getByRole('radio', { name: 'From a token' }).click();
  await simulator.getByRole('textbox', { name: 'Token' }).fill(tokenOf({ plan: 'premium' }));
  await expect(simulator.getByText('Allowed', { exact: true })).toBeVisible();
  await simulator.getByRole('textbox', { name: 'Name of the test' }).fill('Premium may');
  await simulator.getByRole('button', { name: 'Keep as test' }).click();
  await expect(page.getByText('Premium may').first()).toBeVisible();
  await page.getByRole('button', { name: /^Save changes/ }).click();
  await expect(page.getByText('Changes saved').first()).toBeVisible();
  await page.reload();
  await expect(page.getByText('Premium may').first()).toBeVisible();
  expect(await page.content()).not.toContain('ada@example.com');
});

test('everything is done by keyboard alone', async () => {
  await openSimulator(page, console, ['', '']);
  await page.getByRole('combobox', { name: 'Resource' }).focus();
  await page.keyboard.type('premium-features');
  await page.keyboard.press('Tab');
  await page.keyboard.type('access');
  await expect(page.getByText('premium-allow')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: 'By hand' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('{"ext_plan": "enterprise"}');
  await expect(page.getByText('Allowed', { exact: true })).toBeVisible();
  const rules = page.locator('summary').filter({ hasText: 'premium_features' });
  await rules.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('If no rule matches: Deny')).toBeHidden();
});

test('the debugger answers the question with its trace, and a refused token only as if', async () => {
  await visit(page, `${console.url}/${OWNER.slug}/debugger`);
  await token().fill(tokenOf());
  await expect(page.getByRole('heading', { name: 'Accepted by App' })).toBeVisible();
  const question = page.getByRole('region', { name: 'Policy question' });
  await question.getByRole('combobox', { name: 'Resource' }).fill('premium-features');
  await question.getByRole('combobox', { name: 'Action' }).fill('access');
  await expect(question.getByText('Would be allowed if')).toBeVisible();
  await expect(page.getByRole('region', { name: /^Attributes/ })).toContainText('ext_plan');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await token().fill(tokenOf({ aud: 'another', plan: 'premium' }));
  await expect(question.getByText(/INVALID_AUDIENCE/)).toBeVisible();
  await question.getByRole('combobox', { name: 'Resource' }).fill('premium-features');
  await question.getByRole('combobox', { name: 'Action' }).fill('access');
  await question.getByRole('checkbox', { name: 'As if it were valid' }).click();
  await expect(question.getByText('Allowed', { exact: true })).toBeVisible();
});

test('a token is refused for a key of another environment, and says whose it is', async () => {
  await page
    .getByRole('combobox', { name: /^Environment of the application/ })
    .selectOption('staging');
  await expect(page.getByText('INVALID_ISSUER').first()).toBeVisible();
  await expect(page.getByText(/the provider .App. has it, in production/)).toBeVisible();
});

test('mappings that cannot be read deny in simulator and debugger, and stand on their page as they are', async () => {
  await spoilMappings(console);
  const premium = tokenOf({ plan: 'premium' });
  await openSimulator(page, console, ['premium-features', 'access']);
  await page.getByRole('radio', { name: 'From a token' }).click();
  await token().fill(premium);
  await expect(decision()).toHaveText(/^Denied: the stored claim mappings cannot be read/);
  await expect(page.getByText('Allowed', { exact: true })).toHaveCount(0);

  await visit(page, `${console.url}/${OWNER.slug}/debugger`);
  await token().fill(premium);
  const question = page.getByRole('region', { name: 'Policy question' });
  await question.getByRole('combobox', { name: 'Resource' }).fill('premium-features');
  await question.getByRole('combobox', { name: 'Action' }).fill('access');
  await expect(question.getByText('Denied', { exact: true })).toBeVisible();
  await question.getByRole('link', { name: 'Open the claims of App' }).click();
  await page.waitForURL(/\/claims\/prv_/);
  await expect(page.getByText('"is this"')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save changes' })).toHaveCount(0);
});
