import type { KeyRing } from '../oidc/key-ring';
import type { ProviderDraft } from '../providers/draft';
import type { TrustedProvider } from './trusted-provider';
import type { TokenVerdict } from './verdict';

/** What a browser is given to judge the tokens of a provider: its rules and its public keys. */
export interface ProviderKeys {
  readonly provider: TrustedProvider;
  /** Its form, without what is pasted into it, for a fix to be drafted; null: the operator may not. */
  readonly draft: ProviderDraft | null;
  /** Null: none can be had. */
  readonly ring: KeyRing | null;
  /** ISO 8601; null: they are pasted, or there are none. */
  readonly fetchedAt: string | null;
  /** The provider does not answer, and these are from before. */
  readonly stale: boolean;
  /** Why there are none, or why the last fetch failed; null: nothing did. */
  readonly problem: string | null;
}

/** A verdict of the console's server, for browsers that cannot verify a signature. */
export interface CheckedByServer {
  readonly verdict: TokenVerdict;
  /** Epoch milliseconds, by the server's clock. */
  readonly judgedAt: number;
}
