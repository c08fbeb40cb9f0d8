import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { createPostgresqlDatabase, postgresqlMissing } from '@/lib/testing/postgresql';
import { becomeOwner, type ClerkConsole, startClerkConsole } from './clerk';
import { type RunningConsole, startConsole } from './console';
import { type RunningProvider, startProvider } from './provider';
import { visit } from './visit';

/** The operator that the tests set up. */
export const OWNER = {
  workspace: 'Acme',
  slug: 'acme',
  name: 'Mara Lindqvist',
  email: 'mara@acme.example',
  password: 'plum orbit cabinet 47 sails',
};

/** The database that the consoles of a project run on. */
export interface DatabaseOption {
  readonly databaseKind: 'sqlite' | 'postgresql';
}

interface WorkerFixtures extends DatabaseOption {
  /** What `warmPage` is a page of. */
  readonly warm: BrowserContext;
  /** A console that is set up, for tests that bring the providers that they need. */
  readonly settled: SharedConsole;
  /** A console whose operators sign in with Clerk, with its owner. */
  readonly withClerk: ClerkConsole;
  /** A real provider written by others, on loopback. */
  readonly provider: RunningProvider;
  /** A console shared by the tests that do not depend on an empty one; the provider Staff is saved. */
  readonly shared: SharedConsole;
}

export interface SharedConsole extends RunningConsole {
  /** Cookies of the owner's session. */
  readonly session: Awaited<ReturnType<BrowserContext['storageState']>>;
}

interface TestFixtures {
  /** A console of this test alone, not set up. */
  readonly fresh: RunningConsole;
  /** A page with the browser's cache of the tests before; nothing else of them is left. */
  readonly warmPage: Page;
  /** Skips where the machine has not the project's database. */
  readonly needed: undefined;
}

/** Where a new console keeps its data; empty: in a SQLite file of its own. */
async function databaseOf(kind: DatabaseOption['databaseKind']): Promise<{ DATABASE_URL: string }> {
  const isHere = kind === 'postgresql' && postgresqlMissing() === null;
  return { DATABASE_URL: isHere ? await createPostgresqlDatabase(true) : '' };
}

// Every spec has its test from here: a worker goes on from file to file, with the consoles that it has
// started, only as long as the files know the same fixtures.
export const test = base.extend<TestFixtures, WorkerFixtures>({
  databaseKind: ['sqlite', { option: true, scope: 'worker' }],
  needed: [
    async ({ databaseKind }, use, testInfo) => {
      const missing = databaseKind === 'postgresql' ? postgresqlMissing() : null;
      testInfo.skip(missing !== null, missing ?? '');
      await use(undefined);
    },
    { auto: true },
  ],
  provider: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
    async ({}, use) => {
      const provider = await startProvider();
      await use(provider);
      await provider.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  settled: [
    async ({ provider, browser, databaseKind }, use) => {
      const console = await startConsole([provider.origin], await databaseOf(databaseKind));
      const page = await browser.newPage();
      await setUp(page, console);
      const session = await page.context().storageState();
      await page.close();
      await use({ ...console, session });
      await console.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  shared: [
    async ({ provider, browser, databaseKind }, use) => {
      const console = await startConsole([provider.origin], await databaseOf(databaseKind));
      const page = await browser.newPage();
      await setUp(page, console);
      await addProvider(page, console, {
        name: 'Staff',
        issuer: provider.issuer,
        clientId: provider.clientId,
      });
      const session = await page.context().storageState();
      await page.close();
      await use({ ...console, session });
      await console.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  withClerk: [
    async ({ browser }, use) => {
      const started = await startClerkConsole();
      const page = await browser.newPage({ ignoreHTTPSErrors: true });
      await becomeOwner(page, started);
      await page.close();
      await use(started);
      await started.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  warm: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ colorScheme: 'light', reducedMotion: 'reduce' });
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],
  warmPage: async ({ warm }, use) => {
    const page = await warm.newPage();
    await use(page);
    await page.evaluate(() => localStorage.clear());
    await page.close();
    await warm.clearCookies();
    await warm.clearPermissions();
  },
  fresh: async ({ provider, databaseKind }, use) => {
    const console = await startConsole([provider.origin], await databaseOf(databaseKind));
    await use(console);
    await console.stop();
  },
});

export { expect };

/** Opens the setup link and makes workspace and owner; ends signed in on the Integration page. */
export async function setUp(page: Page, console: RunningConsole): Promise<void> {
  await visit(page, console.setupUrl);
  await page.getByLabel('Workspace').fill(OWNER.workspace);
  await page.getByLabel('Your name').fill(OWNER.name);
  await page.getByLabel('Email').fill(OWNER.email);
  await page.getByLabel('Password', { exact: false }).first().fill(OWNER.password);
  await page.getByRole('button', { name: 'Create workspace and sign in' }).click();
  await page.waitForURL(`**/${OWNER.slug}/settings/integration`);
}

/** Gives the page the session of a console's owner. */
export async function enter(page: Page, { session }: SharedConsole): Promise<void> {
  await page.context().addCookies(session.cookies);
}

/** Signs in through the page; ends on the first workspace. */
export async function signIn(page: Page, console: RunningConsole): Promise<void> {
  await visit(page, `${console.url}/sign-in`);
  await page.getByLabel('Email').fill(OWNER.email);
  await page.getByLabel('Password', { exact: false }).first().fill(OWNER.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`**/${OWNER.slug}/settings/integration`);
}

interface NewProvider {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
}

/** Opens the form of a new provider and fills in what is needed. */
export async function fillProvider(
  page: Page,
  console: RunningConsole,
  { name, issuer, clientId }: NewProvider,
): Promise<void> {
  await visit(page, `${console.url}/${OWNER.slug}/settings/integration/new?type=custom_oidc`);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('textbox', { name: 'Issuer' }).fill(issuer);
  await page.getByRole('textbox', { name: 'Client IDs' }).fill(clientId);
  await page.keyboard.press('Enter');
}

/** Adds a Custom OIDC provider through the form, tests it, saves it; ends on its page. */
export async function addProvider(
  page: Page,
  console: RunningConsole,
  provider: NewProvider,
): Promise<void> {
  await fillProvider(page, console, provider);
  await page.getByRole('button', { name: 'Test Connection' }).click();
  await expect(page.getByText(/^Exactly these settings, /)).toBeVisible();
  await page.getByRole('button', { name: 'Save provider' }).click();
  await page.waitForURL(/\/settings\/integration\/prv_/);
}
