import type { Page } from '@playwright/test';
import type { RunningConsole } from './console';
import { expect, OWNER } from './fixtures';
import { visit } from './visit';

/** The mappings of the guide for Clerk, as it writes them. */
export const DOCUMENTED_MAPPINGS = `[
{
"jwtPath": "aud",
"attribute": "aud",
"required": true
},
{
"jwtPath": "name",
"attribute": "name",
"required": false
},
{
"jwtPath": "role",
"attribute": "role",
"required": false
},
{
"jwtPath": "plan",
"attribute": "plan",
"required": false,
"defaultValue": "free"
},
{
"jwtPath": "org_id",
"attribute": "org_id",
"required": false
},
{
"jwtPath": "org_role",
"attribute": "org_role",
"required": false
}
]`;

/** A token of these claims; nobody checks the signature of what is only read. */
export function tokenOf(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', kid: 'k1' })}.${part(claims)}.${Buffer.alloc(64, 7).toString('base64url')}`;
}

/** What Clerk writes by the guide's template for a user without role, plan and organization. */
export function clerkToken(iss: string): string {
  const now = Math.floor(Date.now() / 1000);
  return tokenOf({
    azp: 'http://localhost:3000',
    iss,
    sub: 'user_2abc',
    iat: now,
    exp: now + 60,
    aud: 'convex',
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    role: null,
    plan: null,
    org_id: null,
    org_role: null,
  });
}

/** Opens the mappings of a provider by its name, and waits until they can be changed. */
export async function openClaims(page: Page, { url }: RunningConsole, name = 'Staff') {
  await visit(page, `${url}/${OWNER.slug}/claims`);
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('tab', { name: 'Rows' })).toBeVisible();
  await visit(page, page.url());
}

/** Writes into the JSON view what it is to hold. */
export async function writeJson(page: Page, text: string): Promise<void> {
  await page.getByRole('tab', { name: 'JSON' }).click();
  const editor = page.getByRole('textbox', { name: 'Mappings as JSON' });
  await expect(page.locator('.cm-editor')).toBeVisible();
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

/** Has the documented mappings in the form, unsaved. */
export async function fillDocumented(page: Page, console: RunningConsole): Promise<void> {
  await openClaims(page, console);
  await writeJson(page, DOCUMENTED_MAPPINGS);
  await page.getByRole('tab', { name: 'Rows' }).click();
  await expect(page.getByRole('listitem').filter({ has: page.getByLabel('Claim') })).toHaveCount(6);
}

/** Pastes a token into the preview. */
export async function previewToken(page: Page, token: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Token' }).fill(token);
  await expect(page.getByRole('heading', { name: 'Preview' })).toBeVisible();
}
