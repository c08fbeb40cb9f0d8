import type { ActionResult } from '@/lib/core/action-result';
import type { KeysRefreshed } from '@/lib/core/oidc/keys-refreshed';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { CheckedByServer, ProviderKeys } from '@/lib/core/tokens/provider-keys';
import type { DecisionAsks } from '../decisions/decision-asks';

/** What the policy question below a verdict needs. */
export interface PolicyParts {
  /** Slug, for links to policies. */
  readonly workspace: string;
  /** Resources and actions to suggest. */
  readonly targets: readonly DecisionTarget[];
  readonly asks: DecisionAsks;
}

/** What the page asks the console for; bound to the workspace. */
export interface CheckActions {
  /** The public keys of a provider; nothing of the token goes along. */
  readonly onKeys: (input: {
    readonly providerId: string;
    /** Have them fetched once more, as far as the provider may be asked again. */
    readonly refetch: boolean;
  }) => Promise<ActionResult<ProviderKeys>>;
  /** Has the console judge the token; only when the operator asks for it. */
  readonly onCheck: (input: {
    readonly providerId: string;
    readonly token: string;
    readonly asOf: 'now' | 'issued';
  }) => Promise<ActionResult<CheckedByServer>>;
  /** Has the keys of a provider fetched anew, for everybody; null: the operator may not. */
  readonly onRefresh:
    | ((input: { readonly id: string }) => Promise<ActionResult<KeysRefreshed>>)
    | null;
  readonly policies: PolicyParts;
  /** Reads the saved providers again: one may have been changed, disabled or added since. */
  readonly onAgain: () => void;
}
