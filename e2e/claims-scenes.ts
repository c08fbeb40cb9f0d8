import { clerkToken, fillDocumented, openClaims, previewToken, tokenOf, writeJson } from './claims';
import { expect, OWNER } from './fixtures';
import type { Scene } from './pages';
import { visit } from './visit';

/** The pages of claim mappings. */
export const CLAIMS_SCENES: readonly Scene[] = [
  {
    name: 'claims',
    signedIn: true,
    open: async (page, console) => {
      await visit(page, `${console.url}/${OWNER.slug}/claims`);
    },
  },
  {
    name: 'claims-empty',
    signedIn: true,
    open: (page, console) => openClaims(page, console),
  },
  {
    name: 'claims-preview',
    signedIn: true,
    open: async (page, console, provider) => {
      await fillDocumented(page, console);
      await previewToken(page, clerkToken(provider.issuer));
    },
  },
  {
    name: 'claims-doubts',
    signedIn: true,
    open: async (page, console) => {
      await fillDocumented(page, console);
      const groups = { _claim_names: { groups: 'src1' }, _claim_sources: { src1: {} } };
      const o = { id: 'org_1', rol: 'admin', per: 'read,manage' };
      const odd = {
        iss: 'https://login.example.com/v2.0',
        sub: 'a',
        big: 1,
        o,
        role: {},
        ...groups,
      };
      await previewToken(page, tokenOf({ ...odd, plan: 'a,b' }));
      await expect(page.getByText('The groups are not in this token')).toBeVisible();
    },
  },
  {
    name: 'claims-json',
    signedIn: true,
    open: async (page, console) => {
      await openClaims(page, console);
      await writeJson(page, '[\n  {\n    "jwtPath": "role",\n    "attribute": "now"\n  }\n]');
      await expect(page.getByRole('button', { name: 'Line 4' })).toBeVisible();
    },
  },
  {
    name: 'claims-preset',
    signedIn: true,
    open: async (page, console) => {
      await openClaims(page, console);
      await page.getByRole('button', { name: 'Presets' }).click();
      await page.getByRole('menuitem', { name: 'Groups and email' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
];
