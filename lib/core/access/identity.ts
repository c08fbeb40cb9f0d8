/** A user of a service that signs operators in, with the session that he came with. */
export interface Identity {
  /**
   * The instance of Clerk, by the host of its Frontend API (`clerk:clerk.acme.com`): ids of one say
   * nothing in another.
   */
  readonly source: `clerk:${string}`;
  /** The user's id there. */
  readonly subject: string;
  /** The session's id there. */
  readonly sessionId: string;
}

/** What such a service says of a user. */
export interface IdentityProfile {
  /** The primary address, lower case and trimmed; null: none. */
  readonly email: string | null;
  /** Whether the service made sure that the address is the user's. */
  readonly emailVerified: boolean;
  readonly name: string | null;
}
