import {
  startMockServerMinter,
  startMongodbMinter,
  startOidcProviderMinter,
  type TokenMinter,
} from '../lib/testing/token-minters';
import { startConsole } from './console';
import { expect, OWNER, setUp, test } from './fixtures';
import { visit } from './visit';

/** Saves the provider of a minter by its address alone. */
function addressOf({ issuer, audience }: TokenMinter): string {
  const hints = new URLSearchParams({ type: 'custom_oidc', issuer, audience });
  return `/${OWNER.slug}/settings/integration/new?${hints}`;
}

test('tokens of three providers by others are accepted in the browser', async ({ page }) => {
  test.setTimeout(120_000);
  const minters = await Promise.all([
    startOidcProviderMinter(),
    startMockServerMinter(),
    startMongodbMinter(),
  ]);
  const origins = minters.map(({ issuer }) => new URL(issuer).origin);
  const console = await startConsole(origins);
  await setUp(page, console);
  for (const [nr, minter] of minters.entries()) {
    await visit(page, `${console.url}${addressOf(minter)}`);
    await page.getByLabel('Name', { exact: true }).fill(`Maker ${nr}`);
    await page.getByRole('textbox', { name: 'Issuer' }).fill(minter.issuer);
    await page.getByRole('button', { name: /^Save provider/ }).click();
    await page.waitForURL(/\/prv_/);
    for (const alg of minter.algorithms.filter((name) => /^(?:RS|ES)/.test(name))) {
      await visit(page, `${console.url}/${OWNER.slug}/debugger`);
      await page.getByRole('textbox', { name: 'Token' }).fill(await minter.mint(alg));
      await expect(page.getByRole('heading', { name: `Accepted by Maker ${nr}` })).toBeVisible();
    }
  }
  await console.stop();
  for (const minter of minters) await minter.close();
});
