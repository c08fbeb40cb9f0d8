import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { draftFrom } from '@/lib/core/providers/registry';
import { type ApiClient, apiClient, makeApiKey } from '@/lib/testing/api-client';
import { createTestApi } from '@/lib/testing/api-server';
import {
  GUIDE_ADMIN_ACCESS,
  GUIDE_MAPPINGS,
  GUIDE_PREMIUM_FEATURES,
  UNSET_TEMPLATE_CLAIMS,
} from '@/lib/testing/centrali-guide';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, savePolicy, unwrap } from '@/lib/testing/factories';
import { type FakeClerkIssuer, startFakeClerkIssuer } from '@/lib/testing/fake-clerk-issuer';
import { publishableKeyOf } from '@/lib/testing/fake-clerk-keys';
import { createFakeNetwork } from '@/lib/testing/fake-network';
import { followNow } from '@/lib/testing/keys';
import { createAuthority } from '@/lib/testing/tls';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { createProvider } from '@/lib/usecases/create-provider';
import { createKeySets, setKeySetsForTesting, settleKeySets } from '@/lib/usecases/key-sets';
import { updateClaimMappings } from '@/lib/usecases/update-claim-mappings';

const HOST = 'clerk.acme.com';
const FEATURE = { resource: 'premium-features', action: 'access' };
const ORDER = {
  resource: 'orders',
  action: 'approve',
  context: { orderId: 'o_1', orderAmount: 250, department: 'sales' },
};

