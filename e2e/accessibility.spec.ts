import AxeBuilder from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { FIRST_SCENES, SCENES } from './pages';

const THEMES = ['light', 'dark'] as const;
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 780 } };

/** By how many pixels the page is wider than the window. */
function overflowOf(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

for (const scene of SCENES) {
  for (const theme of THEMES) {
    test(`axe finds nothing on ${scene.name}, ${theme}`, async ({ shared, provider, browser }) => {
      const context = await browser.newContext({
        colorScheme: theme,
        reducedMotion: 'reduce',
        ...(scene.signedIn && { storageState: shared.session }),
      });
      const page = await context.newPage();
      await scene.open(page, shared, provider);
      // Next takes the title away for an instant while a page is made anew after an action.
      await expect(page).toHaveTitle(/./);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) })),
      ).toEqual([]);
      await context.close();
    });
  }

  test(`nothing overflows on ${scene.name} at 360 px`, async ({ shared, provider, browser }) => {
    const context = await browser.newContext({
      ...PHONE,
      ...(scene.signedIn && { storageState: shared.session }),
    });
    const page = await context.newPage();
    await scene.open(page, shared, provider);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await context.close();
  });
}

for (const scene of FIRST_SCENES) {
  test(`axe finds nothing on ${scene.name}, in both themes; nothing overflows`, async ({
    fresh,
    provider,
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await scene.open(page, fresh, provider);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 780 });
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  });
}
