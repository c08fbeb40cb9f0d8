import { expect, OWNER } from './fixtures';
import { haveKeys } from './keys';
import type { Scene } from './pages';
import { openPalette, paletteField, paletteLine } from './palette';
import { visit } from './visit';

const list = `/${OWNER.slug}/settings/integration`;

/** The command palette and the sheet of shortcuts. */
export const PALETTE_SCENES: readonly Scene[] = [
  {
    name: 'palette',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${list}`);
      await page.getByRole('link', { name: 'Staff' }).click();
      await page.waitForURL(/\/prv_/);
      await expect(page.getByRole('heading', { name: 'Staff' })).toBeVisible();
      await visit(page, `${console.url}/${OWNER.slug}/claims`);
      await openPalette(page);
      await expect(page.getByRole('group', { name: 'Recent' })).toBeVisible();
    },
  },
  {
    name: 'palette-search',
    signedIn: true,
    open: async (page, console) => {
      await haveKeys(console);
      await visit(page, `${console.url}${list}`);
      await openPalette(page);
      await page.keyboard.type('st');
      await expect(paletteLine(page, /^Staff/)).toBeVisible();
      await expect(page.getByRole('group', { name: 'Docs' })).toBeVisible();
    },
  },
  {
    name: 'palette-nothing',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${list}`);
      await openPalette(page);
      await page.keyboard.type('qqqq');
      await expect(page.getByText('Nothing is called “qqqq”')).toBeVisible();
    },
  },
  {
    name: 'palette-token',
    signedIn: true,
    open: async (page, console, provider) => {
      await visit(page, `${console.url}${list}`);
      await openPalette(page);
      await paletteField(page).fill(provider.tokens[0] ?? '');
      await expect(paletteLine(page, /^Check this token/)).toBeVisible();
    },
  },
  {
    name: 'shortcuts',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${list}`);
      await openPalette(page);
      await page.keyboard.type('keyboard');
      await paletteLine(page, /^Keyboard shortcuts/).click();
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    },
  },
];
