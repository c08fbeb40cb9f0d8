import { expect, it } from 'vitest';
import { compilePolicies } from '@/lib/core/policies/compile-policies';
import { database } from '@/lib/data/database';
import { bundleGroundOfEach } from '@/lib/testing/bundle-ground';
import { applicationOf, BUNDLE_SLUG, bundleOf, bundleTextOf } from '@/lib/testing/bundles';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import {
  callerOf,
  createWorkspace,
  providerDraft,
  savePolicy,
  saveProvider,
  unwrap,
} from '@/lib/testing/factories';
import { sha256 } from '@/lib/testing/fake-bundle-api';
import { newKey } from '@/lib/testing/keys';
import { createAuthority } from '@/lib/testing/tls';
import { createApiKey } from './create-api-key';
import { getBundle } from './get-bundle';
import { revokeApiKey } from './revoke-api-key';
import { updateClaimMappings } from './update-claim-mappings';

/** Members of a bundle, of its policies and of public keys. */
const KNOWN_NAMES =
  'format workspace environment configHash providers others policies machineKeys provider keys mappings id name type issuers audiences audienceRule azpRule authorizedParties algorithms clockToleranceSeconds tokenKind permissionsPath requiredClaims ring usableUntil unusable kid reason jwk kty n e crv x y use alg enabled issuerDigests version specification permissions rules rule_id effect conditions function attribute value default resource actions priority digest expiresAt revokedAt'.split(
    ' ',
  );

