import type { KeyFailureCode } from '@/lib/core/oidc/key-failure';
import { log } from './log';
import { processWide } from './process-wide';

/** Why keys were fetched. */
export type KeyFetchReason = 'first' | 'ahead' | 'stale' | 'unknown_kid' | 'asked';

/** How one attempt to have the keys of a provider ended. */
export interface KeyFetchEvent {
  readonly providerId: string;
  readonly workspaceId: string;
  readonly reason: KeyFetchReason;
  /** `confirmed`: the provider said that they are as they were (304). */
  readonly outcome: 'fetched' | 'confirmed' | 'failed';
  /** Null unless it failed. */
  readonly code: KeyFailureCode | null;
  readonly durationMs: number;
}

type Listener = (event: KeyFetchEvent) => void;

/** What happens to key sets, for metrics. */
export interface KeySetEvents {
  /** Hears every attempt from now on; what is returned ends that. */
  listen(listener: Listener): () => void;
  /** Tells all who listen; one that throws disturbs nobody. */
  tell(event: KeyFetchEvent): void;
}

/** Events with listeners of their own. */
export function createKeySetEvents(): KeySetEvents {
  const listeners = new Set<Listener>();
  return {
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(event) {
      for (const listener of listeners) {
        try {
          listener(event);
        } catch (err) {
          log.error({ err, providerId: event.providerId }, 'a listener to key fetches failed');
        }
      }
    },
  };
}

const held = processWide('key-set-events', createKeySetEvents);

/** Those of this process. */
export function keySetEvents(): KeySetEvents {
  return held.get();
}
