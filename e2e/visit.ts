import type { Page, Response } from '@playwright/test';

/**
 * Waits until React listens on every control of the page. What is typed or chosen earlier is taken
 * over once it does, but a click on a button that nobody hears yet is lost.
 */
export async function untilLive(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('button, input, select, textarea')].every((control) =>
      Object.keys(control).some((name) => name.startsWith('__reactProps$')),
    ),
  );
}

/** Opens an address of the console and waits until its page is live; begin every test's work so. */
export async function visit(page: Page, url: string): Promise<Response | null> {
  const answer = await page.goto(url);
  await untilLive(page);
  return answer;
}
