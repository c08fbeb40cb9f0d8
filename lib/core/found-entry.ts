import type { KeyKind } from './access/api-key';
import type { KeyState } from './access/key-state';
import type { Environment, ProviderType } from './providers/draft';

/** A provider as it is found by name. */
export interface FoundProvider {
  readonly kind: 'provider';
  readonly id: string;
  readonly name: string;
  readonly type: ProviderType;
  readonly environment: Environment;
  readonly enabled: boolean;
}

/** A policy as it is found by name. */
export interface FoundPolicy {
  readonly kind: 'policy';
  readonly id: string;
  readonly name: string;
}

/** A key as it is found by name; nothing of its secret. */
export interface FoundKey {
  readonly kind: 'key';
  readonly id: string;
  readonly name: string;
  /** What is shown of it: `cck_live_` and 12 characters. */
  readonly prefix: string;
  readonly keyKind: KeyKind;
  readonly environment: Environment;
  readonly state: KeyState;
}

export type FoundEntry = FoundProvider | FoundPolicy | FoundKey;

/** What a workspace holds that answers a query, each list best first. */
export interface FoundEntries {
  readonly providers: readonly FoundProvider[];
  readonly policies: readonly FoundPolicy[];
  readonly keys: readonly FoundKey[];
  /** Those of the ids that were asked for by id and are there. */
  readonly named: readonly (FoundProvider | FoundPolicy)[];
}
