import fc from 'fast-check';
import type { Caller } from '@/lib/core/access/caller';
import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import { ALGORITHMS, emptyInputs, type ProviderDraft } from '@/lib/core/providers/draft';
import { database } from '@/lib/data/database';
import { env } from '@/lib/platform/env';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { createApiKey } from '@/lib/usecases/create-api-key';
import { createPolicy } from '@/lib/usecases/create-policy';
import { settleKeySets } from '@/lib/usecases/key-sets';
import { revokeApiKey } from '@/lib/usecases/revoke-api-key';
import { updateClaimMappings } from '@/lib/usecases/update-claim-mappings';
import type { Backend } from '@/sdk/src/backend';
import { localBackend } from '@/sdk/src/local-backend';
import { readingBackend } from '@/sdk/src/reading-backend';
import { remoteBackend } from '@/sdk/src/remote-backend';
import { AGREEMENT_GROUPS, AGREEMENT_ISSUERS } from './agreement-cases';
import { makeApiKey } from './api-client';
import { createTestApi } from './api-server';
import { testDatabase } from './database';
import { callerOf, createWorkspace, saveProvider, unwrap } from './factories';
import { localSettings } from './fake-bundle-api';
import { startFakeProvider } from './fake-provider';
import { sendJson } from './fake-server';
import { altered, followNow, newKey } from './keys';
import { madeUpPolicies } from './policy-documents';
import { JUDGED_AT } from './token-factory';
import { tokenKey } from './token-keys';

/** A workspace, asked in both modes of the SDK. */
export interface AgreementGround {
  readonly api: Backend;
  readonly local: Backend;
  /** Issuer of a provider whose keys cannot be had. */
  readonly awayIssuer: string;
  /** Machine keys that are good, revoked, expired, foreign and unknown, an API key, and what is no token. */
  readonly otherTokens: readonly string[];
  /** How many policies there are. */
  readonly policies: number;
  close(): Promise<void>;
}

/** Makes one with a database and an api of its own, at the second at which made-up tokens are judged. */
export async function startAgreementGround(seed: number): Promise<AgreementGround> {
  const thaw = freezeClock(JUDGED_AT * 1000);
  const test = await testDatabase();
  const { id, slug } = await createWorkspace();
  const owner = callerOf(id);
  const away = await saveProviders(owner);
  const policies = await savePolicies(owner, seed);
  const otherTokens = await saveMachineKeys(owner);
  const grants = ['verify', 'authorize', 'bundle'] as const;
  const { plaintext: apiKey } = await makeApiKey(owner, { grants: [...grants] });
  await followNow();
  const server = createTestApi({ authenticate: authenticateApiKey }, { level: 'error' });
  const baseUrl = await server.listen({ port: 0, host: '127.0.0.1' });
  const settings = { ...localSettings({ fetch }), baseUrl, apiKey, workspaceId: slug };
  const [api, local] = [
    readingBackend(remoteBackend(settings)),
    readingBackend(localBackend(settings)),
  ];
  await local.ready();
  return {
    api,
    local,
    awayIssuer: away.origin,
    otherTokens: [...otherTokens, apiKey, '', 'a.b.c', 'no token'],
    policies,
    close: async () => {
      await Promise.all([api.close(), local.close()]);
      await server.close();
      await settleKeySets();
      await Promise.all([away.close(), test.close()]);
      env().allowedPrivateOrigins = [];
      thaw();
    },
  };
}

function freezeClock(at: number): () => void {
  const { now } = Date;
  Date.now = () => at;
  return () => {
    Date.now = now;
  };
}

const MAPPINGS: readonly ClaimMapping[] = [
  { jwtPath: 'a', attribute: 'a', required: false },
  { jwtPath: 'b', attribute: 'b', required: false, defaultValue: 'ab' },
  { jwtPath: 'org_id', attribute: 'c', required: false, defaultValue: ['a', 1] },
];

async function saveProviders(owner: Caller) {
  const { first, second, disabled, staging, unreadable } = AGREEMENT_ISSUERS;
  const away = await startFakeProvider();
  away.answer('/jwks', sendJson(500, {}));
  env().allowedPrivateOrigins = [...env().allowedPrivateOrigins, away.origin];
  await map(owner, await save(owner, first), MAPPINGS);
  const strict = await save(owner, second, STRICT);
  await map(owner, strict, [{ jwtPath: 'org_id', attribute: 'a', required: true }]);
  await save(owner, disabled, {}, false);
  await save(owner, staging, { environment: 'staging' });
  const spoilt = await save(owner, unreadable);
  await map(owner, spoilt, MAPPINGS);
  const rows = [{ jwtPath: 7 }];
  await database().claimMappings.update({ where: { providerId: spoilt }, data: { rows } });
  await save(owner, away.origin, { pastedKeys: '' });
  return away;
}

const STRICT: Partial<ProviderDraft> = {
  audienceRule: 'absent_allowed',
  azpRule: 'required',
  authorizedParties: ['party-1'],
  tokenKind: 'access',
  requiredClaims: ['org_id'],
  permissionsPath: 'scope',
  clockToleranceSeconds: 60,
  algorithms: ['ES256', 'RS256', 'PS384'],
};

async function save(
  owner: Caller,
  issuer: string,
  given: Partial<ProviderDraft> = {},
  enabled = true,
): Promise<string> {
  const keys = ALGORITHMS.map((algorithm) => tokenKey(algorithm).jwk);
  const draft = {
    inputs: { ...emptyInputs(), issuer, clientIds: ['client-1'] },
    algorithms: [...ALGORITHMS],
    pastedKeys: JSON.stringify({ keys }),
    ...given,
  };
  return (await saveProvider(owner, draft, { enabled })).id;
}

async function map(owner: Caller, providerId: string, rows: readonly ClaimMapping[]) {
  unwrap(await updateClaimMappings(owner, { providerId, version: 0, rows }));
}

/** Those that may be saved; how many there are. */
async function savePolicies(owner: Caller, seed: number): Promise<number> {
  const groups = fc.sample(madeUpPolicies, { seed, numRuns: AGREEMENT_GROUPS });
  const drafts = groups.flatMap((group, index) =>
    group.map(({ specification, permissions }, at) => ({
      name: `policy-${index}-${at}`,
      specification,
      permissions: permissions.map((one) =>
        one.resource === 'b' ? one : { ...one, resource: `group-${index}` },
      ),
      tests: [],
    })),
  );
  let saved = 0;
  for (const draft of drafts) if ((await createPolicy(owner, draft)).ok) saved += 1;
  return saved;
}

async function saveMachineKeys(owner: Caller): Promise<readonly string[]> {
  const make = async (by: Caller, given: Parameters<typeof newKey>[0] = {}) =>
    unwrap(await createApiKey(by, newKey({ kind: 'machine', grants: ['a'], ...given })));
  const good = await make(owner);
  const revoked = await make(owner);
  unwrap(await revokeApiKey(owner, { id: revoked.key.id }));
  const expired = await make(owner);
  const expiresAt = new Date(JUDGED_AT * 1000 - 1);
  await database().apiKey.update({ where: { id: expired.key.id }, data: { expiresAt } });
  const staging = await make(owner, { environment: 'staging' });
  const foreign = await make(callerOf((await createWorkspace()).id));
  const known = [good, good, revoked, expired, staging, foreign].map((one) => one.plaintext);
  return [...known, altered(good.plaintext, { lookUp: 'a'.repeat(12) }), `${good.plaintext}x`];
}