describe('what Centrali’s guide to Clerk promises, with tokens as Clerk makes them', () => {
  const api = createTestApi({ authenticate: authenticateApiKey });
  let clerk: FakeClerkIssuer;
  let owner: Caller;
  let call: ApiClient;

  beforeAll(async () => {
    const test = await testDatabase();
    const authority = createAuthority();
    const network = createFakeNetwork();
    clerk = await startFakeClerkIssuer({ tls: authority.issue([HOST]), hosts: [HOST] });
    network.lead(HOST, clerk.port);
    setKeySetsForTesting(createKeySets({ network, allowedPrivateOrigins: [] }));
    owner = callerOf((await createWorkspace()).id);
    await saveGuide(authority.ca);
    call = apiClient(api, (await makeApiKey(owner, { grants: ['authorize'] })).plaintext);
    await followNow();
    return async () => {
      await settleKeySets();
      setKeySetsForTesting(null);
      await clerk.close();
      await test.close();
    };
  });
  afterAll(() => api.close());

  /** Steps 2 and 3 of the guide. */
  async function saveGuide(privateCa: string): Promise<void> {
    const draft = { ...draftFrom('clerk', NO_HINTS), name: 'Clerk', privateCa };
    const publishableKey = publishableKeyOf('live', HOST);
    const inputs = { ...draft.inputs, publishableKey, audiences: ['convex'] };
    const { id: providerId } = unwrap(await createProvider(owner, { ...draft, inputs }));
    unwrap(await updateClaimMappings(owner, { providerId, version: 0, rows: GUIDE_MAPPINGS }));
    const everywhere = { priority: 0, environment: null };
    await savePolicy(owner, {
      ...GUIDE_ADMIN_ACCESS,
      permissions: [{ resource: 'orders', actions: ['approve'], ...everywhere }],
    });
    await savePolicy(owner, {
      ...GUIDE_PREMIUM_FEATURES,
      permissions: [{ resource: 'premium-features', actions: ['access'], ...everywhere }],
    });
  }

  const tokenWith = (claims: object) =>
    clerk.templateToken({ ...UNSET_TEMPLATE_CLAIMS, ...claims });

  async function decide(token: string, check: object): Promise<Record<string, unknown>> {
    const answer = await call('POST', '/v1/check-authorization', { body: { token, ...check } });
    expect(answer.statusCode).toBe(200);
    return answer.json();
  }

  it.each([
    ['premium', true],
    ['enterprise', true],
    ['free', false],
    ['Premium', false],
    [null, false],
    [['premium'], false],
  ])('the plan %j opens premium features: %j', async (plan, allowed) => {
    const reason = allowed ? 'RULE_ALLOWED' : 'DEFAULT_DENIED';
    expect(await decide(tokenWith({ plan }), FEATURE)).toMatchObject({
      allowed,
      reason,
      policy: { name: 'premium_features', version: 1 },
    });
  });

  it.each([
    ['admin', true],
    ['Admin', false],
    ['member', false],
    [null, false],
  ])('the role %j may approve an order: %j', async (role, allowed) => {
    expect(await decide(tokenWith({ role }), ORDER)).toMatchObject({
      allowed,
      policy: { name: 'admin_access' },
    });
  });

  it('says why: attributes with the default in them, the trace, and what would have to change', async () => {
    const answer = await decide(tokenWith({ role: 'Admin' }), { ...ORDER, explain: true });
    expect(answer.attributes).toEqual({
      permissions: [],
      ext_aud: 'convex',
      ext_name: 'Ana Lima',
      ext_role: 'Admin',
      ext_plan: 'free',
    });
    expect(answer.trace).toMatchObject({
      permissions: [
        {
          policyName: 'admin_access',
          rules: [{ ruleId: 'admin-allow', conditions: [{ actual: 'Admin', wanted: 'admin' }] }],
        },
      ],
    });
    expect(answer.change).toMatchObject({
      kind: 'found',
      alternatives: [{ changes: [{ attribute: 'ext_role', from: 'Admin', to: 'admin' }] }],
    });
    const open = await decide(tokenWith({ role: 'admin' }), { ...ORDER, explain: true });
    expect([open.allowed, open.change]).toEqual([true, null]);
  });

  it('answers who it is, by whom, and what decided, and no more unless asked', async () => {
    const answer = await decide(tokenWith({ role: 'admin' }), ORDER);
    expect(answer).toEqual({
      allowed: true,
      reason: 'RULE_ALLOWED',
      message: expect.stringContaining('admin-allow'),
      policy: {
        id: expect.stringMatching(/^pol_/),
        name: 'admin_access',
        version: 1,
        ruleId: 'admin-allow',
        priority: 0,
      },
      decisionId: expect.stringMatching(/^dec_[a-z2-7]{24}$/),
      subject: expect.stringMatching(/^user_/),
      provider: { id: expect.stringMatching(/^prv_/), name: 'Clerk', type: 'clerk' },
    });
  });

  it('a policy that is attached elsewhere decides nothing here', async () => {
    const other = { resource: 'orders', action: 'delete' };
    expect(await decide(tokenWith({ role: 'admin' }), other)).toMatchObject({
      allowed: false,
      reason: 'NO_POLICY',
      policy: null,
    });
  });

  it('a token of an unknown issuer, or for another audience, is refused with its own code', async () => {
    const foreign = tokenWith({ iss: 'https://clerk.other.com', role: 'admin' });
    expect(await decide(foreign, { ...ORDER, explain: true })).toEqual({
      allowed: false,
      reason: 'INVALID_ISSUER',
      message: expect.any(String),
      policy: null,
      decisionId: expect.any(String),
      subject: null,
      provider: null,
    });
    expect(await decide(tokenWith({ aud: 'other' }), ORDER)).toMatchObject({
      allowed: false,
      reason: 'INVALID_AUDIENCE',
      provider: { name: 'Clerk' },
    });
  });

  it('a batch is answered in its order, by one judgement of the token', async () => {
    const token = tokenWith({ plan: 'premium' });
    const answer = await call('POST', '/v1/check-authorization/batch', {
      body: { token, checks: [ORDER, FEATURE, FEATURE], explain: true },
    });
    const { decisions } = answer.json();
    expect(decisions.map(({ allowed }: { allowed: boolean }) => allowed)).toEqual([
      false,
      true,
      true,
    ]);
    expect(new Set(decisions.map((one: { decisionId: string }) => one.decisionId)).size).toBe(3);
    expect(decisions[0].change.kind).toBe('found');
  });
});
