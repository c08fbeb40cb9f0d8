import type { Page } from '@playwright/test';
import type { KeyKind } from '../lib/core/access/api-key';
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

/** Makes an API key and a machine key, once for each console. */
export async function haveKeys(page: Page, console: RunningConsole): Promise<void> {
  await visit(page, `${console.url}/${OWNER.slug}/api-keys?kind=machine`);
  const first = page.getByText('No machine key yet').or(page.getByRole('table'));
  await expect(first).toBeVisible();
  if ((await page.getByText('Nightly import').count()) > 0) return;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const [kind, name] of [
    ['api', 'Billing service'],
    ['machine', 'Nightly import'],
  ] as const) {
    await openKeyForm(page, console, kind);
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    if (kind === 'machine') {
      await page.getByRole('textbox', { name: 'Permissions' }).fill('catalog:read,');
    }
    await page
      .getByRole('button', { name: `Create ${NAMES[kind]}` })
      .last()
      .click();
    await shownKey(page);
    await copyAndClose(page, kind);
  }
}