describeOnEachDatabase('the trust bundle', (kind) => {
  const ground = bundleGroundOfEach(kind);

  it('has what tokens are judged and decided by', async () => {
    const policy = await savePolicy(ground.owner);
    const made = unwrap(
      await createApiKey(ground.owner, newKey({ kind: 'machine', grants: ['catalog:read'] })),
    );
    const bundle = await bundleOf(applicationOf(ground.owner));
    expect(bundle).toMatchObject({ format: 1, workspace: BUNDLE_SLUG, environment: 'production' });
    const [provider] = bundle.providers;
    expect(provider?.provider).toMatchObject({
      id: ground.live.saved.id,
      issuers: [ground.live.issuer],
    });
    expect(provider?.keys?.ring.keys.map(({ kid }) => kid)).toEqual([expect.any(String)]);
    expect(provider?.keys?.usableUntil).toBeNull();
    expect(provider?.mappings).toEqual([]);
    expect(bundle.policies).toEqual([
      {
        id: policy.id,
        name: policy.draft.name,
        version: 1,
        specification: policy.draft.specification,
        permissions: policy.draft.permissions,
      },
    ]);
    expect(bundle.machineKeys).toEqual([
      {
        id: made.key.id,
        name: made.key.name,
        digest: sha256(made.plaintext),
        permissions: ['catalog:read'],
        expiresAt: null,
        revokedAt: null,
      },
    ]);
  });

  it('threat 228: has nothing of another environment or workspace but digests of issuers', async () => {
    const issuer = 'https://staging.initech.example/';
    const inputs = { ...providerDraft().inputs, issuer, clientIds: ['foreign-client'] };
    const given = { name: 'Foreign', inputs };
    await saveProvider(ground.owner, { ...given, environment: 'staging' }, { enabled: true });
    const disabled = await saveProvider(ground.owner, { name: 'Foreign' }, { enabled: false });
    const permission = { resource: 'foreign', actions: ['*'], priority: 0 } as const;
    const everywhere = { ...permission, resource: 'orders', environment: null };
    const elsewhere = { ...permission, environment: 'staging' } as const;
    await savePolicy(ground.owner, { name: 'here', permissions: [elsewhere, everywhere] });
    await savePolicy(ground.owner, { name: 'foreign', permissions: [elsewhere] });
    await savePolicy(ground.owner, { name: 'foreign too', permissions: [] });
    const machine = newKey({ kind: 'machine', name: 'Foreign', grants: ['a'] });
    unwrap(await createApiKey(ground.owner, { ...machine, environment: 'staging' }));
    const stranger = callerOf((await createWorkspace()).id);
    await saveProvider(stranger, { name: 'Foreign' }, { enabled: true });
    await savePolicy(stranger, { name: 'foreign' });
    unwrap(await createApiKey(stranger, machine));

    const text = await bundleTextOf(applicationOf(ground.owner));
    expect(text).not.toMatch(/foreign|initech/i);
    const bundle = await bundleOf(applicationOf(ground.owner));
    expect(bundle.providers.map(({ provider }) => provider.id)).toEqual([ground.live.saved.id]);
    expect(new Set(bundle.others)).toEqual(
      new Set([
        { environment: 'staging', enabled: true, issuerDigests: [sha256(issuer)] },
        {
          environment: 'production',
          enabled: false,
          issuerDigests: disabled.settings.issuers.map(({ value }) => sha256(value)),
        },
      ]),
    );
    expect(bundle.policies).toMatchObject([{ name: 'here', permissions: [everywhere] }]);
    expect(bundle.machineKeys).toEqual([]);
    const development = await bundleOf(applicationOf(ground.owner, 'development'));
    expect([development.providers, development.machineKeys]).toEqual([[], []]);
    expect(development.policies).toMatchObject([{ permissions: [everywhere] }]);
  });

  it('threat 228: has nothing secret in it', async () => {
    const api = unwrap(await createApiKey(ground.owner, newKey({ name: 'Canary of an API key' })));
    const machine = unwrap(
      await createApiKey(ground.owner, newKey({ kind: 'machine', grants: ['a'] })),
    );
    const { ca } = createAuthority();
    await saveProvider(ground.owner, { privateCa: ca }, { enabled: true });
    await savePolicy(ground.owner);
    const text = await bundleTextOf(applicationOf(ground.owner));
    for (const secret of [
      api.plaintext,
      sha256(api.plaintext),
      api.key.prefix,
      machine.plaintext,
    ]) {
      expect(text).not.toContain(secret);
    }
    for (const word of [
      'Canary',
      'CERTIFICATE',
      ground.owner.workspaceId,
      ground.owner.actor.label,
    ]) {
      expect(text).not.toContain(word);
    }
    const names = new Set([...text.matchAll(/"(\w+)":/g)].map(([, name]) => name));
    expect([...names].filter((name) => !KNOWN_NAMES.includes(String(name)))).toEqual([]);
  });

  it('needs bundle:read', async () => {
    const caller = applicationOf(ground.owner, 'production', [
      'verify',
      'authorize',
      'providers:write',
    ]);
    expect(await getBundle(caller)).toMatchObject({
      ok: false,
      failure: { code: 'FORBIDDEN', permission: 'bundle:read' },
    });
  });

  it('revoked and expired machine keys stay in it, marked', async () => {
    const machine = newKey({ kind: 'machine', grants: ['a'] });
    const { key } = unwrap(await createApiKey(ground.owner, machine));
    const expired = unwrap(await createApiKey(ground.owner, machine)).key;
    const expiresAt = new Date('2026-01-02T03:04:05.006Z');
    await database().apiKey.update({ where: { id: expired.id }, data: { expiresAt } });
    expect((await bundleOf(applicationOf(ground.owner))).machineKeys).toHaveLength(2);
    const { revokedAt } = unwrap(await revokeApiKey(ground.owner, { id: key.id }));
    const { machineKeys } = await bundleOf(applicationOf(ground.owner));
    const byId = new Map(machineKeys.map((one) => [one.id, one]));
    expect(byId.get(key.id)).toMatchObject({ revokedAt, expiresAt: null });
    expect(byId.get(expired.id)).toMatchObject({
      revokedAt: null,
      expiresAt: expiresAt.toISOString(),
    });
    expect(revokedAt).toEqual(expect.any(String));
  });

  it('mappings are in it, and null where they cannot be read', async () => {
    const caller = applicationOf(ground.owner);
    const providerId = ground.live.saved.id;
    const rows = [{ jwtPath: 'role', attribute: 'role', required: false }];
    unwrap(await updateClaimMappings(ground.owner, { providerId, version: 0, rows }));
    expect((await bundleOf(caller)).providers[0]?.mappings).toEqual(rows);
    await database().claimMappings.updateMany({
      where: { providerId },
      data: { rows: { all: true }, version: { increment: 1 } },
    });
    await savePolicy(ground.owner);
    expect((await bundleOf(caller)).providers[0]?.mappings).toBeNull();
  });

  it('a policy that cannot be read denies wherever it may be attached', async () => {
    const { id } = await savePolicy(ground.owner);
    await database().policy.update({
      where: { id },
      data: { specification: { rules: 'all' }, version: { increment: 1 } },
    });
    await savePolicy(callerOf((await createWorkspace()).id));
    const { policies } = await bundleOf(applicationOf(ground.owner));
    const engine = compilePolicies(policies, 'production');
    const request = { attributes: { ext_role: 'admin' }, context: {}, now: 0 };
    expect(engine.decide({ ...request, resource: 'orders', action: 'read' })).toMatchObject({
      allowed: false,
      reason: 'DEFAULT_DENIED',
      ruleId: null,
      unreadable: true,
    });
  });

  it('a machine key that cannot be read is left out, and takes nobody with it', async () => {
    const machine = newKey({ kind: 'machine', grants: ['a'] });
    const { key } = unwrap(await createApiKey(ground.owner, machine));
    const good = unwrap(await createApiKey(ground.owner, machine)).key;
    await database().apiKey.update({ where: { id: key.id }, data: { grants: { all: true } } });
    const { machineKeys } = await bundleOf(applicationOf(ground.owner));
    expect(machineKeys.map(({ id }) => id)).toEqual([good.id]);
  });
});
