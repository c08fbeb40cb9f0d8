import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { PROVIDER_TYPES } from '../lib/core/providers/draft';
import { guideOf } from '../lib/core/providers/guides';
import { expect, OWNER, type SharedConsole, test } from './fixtures';
import { visit } from './visit';

const INTEGRATION = `/${OWNER.slug}/settings/integration`;
const CHUNKS = '.next/static/chunks';

function guideOn(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Guide' });
}

async function signedIn(page: Page, shared: SharedConsole): Promise<void> {
  await page.context().addCookies(shared.session.cookies);
}

test('no sentence of a guide is part of a script', () => {
  const scripts = readdirSync(CHUNKS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(CHUNKS, name), 'utf8'))
    .join('\n');
  expect(scripts.length).toBeGreaterThan(100_000);
  const first = PROVIDER_TYPES.map((type) => guideOf(type).steps[0]?.text.slice(0, 40) ?? '');
  expect(first.filter((sentence) => scripts.includes(sentence))).toEqual([]);
});

test('the guide fills in what is typed, and follows the type', async ({ shared, page }) => {
  await signedIn(page, shared);
  await visit(page, `${shared.url}${INTEGRATION}/new?type=auth0`);
  const guide = guideOn(page);
  await expect(guide.getByRole('heading', { name: 'In the Auth0 Dashboard' })).toBeVisible();
  await page.getByRole('textbox', { name: /^Domain/ }).fill('acme.eu.auth0.com');
  await expect(guide.getByRole('button', { name: 'Copy domain' })).toBeVisible();
  await expect(guide.getByRole('cell', { name: 'https://acme.eu.auth0.com/' })).toBeVisible();

  await page.getByRole('radio', { name: 'WorkOS' }).click();
  await expect(guide.getByRole('heading', { name: 'In the WorkOS Dashboard' })).toBeVisible();
  await page.getByRole('textbox', { name: /^Client ID/ }).fill('client_01ABC');
  await expect(guide.locator('pre').first()).toContainText('"aud": "client_01ABC"');

  await page.getByRole('radio', { name: 'Auth0' }).click();
  await expect(guide.getByRole('heading', { name: 'In the Auth0 Dashboard' })).toBeVisible();
});

test('an address opens the part that it names', async ({ shared, page }) => {
  await signedIn(page, shared);
  await visit(page, `${shared.url}${INTEGRATION}/new?type=clerk#INVALID_AUDIENCE`);
  const row = guideOn(page).getByRole('button', { name: 'INVALID_AUDIENCE' });
  await expect(row).toHaveAttribute('aria-expanded', 'true');
  await expect(row).toBeInViewport();
  await expect(guideOn(page).getByText('Clerk puts no aud into session tokens')).toBeVisible();
});

test('the code of a failed step leads to what it means, as often as it is followed', async ({
  shared,
  page,
  provider,
}) => {
  await signedIn(page, shared);
  await visit(page, `${shared.url}${INTEGRATION}/new?type=custom_oidc`);
  await page.getByRole('textbox', { name: 'Issuer' }).fill(`${provider.issuer}/`);
  await page.getByRole('button', { name: 'Test Connection', exact: true }).click();
  const code = page.getByRole('link', { name: 'ISSUER_MISMATCH' });
  const meaning = guideOn(page).getByText('The issuer in the form and the');
  for (const _time of ['first', 'again']) {
    await code.click();
    await expect(meaning).toBeInViewport();
    await guideOn(page)
      .getByRole('button', { name: /^Codes of a connection test/ })
      .click();
    await expect(meaning).toBeHidden();
  }
});

test('the debugger leads to what the tokens of a provider hold', async ({
  shared,
  page,
  provider,
}) => {
  await signedIn(page, shared);
  await visit(page, `${shared.url}/${OWNER.slug}/debugger`);
  await page.getByRole('textbox', { name: /token/i }).fill(provider.tokens[0] ?? '');
  await page.getByRole('link', { name: 'What its tokens hold' }).click();
  const row = guideOn(page).getByRole('button', { name: 'Registered claims' });
  await expect(row).toHaveAttribute('aria-expanded', 'true');
  await expect(row).toBeInViewport();
});

test('every guide has a page of its own, and nothing else has', async ({ shared, page }) => {
  await signedIn(page, shared);
  for (const type of PROVIDER_TYPES) {
    await visit(page, `${shared.url}${INTEGRATION}/guide/${type}#security-practices`);
    await expect(page.getByRole('heading', { name: guideOf(type).title })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Security practices' })).toBeInViewport();
    await expect(page.getByRole('link', { name: 'INVALID_ISSUER' })).toBeVisible();
  }
  for (const other of ['okta', 'Auth0', '__proto__']) {
    const answer = await visit(page, `${shared.url}${INTEGRATION}/guide/${other}`);
    expect(answer?.status(), other).toBe(404);
  }
});
