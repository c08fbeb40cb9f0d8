import type { Locator, Page } from '@playwright/test';
import { expect, OWNER, type SharedConsole, test } from './fixtures';
import { visit } from './visit';

const INTEGRATION = `/${OWNER.slug}/settings/integration`;

async function openStaff(page: Page, shared: SharedConsole): Promise<Locator> {
  await page.context().addCookies(shared.session.cookies);
  await visit(page, `${shared.url}${INTEGRATION}`);
  await page.getByRole('link', { name: 'Staff' }).click();
  const section = page.getByRole('region', { name: 'Use it in your app' });
  await expect(section).toBeVisible();
  return section;
}

test('what was chosen is shown again: after a reload, and in the guide of another type', async ({
  shared,
  page,
}) => {
  const section = await openStaff(page, shared);
  await expect(section.getByRole('tab', { name: 'React', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await section.getByRole('tab', { name: 'Next.js Pages' }).click();
  await section.getByRole('tab', { name: 'Node SDK' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(section.getByRole('tab', { name: 'Express' })).toBeFocused();
  await expect(section.getByText('src/server.ts')).toBeVisible();

  // The page comes with it, so that nothing jumps once scripts run.
  const html = await (await page.request.get(page.url())).text();
  expect(html).toContain('pages/_app.tsx');
  expect(html).not.toContain('src/main.tsx</span>');

  await page.reload();
  await expect(section.getByText('pages/_app.tsx')).toBeVisible();
  await expect(section.getByText('src/server.ts')).toBeVisible();

  await visit(page, `${shared.url}${INTEGRATION}/guide/auth0#use-it`);
  await expect(section).toBeInViewport();
  await expect(section.getByText('pages/api/orders.ts')).toBeVisible();
  await expect(section.getByText(/^Put your domain and your client ID in/)).toBeVisible();
});

test('the copy is the code, with the values of the provider and of the workspace', async ({
  shared,
  provider,
  page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const section = await openStaff(page, shared);
  const copied = async (tab: string, file: string) => {
    await section.getByRole('tab', { name: tab, exact: true }).click();
    await section.getByRole('button', { name: `Copy ${file}`, exact: true }).click();
    const shown = section.getByRole('figure').filter({ hasText: file }).locator('pre');
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toBe(await shown.textContent());
    expect(text).toMatch(/\n$/);
    return text;
  };
  const settings = await copied('JavaScript', 'src/orders.js');
  expect(settings).toContain(`authority: '${provider.issuer}',`);
  expect(settings).toContain(`client_id: '${provider.clientId}',`);
  expect(await copied('Fastify', 'src/server.ts')).toContain(`workspaceId: '${OWNER.slug}',`);
  expect(await copied('curl', 'Shell')).toContain('/v1/check-authorization');

  await section.getByRole('link', { name: 'API key', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'API keys', exact: true })).toBeVisible();
});

test('a guide beside a form leads to the code', async ({ shared, page }) => {
  const section = await openStaff(page, shared);
  const guide = page.getByRole('complementary', { name: 'Guide' });
  await guide.getByRole('link', { name: 'Use it in your app' }).click();
  await expect(section).toBeInViewport();
  await visit(page, `${shared.url}${INTEGRATION}/new?type=workos`);
  const link = guide.getByRole('link', { name: /^Use it in your app/ });
  await expect(link).toHaveAttribute('href', `${INTEGRATION}/guide/workos#use-it`);
});
