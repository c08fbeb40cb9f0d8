import type { Page } from '@playwright/test';
import { test } from './fixtures';
import { FIRST_SCENES, SCENES } from './pages';

const LOOKS = [
  { suffix: 'light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { suffix: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { suffix: 'light.390', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { suffix: 'dark.390', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

// Pictures are made on demand, `SCREENSHOTS=docs/screenshots npx playwright test screenshots`, so that
// a test run leaves the tree as it is.
const folder = process.env.SCREENSHOTS;

/** A guide goes on and on; what is below this is text like the text above it. */
const TALLEST = 3000;

async function picture(page: Page, name: string, least: number): Promise<void> {
  // As tall as the page, so that what sticks to an edge stands where the page ends.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const width = page.viewportSize()?.width ?? 0;
  await page.setViewportSize({ width, height: Math.min(TALLEST, Math.max(height, least)) });
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${folder}/${name}.png` });
}

for (const scene of folder === undefined ? [] : SCENES) {
  for (const { suffix, ...look } of LOOKS) {
    test(`${scene.name}.${suffix}`, async ({ shared, provider, browser }) => {
      const context = await browser.newContext({
        ...look,
        reducedMotion: 'reduce',
        ...(scene.signedIn && { storageState: shared.session }),
      });
      const page = await context.newPage();
      await scene.open(page, shared, provider);
      await picture(page, `${scene.name}.${suffix}`, look.viewport.height);
      await context.close();
    });
  }
}

if (folder !== undefined) {
  test('a console with nothing in it', async ({ fresh, provider, page }) => {
    for (const scene of FIRST_SCENES) {
      await scene.open(page, fresh, provider);
      for (const { suffix, colorScheme, viewport } of LOOKS) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        await picture(page, `${scene.name}.${suffix}`, viewport.height);
      }
    }
  });
}
