import type { KeyRing } from '@/lib/core/oidc/key-ring';
import type { KeySetBounds } from '@/lib/platform/key-set-bounds';
import { createKeySetEvents, type KeyFetchEvent } from '@/lib/platform/key-set-events';
import type { KeyAttempt, KeysAnswer, StoredKeys } from '@/lib/platform/key-set-services';
import { KeySets } from '@/lib/platform/key-sets';
import type { KeySource } from '@/lib/platform/key-source';
import { SCRIPTED_ISSUER, type ScriptedProvider, scriptedProvider } from './scripted-provider';
import { createVirtualClock, type VirtualClock } from './virtual-clock';

/** Key sets over one scripted provider, a clock that stands still, and a store in memory. */
export interface KeySetGround {
  readonly clock: VirtualClock;
  readonly provider: ScriptedProvider;
  readonly sets: KeySets;
  readonly source: KeySource;
  readonly events: KeyFetchEvent[];
  readonly saved: KeyAttempt[];
  readonly store: { stored: StoredKeys | null; broken: Error | null };
  /** What a verification with a key id comes to, as `verifyToken` asks. */
  look(kid: string): Promise<'found' | 'KEY_NOT_FOUND' | 'JWKS_FETCH_FAILED'>;
  /** Moves the clock on and lets what is due come to its end. */
  pass(ms: number): Promise<void>;
  /** Key sets as another process, or this one after a restart, has them. */
  another(): KeySets;
}

export function sourceOf(given: Partial<KeySource> = {}): KeySource {
  return {
    providerId: 'prv_1',
    workspaceId: 'wsp_1',
    hash: 'h',
    pasted: null,
    jwksAddress: null,
    discoveryAddresses: [`${SCRIPTED_ISSUER}/.well-known/openid-configuration`],
    issuer: SCRIPTED_ISSUER,
    ca: null,
    ...given,
  };
}

export function keySetGround(bounds: Partial<KeySetBounds> = {}): KeySetGround {
  const clock = createVirtualClock();
  const provider = scriptedProvider(clock);
  const told = createKeySetEvents();
  const events: KeyFetchEvent[] = [];
  told.listen((event) => events.push(event));
  const saved: KeyAttempt[] = [];
  const store: KeySetGround['store'] = { stored: null, broken: null };
  const another = () =>
    new KeySets({
      clock,
      bounds,
      events: told,
      connect: (options) => provider.connect(options),
      load: () =>
        store.broken === null ? Promise.resolve(store.stored) : Promise.reject(store.broken),
      save: async (_source, attempt) => {
        if (store.broken !== null) throw store.broken;
        saved.push(attempt);
        if (attempt.ok) store.stored = { ...attempt.keys };
      },
    });
  const sets = another();
  const source = sourceOf();
  return {
    clock,
    provider,
    sets,
    source,
    events,
    saved,
    store,
    look: (kid) => look(sets, source, kid),
    pass: async (ms) => {
      clock.advance(ms);
      await settled();
    },
    another,
  };
}

/** Until everything that waits for nothing but its turn has had it. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Asks for keys as a verification does. */
export async function look(
  sets: KeySets,
  source: KeySource,
  kid: string,
): ReturnType<KeySetGround['look']> {
  const first = await sets.answer(source);
  if (!first.ok) return 'JWKS_FETCH_FAILED';
  if (has(first.ring, kid)) return 'found';
  if (first.awaited) {
    sets.noteAbsent(source, kid);
    return 'KEY_NOT_FOUND';
  }
  const newer = await sets.newer(source, first.ring, kid);
  if (newer === null || isWith(newer, kid) || !newer.ok || newer.awaited)
    return verdictOf(newer, kid);
  return verdictOf(await sets.newer(source, newer.ring, kid), kid);
}

function verdictOf(answer: KeysAnswer | null, kid: string): 'found' | 'KEY_NOT_FOUND' {
  return answer !== null && isWith(answer, kid) ? 'found' : 'KEY_NOT_FOUND';
}

function isWith(answer: KeysAnswer, kid: string): boolean {
  return answer.ok && has(answer.ring, kid);
}

function has(ring: KeyRing, kid: string): boolean {
  return ring.keys.some((key) => key.kid === kid);
}
