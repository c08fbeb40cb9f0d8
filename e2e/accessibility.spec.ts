import AxeBuilder from '@axe-core/playwright';
import type { BrowserContextOptions } from '@playwright/test';
import { expect, test } from './fixtures';
import { SCENES } from './pages';

const THEMES = ['light', 'dark'] as const;
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 780 } };

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
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await context.close();
  });
}
