import type { Page } from '@playwright/test';
import type { Caller } from '@/lib/core/access/caller';
import { readClaimMappings } from '@/lib/core/claims/read-claim-mappings';
import { readPolicyDocument } from '@/lib/core/policies/read-policy-document';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { draftFrom } from '@/lib/core/providers/registry';
import { makeToken } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import { createPolicy } from '@/lib/usecases/create-policy';
import { createProvider } from '@/lib/usecases/create-provider';
import { updateClaimMappings } from '@/lib/usecases/update-claim-mappings';
import { asOwner, mustHave, onDatabase } from './as-owner';
import { DOCUMENTED_MAPPINGS } from './claims';
import type { RunningConsole } from './console';
import { OWNER } from './fixtures';
import { GUIDE_POLICIES } from './policies';
import { visit } from './visit';

/** What the guide's policies are attached to. */
const ATTACHED = [
  { document: GUIDE_POLICIES.admin_access, resource: 'admin-console', actions: ['*'] },
  { document: GUIDE_POLICIES.premium_features, resource: 'premium-features', actions: ['access'] },
] as const;

interface AppProvider {
  readonly issuer: string;
  /** JWKS; empty: they are fetched. */
  readonly pastedKeys?: string;
  /** PEM; empty: public authorities. */
  readonly privateCa?: string;
}

/** Saves a provider that is mapped, and policies, as the guide writes them; nothing where that was done. */
export async function haveGuide(console: RunningConsole, provider: AppProvider): Promise<void> {
  await asOwner(console, async (caller, database) => {
    const isThere = (await database.provider.count({ where: { name: 'App' } })) > 0;
    if (!isThere) await saveGuide(caller, provider);
  });
}

async function saveGuide(caller: Caller, { issuer, ...more }: AppProvider): Promise<void> {
  const draft = draftFrom('custom_oidc', { ...NO_HINTS, issuer, audiences: ['convex'] });
  const { id: providerId } = mustHave(
    await createProvider(caller, { ...draft, ...more, name: 'App' }),
  );
  const mappings = readClaimMappings(JSON.parse(DOCUMENTED_MAPPINGS));
  if (!mappings.ok) throw new Error('The mappings of the guide were refused.');
  mustHave(await updateClaimMappings(caller, { providerId, version: 0, rows: mappings.rows }));
  for (const { document, resource, actions } of ATTACHED) {
    const read = readPolicyDocument(JSON.parse(document));
    if (!read.ok) throw new Error('A policy of the guide was refused.');
    const permissions = [{ resource, actions, priority: 0, environment: null }];
    const { specification } = read;
    mustHave(
      await createPolicy(caller, { name: read.name ?? '', specification, permissions, tests: [] }),
    );
  }
}

const KEY = tokenKey('RS256', 'app');
const ISSUER = 'https://app.clerk.example';

/** The guide with a provider that needs no network. */
export async function havePastedGuide(console: RunningConsole): Promise<void> {
  await haveGuide(console, { issuer: ISSUER, pastedKeys: JSON.stringify({ keys: [KEY.jwk] }) });
}

/** A token of that provider, with null for what Clerk could not fill. */
export function appToken(claims: object = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const times = { iat: now - 60, exp: now + 3600 };
  const user = { name: 'Ada Lovelace', role: null, plan: null, org_id: null, org_role: null };
  const all = { iss: ISSUER, aud: 'convex', sub: 'user_2abc', ...times, ...user, ...claims };
  return makeToken(KEY, { claims: all });
}

/** Writes over the stored mappings what no version reads, as another hand in the database would. */
export async function spoilMappings(console: RunningConsole): Promise<void> {
  await onDatabase(console, (database) =>
    database.claimMappings.updateMany({ data: { rows: { what: 'is this' } } }),
  );
}

/** Opens the simulator for a question. */
export async function openSimulator(
  page: Page,
  { url }: RunningConsole,
  [resource, action]: readonly [string, string],
): Promise<void> {
  const address = new URLSearchParams({ resource, action });
  await visit(page, `${url}/${OWNER.slug}/simulator?${address}`);
}
