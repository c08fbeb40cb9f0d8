import type { Page } from '@playwright/test';
import { createApiKey } from '@/lib/usecases/create-api-key';
import type { KeyKind } from '../lib/core/access/api-key';
import { asOwner, mustHave, onDatabase } from './as-owner';
import type { RunningConsole } from './console';
import { expect, OWNER } from './fixtures';
import { visit } from './visit';

const NAMES = { api: 'API key', machine: 'machine key' } as const;

/** Opens the dialog that makes a key of a kind. */
export async function openKeyForm(page: Page, { url }: RunningConsole, kind: KeyKind) {
  await visit(page, `${url}/${OWNER.slug}/api-keys?kind=${kind}`);
  await page
    .getByRole('button', { name: `Create ${NAMES[kind]}` })
    .first()
    .click();
  await expect(page.getByRole('dialog', { name: 'Create a key' })).toBeVisible();
}

/** Reads the key that the dialog shows once. */
export async function shownKey(page: Page): Promise<string> {
  const shown = page.getByRole('dialog').getByText(/^cc[km]_(?:live|test)_\w{61}$/);
  await expect(shown).toBeVisible();
  return (await shown.textContent()) ?? '';
}

/** Presses the button of a dialog that shows a key, then closes it. */
export async function copyAndClose(page: Page, kind: KeyKind): Promise<void> {
  await page.getByRole('button', { name: `Copy ${NAMES[kind]}` }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

const YEAR_MS = 365 * 86_400_000;

/** Makes a key of a kind, as its dialog does. */
export async function makeKey(console: RunningConsole, kind: KeyKind, name: string): Promise<void> {
  const grants = kind === 'api' ? ['verify', 'authorize'] : ['catalog:read'];
  const expiresAt = new Date(Date.now() + YEAR_MS).toISOString();
  const input = { kind, name, environment: 'production', grants, expiresAt } as const;
  mustHave(await asOwner(console, (caller) => createApiKey(caller, input)));
}

/** Makes an API key and a machine key, once for each console. */
export async function haveKeys(console: RunningConsole): Promise<void> {
  const isThere = await onDatabase(
    console,
    async (database) => (await database.apiKey.count({ where: { name: 'Nightly import' } })) > 0,
  );
  if (isThere) return;
  await makeKey(console, 'api', 'Billing service');
  await makeKey(console, 'machine', 'Nightly import');
}
