import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';

/** The field of the open palette. */
export function paletteField(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Search and commands' });
}

/** Opens the palette by its key; what has the focus keeps nothing of it. */
export async function openPalette(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+k');
  const field = paletteField(page);
  await expect(field).toBeFocused();
  return field;
}

/** A line of the palette by the words that it begins with. */
export function paletteLine(page: Page, label: string | RegExp): Locator {
  return page.getByRole('option', { name: label });
}
