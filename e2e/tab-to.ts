import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';

/** Ends what never comes. The page of a provider has about ninety stops, and Ctrl S saves from each of them. */
const MOST_TABS = 120;

/** Moves the focus with Tab alone until it is on the target, and sees that the focus shows. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      return expectVisibleFocus(target);
    }
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not reach it.');
}

/** Waits until the code of a button's menu is there, which is fetched once the button has the focus. */
export async function untilMenuReady(button: Locator): Promise<void> {
  await expect(button.locator('xpath=following-sibling::span')).toBeAttached();
}

/** Holds an arrow key until what it chooses is chosen, as a finger does: a radio follows the focus meanwhile. */
export async function chooseByKey(page: Page, key: string, chosen: Locator): Promise<void> {
  await page.keyboard.down(key);
  await expect(chosen).toBeChecked();
  await page.keyboard.up(key);
}

/** The element or the frame around it has an outline. */
async function expectVisibleFocus(target: Locator): Promise<void> {
  const outlined = await target.evaluate((element) => {
    const chain = [element, element.parentElement].filter((each) => each !== null);
    return chain.some((each) => getComputedStyle(each).outlineStyle !== 'none');
  });
  expect(outlined).toBe(true);
}
