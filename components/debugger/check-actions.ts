import type { ActionResult } from '@/lib/core/action-result';
import type { CheckedByServer, ProviderKeys } from '@/lib/core/tokens/provider-keys';

/** What the page asks the console for; both are bound to the workspace. */
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
  /** Reads the saved providers again: one may have been changed, disabled or added since. */
  readonly onAgain: () => void;
}
