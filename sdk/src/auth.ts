import type { JsonObject } from '@/lib/core/tokens/json-value';
import type { AcceptedToken, AnsweredProvider } from './answers';

/** Who calls, once their token was found good. */
export interface Auth {
  /** As it was sent, for passing on. */
  readonly token: string;
  readonly subject: string;
  readonly permissions: readonly string[];
  /** Empty for machine keys. */
  readonly claims: JsonObject;
  /** Null for machine keys. */
  readonly provider: AnsweredProvider | null;
  readonly verdict: AcceptedToken;
}
