import { expect } from './fixtures';
import type { Scene } from './pages';
import { visit } from './visit';

const scene = (name: string, path: string): Scene => ({
  name,
  signedIn: false,
  open: async (page, console) => {
    await visit(page, console.url + path);
  },
});

/** The documentation, which nobody has to be signed in for. */
export const DOCS_SCENES: readonly Scene[] = [
  scene('docs', '/docs'),
  scene('docs-policies', '/docs/policies'),
  scene('docs-provider', '/docs/clerk'),
  scene('docs-codes', '/docs/codes#key_not_found'),
  {
    name: 'docs-search',
    signedIn: false,
    open: async (page, console) => {
      await visit(page, `${console.url}/docs/concepts`);
      if ((page.viewportSize()?.width ?? 0) < 900) {
        await page.getByRole('button', { name: 'Open menu' }).click();
      }
      await page.getByRole('searchbox', { name: 'Search the documentation' }).fill('key_not');
      await expect(page.getByRole('link', { name: 'KEY_NOT_FOUND Codes' })).toBeVisible();
    },
  },
];
