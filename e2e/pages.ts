import type { Page } from '@playwright/test';
import { CLAIMS_SCENES } from './claims-scenes';
import type { RunningConsole } from './console';
import { DECISION_SCENES } from './decision-scenes';
import { DOCS_SCENES } from './docs-scenes';
import { expect, OWNER, setUp } from './fixtures';
import { haveKeys, openKeyForm } from './keys';
import { PALETTE_SCENES } from './palette-scenes';
import { POLICY_SCENES } from './policy-scenes';
import type { RunningProvider } from './provider';
import { writeCounts } from './verdict-counts';
import { visit } from './visit';

/** A page as an operator meets it, ready to be looked at. */
export interface Scene {
  readonly name: string;
  readonly signedIn: boolean;
  /** What axe finds here and is as it should be, by the name of its rule. */
  readonly exempt?: readonly string[];
  readonly open: (page: Page, console: RunningConsole, provider: RunningProvider) => Promise<void>;
}

const base = `/${OWNER.slug}`;

const writeRefusals = (console: RunningConsole) =>
  writeCounts(console, [
    {
      provider: 'Staff',
      codes: { VALID: 4812, TOKEN_EXPIRED: 90, INVALID_AUTHORIZED_PARTY: 5, KEY_NOT_FOUND: 1 },
    },
    { provider: null, codes: { INVALID_ISSUER: 214, MALFORMED_TOKEN: 12 } },
  ]);

