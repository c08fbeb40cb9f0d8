import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import type { ActivePolicy } from '@/lib/core/policies/policy';
import { policySnapshotOf } from '@/lib/core/policies/policy-snapshot';
import { emptyDraft } from '@/lib/core/providers/draft';
import type { TrustedProvider } from '@/lib/core/tokens/trusted-provider';
import { mapInSlices } from '@/lib/platform/in-slices';
import type { BundleGround } from './bundle-ground';
import { writeBundle } from './write-bundle';

const POLICIES = 10_000;
const PROVIDERS = 1000;
/** Entries of one slice where every look at the clock takes a millisecond. */
const AT_ONCE = 6;

afterEach(() => vi.restoreAllMocks());

const policyOf = (n: number): ActivePolicy => ({
  id: `pol_${n}`,
  name: `policy ${n}`,
  version: 1,
  specification: { rules: [], default: { effect: 'Allow' } },
  permissions: [{ resource: 'orders', actions: ['*'], priority: 0, environment: null }],
});

function providerOf(n: number): TrustedProvider {
  const { type, audienceRule, azpRule, tokenKind } = emptyDraft('custom_oidc');
  return {
    id: `prv_${n}`,
    name: `provider ${n}`,
    type,
    environment: 'production',
    issuers: [`https://${n}.example.com`],
    audiences: ['a'],
    audienceRule,
    azpRule,
    authorizedParties: [],
    algorithms: ['RS256'],
    clockToleranceSeconds: 60,
    tokenKind,
    permissionsPath: null,
    requiredClaims: [],
  };
}

const providers = Array.from({ length: PROVIDERS }, (_, n) => providerOf(n));
const policies = Array.from({ length: POLICIES }, (_, n) => policyOf(n));

async function groundOf(all: readonly ActivePolicy[]): Promise<BundleGround> {
  return {
    scope: { workspaceId: 'wsp_a', workspaceSlug: 'acme', environment: 'production' },
    revision: 1,
    snapshot: { trust: { providers, others: [] }, configHash: 'a', keySources: new Map() },
    policies: await policySnapshotOf(all, new Map(), 'production', mapInSlices),
    machineKeys: [],
    keys: [],
  };
}

it(`lets others go on while ${POLICIES} policies are written`, async () => {
  const ground = await groundOf(policies);
  let [time, turns, isDone] = [0, 0, false];
  vi.spyOn(performance, 'now').mockImplementation(() => {
    time += 1;
    return time;
  });
  const others = (async () => {
    for (; !isDone; turns += 1) await nextTurn();
  })();
  const { bytes } = await writeBundle(ground);
  isDone = true;
  await others;
  expect(turns).toBeGreaterThan((POLICIES + PROVIDERS) / AT_ONCE);
  expect(JSON.parse(bytes.toString())).toEqual({
    format: 1,
    workspace: 'acme',
    environment: 'production',
    configHash: 'a',
    providers: providers.map((provider) => ({ provider, keys: null, mappings: null })),
    others: [],
    policies,
    machineKeys: [],
  });
});

it('writes anew what changed, and no other entry', async () => {
  await writeBundle(await groundOf(policies));
  const changed = policies.map((policy, n) => (n === 5 ? { ...policy, version: 2 } : policy));
  const ground = await groundOf(changed);
  const stringify = vi.spyOn(JSON, 'stringify');
  const { bytes } = await writeBundle(ground);
  // The head, and the policy.
  expect(stringify).toHaveBeenCalledTimes(2);
  vi.restoreAllMocks();
  expect(JSON.parse(bytes.toString()).policies).toEqual(changed);
});
