import type { StepCode } from '../connections/report';
import type { Environment, ProviderType } from './draft';

/** What the last connection test of a provider found, as the list shows it. */
export interface ProviderHealth {
  readonly outcome: 'good' | 'warning' | 'bad';
  readonly startedAt: string;
  /** The test was of exactly the settings that are saved now. */
  readonly fresh: boolean;
  readonly keyCount: number;
  /** The sentence of the first step that is not good. */
  readonly firstProblem: string | null;
  readonly firstCode: StepCode | null;
}

/** A provider in a list. */
export interface ProviderListItem {
  readonly id: string;
  readonly name: string;
  readonly type: ProviderType;
  readonly environment: Environment;
  readonly enabled: boolean;
  readonly issuers: readonly string[];
  readonly updatedAt: string;
  /** Null: never tested. */
  readonly lastReport: ProviderHealth | null;
}
