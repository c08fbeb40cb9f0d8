/** What may be pasted to add a provider; small, for the list shows it before anything is read. */
export const WHAT_TO_PASTE =
  'Paste a token, an issuer, a domain, a Clerk publishable key or a WorkOS client ID.';
