import type { Page } from '@playwright/test';
import { appToken, havePastedGuide, openSimulator } from './decisions';
import { expect, OWNER } from './fixtures';
import type { Scene } from './pages';
import { haveOrderPolicy } from './policies';
import { visit } from './visit';

const attributes = (page: Page) => page.getByRole('textbox', { name: /^Attributes by hand/ });

/** The simulator, and the policy question of the debugger. */
export const DECISION_SCENES: readonly Scene[] = [
  {
    name: 'simulator-denied',
    signedIn: true,
    open: async (page, console) => {
      await havePastedGuide(console);
      await openSimulator(page, console, ['admin-console', 'open']);
      await attributes(page).fill('{\n  "ext_role": "Admin"\n}');
      await expect(page.getByText('Would be allowed if').first()).toBeVisible();
    },
  },
  {
    name: 'simulator-orders',
    signedIn: true,
    open: async (page, console) => {
      await haveOrderPolicy(console);
      await openSimulator(page, console, ['orders', 'approve']);
      await attributes(page).fill(
        '{\n  "ext_roles": ["buyer", "approver"],\n  "ext_plan": "team"\n}',
      );
      await page.getByRole('textbox', { name: /^Context/ }).fill('{ "orderAmount": 1800 }');
      await expect(page.getByText('approvers-small-orders')).toBeVisible();
      await page.getByRole('button', { name: 'Ask from an application' }).click();
      await expect(page.getByText('CLAIMCHECK_API_KEY').first()).toBeVisible();
    },
  },
  {
    name: 'simulator-token',
    signedIn: true,
    open: async (page, console) => {
      await havePastedGuide(console);
      await openSimulator(page, console, ['premium-features', 'access']);
      await page.getByRole('radio', { name: 'From a token' }).click();
      await page.getByRole('textbox', { name: 'Token' }).fill(appToken({ plan: 'premium' }));
      await expect(page.getByText('Allowed', { exact: true })).toBeVisible();
    },
  },
  {
    name: 'simulator-no-policy',
    signedIn: true,
    open: async (page, console) => {
      await havePastedGuide(console);
      await openSimulator(page, console, ['premium-feature', 'access']);
      await expect(page.getByRole('button', { name: 'Ask about it' })).toBeVisible();
    },
  },
  {
    name: 'debugger-question',
    signedIn: true,
    open: async (page, console) => {
      await havePastedGuide(console);
      await visit(page, `${console.url}/${OWNER.slug}/debugger`);
      await page.getByRole('textbox', { name: 'Token' }).fill(appToken());
      await page.getByRole('combobox', { name: 'Resource' }).fill('premium-features');
      await page.getByRole('combobox', { name: 'Action' }).fill('access');
      await expect(page.getByText('Would be allowed if').first()).toBeVisible();
    },
  },
  {
    name: 'debugger-question-refused',
    signedIn: true,
    open: async (page, console) => {
      await havePastedGuide(console);
      await visit(page, `${console.url}/${OWNER.slug}/debugger`);
      const past = Math.floor(Date.now() / 1000) - 7200;
      const token = appToken({ plan: 'premium', iat: past, exp: past + 60 });
      await page.getByRole('textbox', { name: 'Token' }).fill(token);
      await expect(page.getByText('What its attributes would be')).toBeVisible();
      await expect(page.getByText(/the token is refused$/)).toBeVisible();
    },
  },
];
