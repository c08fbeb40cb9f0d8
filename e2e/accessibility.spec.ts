import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { enter, expect, test } from './fixtures';
import { FIRST_SCENES, SCENES, type Scene } from './pages';

const DESK = { width: 1280, height: 720 };
const PHONE = { width: 360, height: 780 };

/** What axe judges by colours; all else is the same in either theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds in a theme; the themes are style sheets alone, so the page need not come again. */
async function expectAccessible(
  page: Page,
  theme: 'light' | 'dark',
  narrowed: (axe: AxeBuilder) => AxeBuilder,
): Promise<void> {
  await test.step(`axe finds nothing, ${theme}`, async () => {
    await page.emulateMedia({ colorScheme: theme });
    // Next takes the title away for an instant while a page is made anew after an action, and axe
    // looks once; so the title is waited for here.
    await expect(page).toHaveTitle(/./);
    // Nothing is framed, so the results need not be put together on a page of their own; and what
    // passes need not be told node by node, which is half of the work.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
    const { violations } = await narrowed(axe).analyze();
    const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }));
    expect.soft(found, theme).toEqual([]);
  });
}

/** By how many pixels the page is wider than the window of a small phone. */
async function expectNoOverflow(page: Page): Promise<void> {
  await test.step('nothing overflows at 360 px', async () => {
    await page.setViewportSize(PHONE);
    const overflow = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    // What follows the window by a script (a menu that is open) does so after it.
    await expect.poll(overflow, '360 px').toBeLessThanOrEqual(0);
  });
}

/** One visit serves all looks. */
async function expectEveryLook(page: Page, { exempt = [] }: Scene): Promise<void> {
  await expectAccessible(page, 'light', (axe) => axe.disableRules(['document-title', ...exempt]));
  await expectAccessible(page, 'dark', (axe) => axe.withRules(COLOUR_RULES));
  await expectNoOverflow(page);
}

for (const scene of SCENES) {
  test(`${scene.name}: accessible in both themes, nothing overflows`, async ({
    shared,
    provider,
    warmPage: page,
  }) => {
    if (scene.signedIn) await enter(page, shared);
    await scene.open(page, shared, provider);
    await expectEveryLook(page, scene);
  });
}

test('a console with nothing in it: accessible in both themes, nothing overflows', async ({
  fresh,
  provider,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const scene of FIRST_SCENES) {
    await test.step(scene.name, async () => {
      await page.setViewportSize(DESK);
      await scene.open(page, fresh, provider);
      await expectEveryLook(page, scene);
    });
  }
});
