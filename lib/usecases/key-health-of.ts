import type { Caller } from '@/lib/core/access/caller';
import type { KeyHealth, KeysFailing } from '@/lib/core/oidc/key-health';
import type { Provider } from '@/lib/core/providers/settings';
import { listKeyStates, type StoredKeyState } from '@/lib/data/key-sets';
import { listProvidersById } from '@/lib/data/workspace-providers';
import { readKeySet } from '@/lib/platform/fetch-key-set';
import { KEY_SET_BOUNDS } from '@/lib/platform/key-set-bounds';
import { keySourceOf } from '@/lib/platform/key-source';

/**
 * How the keys of some of the workspace's providers stand, by id, as whichever process had them last has
 * stored it. Causes only for those who have `providers:test`. Asks for no permission of its own: it
 * belongs to a list that the caller was shown.
 */
export async function keyHealthOf(
  caller: Caller,
  providerIds: readonly string[],
): Promise<ReadonlyMap<string, KeyHealth>> {
  const { workspaceId } = caller;
  const [providers, states] = await Promise.all([
    listProvidersById(workspaceId, providerIds),
    listKeyStates(workspaceId, providerIds),
  ]);
  const byId = new Map(states.map((state) => [state.providerId, state]));
  return new Map(
    providers.map((provider) => [provider.id, healthOf(caller, provider, byId.get(provider.id))]),
  );
}

function healthOf(
  caller: Caller,
  provider: Provider,
  state: StoredKeyState | undefined,
): KeyHealth {
  const { hash, pasted } = keySourceOf(provider);
  if (pasted !== null) return { state: 'pasted', keyCount: pasted.keys.length };
  if (state === undefined || state.sourceHash !== hash) return { state: 'not_fetched' };
  const failing = failingFor(caller, state);
  return (
    heldHealth(state, failing) ?? (failing === null ? NOT_FETCHED : { state: 'none', failing })
  );
}

/** Providers publish two or three keys; of more the first are named. */
const NAMED_KEYS = 20;
const NOT_FETCHED: KeyHealth = { state: 'not_fetched' };

function heldHealth({ stored }: StoredKeyState, failing: KeysFailing | null): KeyHealth | null {
  const { fetchedAt, document, freshSeconds } = stored;
  const read = readKeySet(document);
  if (fetchedAt === null || !read.ok) return null;
  const freshUntil = fetchedAt + freshSeconds * 1000;
  const usableUntil = freshUntil + KEY_SET_BOUNDS.staleMs;
  // Keys that are past all use are none, while nothing newer can be had.
  if (failing !== null && usableUntil <= Date.now()) return null;
  return {
    state: 'held',
    keyCount: read.ring.keys.length,
    keyIds: [...new Set(read.ring.keys.flatMap(({ kid }) => kid ?? []))].slice(0, NAMED_KEYS),
    fetchedAt: new Date(fetchedAt).toISOString(),
    freshUntil: new Date(freshUntil).toISOString(),
    usableUntil: new Date(usableUntil).toISOString(),
    failing,
  };
}

function failingFor({ permissions }: Caller, { failing }: StoredKeyState): KeysFailing | null {
  if (failing === null) return null;
  const code = permissions.has('providers:test') ? failing.code : null;
  return { code, at: new Date(failing.at).toISOString() };
}
