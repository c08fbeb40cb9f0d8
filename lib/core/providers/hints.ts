import type { ProviderHints } from './definition';

/** Hints of which nothing is known. */
export const NO_HINTS: ProviderHints = {
  issuer: null,
  publishableKey: null,
  clientId: null,
  audiences: [],
  parties: [],
};
