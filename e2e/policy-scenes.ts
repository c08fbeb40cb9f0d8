import { expect } from './fixtures';
import type { Scene } from './pages';
import {
  haveOrderPolicy,
  ORDER_APPROVAL,
  openOrderPolicy,
  pastePolicy,
  policiesAt,
  raiseLimit,
} from './policies';
import { visit } from './visit';

/** The pages of policies in the states worth looking at. */
export const POLICY_SCENES: readonly Scene[] = [
  {
    name: 'policies',
    signedIn: true,
    open: async (page, console) => {
      await haveOrderPolicy(console);
      await visit(page, policiesAt(console));
      await expect(page.getByRole('link', { name: 'order-approval' })).toBeVisible();
    },
  },
  {
    name: 'policies-by-resource',
    signedIn: true,
    open: async (page, console) => {
      await haveOrderPolicy(console);
      await visit(page, `${policiesAt(console)}?view=resources`);
      await expect(page.getByRole('link', { name: 'order-approval' })).toBeVisible();
    },
  },
  {
    name: 'policies-no-match',
    signedIn: true,
    open: async (page, console) => {
      await haveOrderPolicy(console);
      await visit(page, `${policiesAt(console)}?q=nothing-like-this`);
      await expect(page.getByText('No policy matches')).toBeVisible();
    },
  },
  {
    name: 'policy-new',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${policiesAt(console)}/new`);
    },
  },
  {
    name: 'policy-pasted',
    signedIn: true,
    open: async (page, console) => {
      await pastePolicy(page, console, ORDER_APPROVAL);
      await page.getByRole('tab', { name: 'Permissions' }).click();
      await page.getByRole('button', { name: 'Permission', exact: true }).click();
      await page.getByRole('button', { name: 'Save policy' }).click();
      await expect(page.getByText('A resource has at least one character.')).toBeVisible();
    },
  },
  {
    name: 'policy',
    signedIn: true,
    open: async (page, console) => {
      await openOrderPolicy(page, console);
      await expect(page.getByText('All 4 pass')).toBeVisible();
      await page.getByRole('tab', { name: 'Rules' }).click();
      await expect(page.getByRole('heading', { name: 'Simulator' })).toBeVisible();
    },
  },
  {
    name: 'policy-functions',
    signedIn: true,
    // An open menu belongs to its button and stands outside of every landmark.
    exempt: ['region'],
    open: async (page, console) => {
      await openOrderPolicy(page, console);
      await page.getByRole('tab', { name: 'Rules' }).click();
      await page.locator('[data-at$="/function"] button').first().click();
      await expect(page.getByRole('menuitem', { name: /, chosen$/ })).toBeVisible();
    },
  },
  {
    name: 'policy-json',
    signedIn: true,
    open: async (page, console) => {
      await openOrderPolicy(page, console);
      await page.getByRole('tab', { name: 'JSON' }).click();
      await expect(page.locator('.cm-content')).toBeVisible();
    },
  },
  {
    name: 'policy-failing-test',
    signedIn: true,
    open: async (page, console) => {
      await openOrderPolicy(page, console);
      await raiseLimit(page);
      await page.getByRole('button', { name: 'Edit An approver approves 900' }).click();
      await page.getByRole('button', { name: 'Save with 1 failing test' }).click();
      await expect(page.getByLabel('Why save it although a test fails?')).toBeVisible();
      await page.getByRole('tab', { name: 'Rules' }).click();
      await expect(page.getByText('was 500')).toBeVisible();
    },
  },
  {
    name: 'policy-delete',
    signedIn: true,
    open: async (page, console) => {
      await openOrderPolicy(page, console);
      await page.getByRole('button', { name: 'More about order-approval' }).click();
      await page.getByRole('menuitem', { name: 'Delete policy' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
];
