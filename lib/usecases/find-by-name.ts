import * as z from 'zod/mini';
import type { ApiKey } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import { withoutSecrets } from '@/lib/core/access/key-format';
import { stateOfKey } from '@/lib/core/access/key-state';
import type { FoundEntries, FoundKey, FoundPolicy, FoundProvider } from '@/lib/core/found-entry';
import { ok, type Result } from '@/lib/core/result';
import { bestMatches, searchRank } from '@/lib/core/search-rank';
import { getPolicy } from './get-policy';
import { listApiKeys } from './list-api-keys';
import { listPolicies } from './list-policies';
import { listProviders } from './list-providers';
import { visibleProvider } from './provider-access';
import { readInput } from './read-input';
import { idSchema } from './versioned-target';

/** Of each kind. */
const MOST_FOUND = 20;
/** Read of each kind before the best are chosen. */
const MOST_READ = 100;
const MOST_IDS = 8;

export const findByNameSchema = z.strictObject({
  query: z.string().check(z.trim(), z.maxLength(200, 'At most 200 characters.')),
  /** Ids of providers and policies whose names are wanted besides. */
  ids: z.array(idSchema).check(z.maxLength(MOST_IDS)),
});

type FindByNameInput = z.infer<typeof findByNameSchema>;

/**
 * The providers, policies and keys of a workspace that answer a query, at most 20 of each, best first; an
 * empty query has the first of each list. The best are chosen from 100 that have its longest word. What the
 * caller has no permission to read is left out, so none is needed. Fails with INVALID_INPUT.
 */
export async function findByName(
  caller: Caller,
  input: FindByNameInput,
): Promise<Result<FoundEntries>> {
  const read = readInput(findByNameSchema, input);
  if (!read.ok) return read;
  const { query, ids } = read.value;
  const [providers, policies, keys, named] = await Promise.all([
    caller.permissions.has('providers:read') ? findProviders(caller, query) : ok([]),
    caller.permissions.has('policies:read') ? findPolicies(caller, query) : ok([]),
    caller.permissions.has('keys:read') ? findKeys(caller, query) : ok([]),
    Promise.all(ids.map((id) => findNamed(caller, id))),
  ]);
  if (!providers.ok) return providers;
  if (!policies.ok) return policies;
  if (!keys.ok) return keys;
  return ok({
    providers: providers.value,
    policies: policies.value,
    keys: keys.value,
    named: named.filter((entry) => entry !== null),
  });
}

/** The lists look for one text; of several words it is the longest, and the others are judged here. */
function textFor(query: string): { readonly query?: string; readonly limit: number } {
  // As they were typed: keys are stored so.
  const words = query
    .trim()
    .split(/\s+/)
    .toSorted((one, other) => other.length - one.length);
  return words[0] === undefined || words[0] === ''
    ? { limit: MOST_FOUND }
    : { query: words.length === 1 ? query : words[0], limit: MOST_READ };
}

async function findProviders(
  caller: Caller,
  query: string,
): Promise<Result<readonly FoundProvider[]>> {
  const page = await listProviders(caller, textFor(query));
  if (!page.ok) return page;
  const best = bestMatches(
    page.value.providers,
    ({ name, issuers }) => searchRank(query, name, issuers),
    MOST_FOUND,
  );
  return ok(best.map(foundProvider));
}

function foundProvider({
  id,
  name,
  type,
  environment,
  enabled,
}: Omit<FoundProvider, 'kind'>): FoundProvider {
  return { kind: 'provider', id, name, type, environment, enabled };
}

async function findPolicies(
  caller: Caller,
  query: string,
): Promise<Result<readonly FoundPolicy[]>> {
  const page = await listPolicies(caller, textFor(query));
  if (!page.ok) return page;
  const best = bestMatches(
    page.value.policies,
    ({ name, permissions }) =>
      searchRank(
        query,
        name,
        permissions.map(({ resource }) => resource),
      ),
    MOST_FOUND,
  );
  return ok(best.map(({ id, name }) => ({ kind: 'policy', id, name })));
}

async function findKeys(caller: Caller, query: string): Promise<Result<readonly FoundKey[]>> {
  const page = await listApiKeys(caller, { ...textFor(query), limit: MOST_READ });
  if (!page.ok) return page;
  const now = Date.now();
  const keys = page.value.keys.map((key) => foundKey(key, now));
  // Of two that are called alike, the one that works is meant.
  const workingFirst = [
    ...keys.filter(({ state }) => state === 'active'),
    ...keys.filter(({ state }) => state !== 'active'),
  ];
  return ok(
    bestMatches(
      workingFirst,
      ({ name, prefix }) => searchRank(withoutSecrets(query), name, [prefix]),
      MOST_FOUND,
    ),
  );
}

function foundKey(key: ApiKey, now: number): FoundKey {
  const { id, name, prefix, kind: keyKind, environment } = key;
  return { kind: 'key', id, name, prefix, keyKind, environment, state: stateOfKey(key, now) };
}

async function findNamed(caller: Caller, id: string): Promise<FoundProvider | FoundPolicy | null> {
  if (id.startsWith('prv_') && caller.permissions.has('providers:read')) {
    const provider = await visibleProvider(caller, id);
    return provider === null
      ? null
      : foundProvider({ ...provider.draft, id, enabled: provider.enabled });
  }
  if (!id.startsWith('pol_') || !caller.permissions.has('policies:read')) return null;
  const found = await getPolicy(caller, id);
  return found.ok ? { kind: 'policy', id, name: found.value.policy.draft.name } : null;
}
