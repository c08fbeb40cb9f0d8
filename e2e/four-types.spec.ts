import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { type FakeAuth0, startFakeAuth0 } from '../lib/testing/fake-auth0';
import { type FakeClerkIssuer, startFakeClerkIssuer } from '../lib/testing/fake-clerk-issuer';
import { publishableKeyOf } from '../lib/testing/fake-clerk-keys';
import { type FakeProvider, startFakeProvider } from '../lib/testing/fake-provider';
import { type FakeWorkos, startFakeWorkos } from '../lib/testing/fake-workos';
import { createAuthority } from '../lib/testing/tls';
import { type RunningConsole, startConsole } from './console';
import { expect, OWNER, setUp, test } from './fixtures';
import { untilLive, visit } from './visit';

const LIST = `/${OWNER.slug}/settings/integration`;
const CLIENT = 'client_01JZ8Q6M3N5R7T9V1X3Z5B7D9F';

const PASSED = /^(Input|Address|Discovery|Metadata|Issuer|JWKS|Keys|Algorithms)\s*passed/;

const authority = createAuthority();

interface Services {
  readonly auth0: FakeAuth0;
  readonly clerk: FakeClerkIssuer;
  readonly workos: FakeWorkos;
  readonly custom: FakeProvider;
}

let services: Services;
let console: RunningConsole;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  services = await startServices();
  const { auth0, clerk, workos, custom } = services;
  // A custom domain of WorkOS stands beside its own host, which is asked too.
  const names = { 'api.workos.com': workos.port };
  console = await startConsole(
    [auth0, clerk, workos, custom].map(({ origin }) => origin),
    {
      LOOPBACK_NAMES: JSON.stringify(names),
      NODE_OPTIONS: `--import=${pathToFileURL('e2e/loopback-names.mjs').href}`,
    },
  );
  page = await browser.newPage();
  await setUp(page, console);
});

test.afterAll(async () => {
  await page.close();
  await console.stop();
  for (const service of Object.values(services)) await service.close();
});

async function startServices(): Promise<Services> {
  const tls = authority.issue(['127.0.0.1', 'api.workos.com']);
  const workos = await startFakeWorkos({ tls, clientIds: [CLIENT] });
  workos.hosts.push('api.workos.com');
  return {
    auth0: await startFakeAuth0({ tls }),
    clerk: await startFakeClerkIssuer({ tls }),
    workos,
    custom: await startFakeProvider({ tls }),
  };
}

const field = (name: RegExp) => page.getByRole('textbox', { name });

/** From the card of a type to its empty form. */
async function choose(label: string): Promise<void> {
  await visit(page, console.url + LIST);
  const card = page.getByRole('list', { name: 'Types of provider' });
  if (!(await card.isVisible())) await page.getByRole('link', { name: 'Add provider' }).click();
  await card.getByRole('link', { name: label }).click();
  await page.waitForURL(/\/integration\/new\?type=/);
}

async function trustAuthority(): Promise<void> {
  await page.getByRole('button', { name: /^Advanced/ }).click();
  await page.getByRole('button', { name: /^Private certificate authority/ }).click();
  await field(/^Certificates/).fill(authority.ca);
}

/** Tests the draft, all green; saves it; the saved provider has the report. */
async function testAndSave(name: string, issuer: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Test Connection' }).click();
  await expect(page.getByText(/^Exactly these settings, /)).toBeVisible();
  const steps = page.getByRole('list', { name: 'Steps of the connection test' });
  await expect(steps.getByRole('listitem').filter({ hasText: PASSED })).toHaveCount(8);
  await page.getByRole('button', { name: /^Save provider/ }).click();
  await page.waitForURL(/\/settings\/integration\/prv_/);
  await page.reload();
  await untilLive(page);
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(page.getByText(/^Exactly these settings, /)).toBeVisible();
  await visit(page, console.url + LIST);
  const row = page.getByRole('row', { name: new RegExp(name) });
  await expect(row.getByText(issuer, { exact: true })).toBeVisible();
}

test('Auth0, by a domain that is pasted as an address', async () => {
  const [domain = ''] = services.auth0.domains;
  await choose('Auth0');
  await field(/^Domain/).fill(`https://${domain}/`);
  await page.keyboard.press('Tab');
  await expect(field(/^Domain/)).toHaveValue(domain);
  await field(/^Client IDs/).fill('pX4vN8kQ2mT6');
  await page.keyboard.press('Enter');
  await trustAuthority();
  await testAndSave('Customers', `https://${domain}/`);
});

test('Clerk, by a publishable key, for session tokens', async () => {
  const [host = ''] = services.clerk.hosts;
  await choose('Clerk');
  await field(/^Publishable key/).fill(publishableKeyOf('test', host));
  await expect(page.getByText('This is the development instance')).toBeVisible();
  await page.getByRole('radio', { name: /^Session tokens/ }).click();
  await field(/^Origins of your front end/).fill('https://app.acme.example/');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Read as https://app.acme.example.')).toBeVisible();
  await trustAuthority();
  await testAndSave('App', `https://${host}`);
});

test('WorkOS, by a client ID, with a custom domain', async () => {
  const [host = ''] = services.workos.hosts;
  await choose('WorkOS');
  await field(/^Client ID/).fill(`WORKOS_CLIENT_ID=${CLIENT}`);
  await page.keyboard.press('Tab');
  await expect(field(/^Client ID/)).toHaveValue(CLIENT);
  await field(/^Audiences/).fill(CLIENT);
  await page.keyboard.press('Enter');
  await field(/^Custom auth/).fill(host);
  await page.keyboard.press('Enter');
  await trustAuthority();
  await testAndSave('Staff', `https://${host}/user_management/${CLIENT}`);
});

test('Custom OIDC, by a discovery address', async () => {
  const { issuer } = services.custom;
  await choose('Custom OIDC');
  await field(/^Issuer/).fill(`${issuer}/.well-known/openid-configuration`);
  await page.keyboard.press('Tab');
  await expect(field(/^Issuer/)).toHaveValue(issuer);
  await field(/^Client IDs/).fill('web');
  await page.keyboard.press('Enter');
  await trustAuthority();
  await testAndSave('Partners', issuer);
});
