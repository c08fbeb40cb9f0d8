import type { Identity, IdentityProfile } from './identity';
import type { Operator } from './operator';

/** Who came with a request, as far as this console and, where it is used, Clerk know. */
export type Visitor =
  | { readonly kind: 'operator'; readonly operator: Operator }
  | {
      /** Signed in with Clerk, and nobody gave access here; `profile` null: it was taken away. */
      readonly kind: 'stranger';
      readonly identity: Identity;
      readonly profile: IdentityProfile | null;
    }
  /** Signed out here, while the session at Clerk may go on. */
  | { readonly kind: 'ended'; readonly identity: Identity }
  | { readonly kind: 'nobody' }
  /** Clerk could not be asked, so nobody knows. */
  | { readonly kind: 'unreachable' };