/** Every page of the console in the states worth looking at. */
export const SCENES: readonly Scene[] = [
  {
    name: 'sign-in',
    signedIn: false,
    open: async (page, console) => {
      await visit(page, `${console.url}/sign-in`);
    },
  },
  {
    name: 'sign-in-refused',
    signedIn: false,
    open: async (page, console) => {
      await visit(page, `${console.url}/sign-in`);
      await page.getByLabel('Email').fill('nobody@acme.example');
      await page.getByLabel('Password', { exact: false }).first().fill('not the password');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  },
  {
    name: 'integration',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${base}/settings/integration`);
    },
  },
  {
    name: 'integration-refused',
    signedIn: true,
    open: async (page, console) => {
      await writeRefusals(console);
      await visit(page, `${console.url}${base}/settings/integration`);
    },
  },
  {
    name: 'integration-no-match',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${base}/settings/integration?q=nothing-like-this`);
    },
  },
  {
    name: 'integration-paste',
    signedIn: true,
    open: async (page, console, provider) => {
      await visit(page, `${console.url}${base}/settings/integration`);
      await page.getByLabel('Paste a token or an issuer').fill(provider.tokens[0] ?? '');
      await expect(page.getByText('Already trusted as')).toBeVisible();
    },
  },
  {
    name: 'add-provider',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${base}/settings/integration/new`);
    },
  },
  {
    name: 'add-auth0',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${base}/settings/integration/new?type=auth0`);
      await page.getByRole('textbox', { name: /^Domain/ }).fill('https://acme.eu.auth0.com/');
      await page.getByRole('textbox', { name: 'Client IDs' }).fill('pX4vN8kQ2mT6cJ1sRz9LhB5w');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'add-clerk',
    signedIn: true,
    open: async (page, console) => {
      const key = Buffer.from('square-moray-42.clerk.accounts.dev$').toString('base64');
      await visit(page, `${console.url}${base}/settings/integration/new?type=clerk`);
      await page.getByRole('textbox', { name: /^Publishable key/ }).fill(`pk_test_${key}`);
      await page.getByRole('radio', { name: /^Session tokens/ }).click();
      await page.getByRole('textbox', { name: /^Origins/ }).fill('https://app.acme.com');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'add-workos',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${base}/settings/integration/new?type=workos`);
      const id = 'client_01JQ8ZK4W7M2T5XN9B3RCVHD6E';
      await page.getByRole('textbox', { name: /^Client ID/ }).fill(id);
    },
  },
  {
    name: 'provider',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${base}/settings/integration`);
      await page.getByRole('link', { name: 'Staff' }).click();
      await expect(page.getByText(/^Exactly these settings, /)).toBeVisible();
    },
  },
  {
    name: 'provider-in-use',
    signedIn: true,
    open: async (page, console) => {
      await writeRefusals(console);
      await visit(page, `${console.url}${base}/settings/integration`);
      await page.getByRole('link', { name: 'Staff' }).click();
      await page.getByRole('button', { name: 'Refresh keys' }).click();
      await expect(page.getByText(/^Keys fetched|^Not fetched again yet/)).toBeVisible();
    },
  },
  {
    name: 'provider-use-it',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${base}/settings/integration`);
      await page.getByRole('link', { name: 'Staff' }).click();
      await page.getByRole('tab', { name: 'Next.js App Router' }).click();
      await page.getByRole('tab', { name: 'nginx' }).click();
      await expect(page.getByText('default.conf.template')).toBeVisible();
    },
  },
  {
    name: 'provider-failing',
    signedIn: true,
    open: async (page, console, provider) => {
      await visit(page, `${console.url}${base}/settings/integration/new?type=custom_oidc`);
      await page.getByLabel('Name', { exact: true }).fill('Storefront');
      await page.getByRole('textbox', { name: 'Issuer' }).fill(`${provider.issuer}/`);
      await page.getByRole('button', { name: 'Test Connection' }).click();
      await expect(page.getByRole('link', { name: 'ISSUER_MISMATCH' })).toBeVisible();
    },
  },
  {
    name: 'provider-advanced',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${base}/settings/integration/new?type=custom_oidc`);
      await page.getByRole('button', { name: /^Advanced/ }).click();
      for (const row of ['Issuers and audiences', 'Algorithms', 'Times and claims', 'Keys']) {
        await page.getByRole('button', { name: new RegExp(`^${row}`) }).click();
      }
      await page.getByRole('textbox', { name: /^Pasted keys/ }).fill('{"keys": [{"kty": "EC"}]}');
      await page.keyboard.press('Tab');
      await expect(page.getByText(/^A key without ID/)).toBeVisible();
    },
  },
  {
    name: 'provider-delete',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${base}/settings/integration`);
      await page.getByRole('link', { name: 'Staff' }).click();
      await page.getByRole('button', { name: 'More about Staff' }).click();
      await page.getByRole('menuitem', { name: 'Delete provider' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  ...(['clerk', 'custom_oidc'] as const).map(
    (type): Scene => ({
      name: `guide-${type}`,
      signedIn: true,
      open: async (page, console) => {
        await visit(page, `${console.url}${base}/settings/integration/guide/${type}`);
      },
    }),
  ),
  {
    name: 'provider-guide',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${base}/settings/integration/new?type=clerk#jwt-template`);
      const guide = page.getByRole('complementary', { name: 'Guide' });
      for (const row of ['Every field of the form', 'INVALID_AUDIENCE', 'Codes of a connection']) {
        await guide.getByRole('button', { name: new RegExp(row) }).click();
      }
      await expect(guide.getByText('Edit metadata')).toBeVisible();
    },
  },
  {
    name: 'debugger-empty',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${base}/debugger`);
    },
  },
  {
    name: 'debugger',
    signedIn: true,
    open: async (page, console, provider) => {
      await visit(page, `${console.url}${base}/debugger`);
      await page.getByRole('textbox', { name: /token/i }).fill(provider.tokens[0] ?? '');
      await expect(page.getByRole('heading', { name: 'Accepted by Staff' })).toBeVisible();
    },
  },
  {
    name: 'debugger-refused',
    signedIn: true,
    open: async (page, console, provider) => {
      await visit(page, `${console.url}${base}/debugger`);
      const token = await provider.tokenFor('claimcheck-dew');
      await page.getByRole('textbox', { name: /token/i }).fill(token);
      await expect(page.getByRole('heading', { name: /^Refused/ })).toBeVisible();
      await expect(page.getByText('What its attributes would be')).toBeVisible();
    },
  },
  {
    name: 'debugger-several-faults',
    signedIn: true,
    open: async (page, console, provider) => {
      await visit(page, `${console.url}${base}/debugger`);
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const kid = JSON.parse(
        Buffer.from(provider.tokens[0]?.split('.')[0] ?? '', 'base64url').toString(),
      ).kid;
      const aud = 'https://api.acme.example/shop/orders/of/everybody/v2';
      const claims = { iss: provider.issuer, aud, sub: '', iat: 1.7e9, exp: 1.7e9 + 60 };
      const token = `${part({ alg: 'RS256', kid })}.${part(claims)}.c2lnbmF0dXJl`;
      await page.getByRole('textbox', { name: /token/i }).fill(token);
      await expect(page.getByRole('heading', { name: /^Also wrong/ })).toBeVisible();
    },
  },
  {
    name: 'debugger-unknown-issuer',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${base}/debugger`);
      await page.getByRole('button', { name: 'Show an example' }).click();
      await expect(page.getByText('INVALID_ISSUER').first()).toBeVisible();
    },
  },
  {
    name: 'debugger-plain-http',
    signedIn: true,
    open: async (page, console, provider) => {
      await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
      await visit(page, `${console.url}${base}/debugger`);
      await page.getByRole('textbox', { name: /token/i }).fill(provider.tokens[0] ?? '');
      await expect(page.getByRole('button', { name: 'Check on the server' })).toBeVisible();
    },
  },
  {
    name: 'api-keys',
    signedIn: true,
    open: async (page, console) => {
      await haveKeys(console);
      await visit(page, `${console.url}${base}/api-keys`);
      await expect(page.getByText('Billing service')).toBeVisible();
    },
  },
  {
    name: 'machine-keys',
    signedIn: true,
    open: async (page, console) => {
      await haveKeys(console);
      await visit(page, `${console.url}${base}/api-keys?kind=machine`);
      await expect(page.getByText('Nightly import')).toBeVisible();
    },
  },
  {
    name: 'api-keys-no-match',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${base}/api-keys?environment=development&state=expired`);
    },
  },
  {
    name: 'api-key-new',
    signedIn: true,
    open: async (page, console) => {
      await openKeyForm(page, console, 'api');
    },
  },
  {
    name: 'machine-key-new',
    signedIn: true,
    open: async (page, console) => {
      await openKeyForm(page, console, 'machine');
      const permissions = page.getByRole('textbox', { name: 'Permissions' });
      await permissions.fill('catalog:read, catalog write');
      await permissions.press('Enter');
      await page.getByRole('combobox', { name: 'Expires' }).selectOption('none');
      await page.getByRole('button', { name: 'Create machine key' }).click();
      await expect(page.getByText('Give the key a name.')).toBeVisible();
    },
  },
  {
    name: 'api-key-once',
    signedIn: true,
    open: async (page, console) => {
      await openKeyForm(page, console, 'api');
      await page.getByRole('textbox', { name: 'Name' }).fill('Storefront');
      await page.getByRole('button', { name: 'Create API key' }).click();
      await expect(page.getByText('Keep it like a password')).toBeVisible();
    },
  },
  {
    name: 'api-key-rotate',
    signedIn: true,
    open: async (page, console) => {
      await haveKeys(console);
      await visit(page, `${console.url}${base}/api-keys`);
      await page.getByRole('button', { name: 'More about Billing service' }).click();
      await page.getByRole('menuitem', { name: 'Rotate key' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'account',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${base}/settings/account`);
    },
  },
  {
    name: 'not-found',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${base}/settings/integration/prv_none`);
    },
  },
  ...CLAIMS_SCENES,
  ...POLICY_SCENES,
  ...DECISION_SCENES,
  ...DOCS_SCENES,
  ...PALETTE_SCENES,
];

/** The pages of a console that nobody has set up, then of one that has nothing in it, one after another. */
export const FIRST_SCENES: readonly Scene[] = [
  {
    name: 'setup',
    signedIn: false,
    open: async (page, console) => {
      await visit(page, console.setupUrl);
    },
  },
  {
    name: 'integration-empty',
    signedIn: false,
    open: async (page, console) => {
      await setUp(page, console);
      await expect(page.getByText('No provider yet')).toBeVisible();
    },
  },
  {
    name: 'policies-empty',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${base}/policies`);
      await expect(page.getByText(/^No policy yet/)).toBeVisible();
    },
  },
  {
    name: 'api-keys-empty',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}${base}/api-keys`);
      await expect(page.getByText('No API key yet')).toBeVisible();
    },
  },
];
