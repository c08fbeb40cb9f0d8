import { test } from './fixtures';
import { SCENES } from './pages';

const LOOKS = [
  { suffix: 'light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { suffix: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { suffix: 'light.390', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { suffix: 'dark.390', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

// Pictures are made on demand, `SCREENSHOTS=docs/screenshots npx playwright test screenshots`, so that
// a test run leaves the tree as it is.
const folder = process.env.SCREENSHOTS;

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
      // As tall as the page, so that what sticks to an edge stands where the page ends.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({
        ...look.viewport,
        height: Math.max(height, look.viewport.height),
      });
      await page.waitForTimeout(300);
      await page.screenshot({ path: `${folder}/${scene.name}.${suffix}.png` });
      await context.close();
    });
  }
}
