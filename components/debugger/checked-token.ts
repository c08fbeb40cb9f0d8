import type { ProviderKeys } from '@/lib/core/tokens/provider-keys';
import type { TokenVerdict } from '@/lib/core/tokens/verdict';

/** A verdict with the moments and the provider that it belongs to. */
export interface CheckedToken {
  readonly verdict: TokenVerdict;
  /** Whose rules and keys it was judged by; null: no provider has its issuer. */
  readonly keys: ProviderKeys | null;
  /** Epoch milliseconds: when it was judged. */
  readonly judgedAt: number;
  /** Epoch milliseconds: the moment that it was judged as of. */
  readonly asOf: number;
  /** Where: in this browser, or by the console's server. */
  readonly by: 'browser' | 'server';
  /** Milliseconds that this browser's clock is ahead of the one that it was judged by. */
  readonly aheadMs: number;
}

/** Which clock a token is judged by. */
export type AsOf = 'now' | 'issued';
