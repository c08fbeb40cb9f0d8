import type { SettingMember } from './flat-provider-schema';

/** What each member of a flat provider means, for the reference of the API and the help of the command line. */
export const SETTING_WORDS: Readonly<Record<SettingMember, string>> = {
  issuer:
    'Custom OIDC: the issuer. Clerk: the Frontend API URL, where no publishable key is given.',
  clientIds: 'Auth0, Custom OIDC: the `aud` of ID tokens.',
  domain: 'Auth0: the domain of the tenant, as `acme.eu.auth0.com`.',
  customDomains: 'Auth0, WorkOS: further domains of the same tenant.',
  publishableKey: 'Clerk: `pk_live_…` or `pk_test_…`; it contains the issuer.',
  clientId: 'WorkOS: `client_…`.',
  audiences: 'Auth0: identifiers of APIs. Clerk, WorkOS: the `aud` of the JWT template.',
  bareIssuer: 'WorkOS: also accept the issuer `https://api.workos.com` of older environments.',
  furtherIssuers: 'Other values of `iss` that mean the same provider, exactly.',
  furtherAudiences: 'Other values of `aud` that are accepted.',
  audienceRule:
    '`required`: a token names one of the audiences. `absent_allowed`: it may also name none.',
  azpRule: 'Whether `azp` has to be one of the authorized parties.',
  authorizedParties: 'Values of `azp`. Clerk: the origins of the front end.',
  algorithms: 'Signature algorithms that are accepted.',
  clockToleranceSeconds: 'By how much clocks may differ, in seconds.',
  jwksAddress: 'Where keys are fetched; empty: where discovery says.',
  pastedKeys: 'A JSON Web Key Set as text, in place of an address.',
  tokenKind: 'Which kind of token is accepted.',
  permissionsPath: 'The claim that lists permissions, as a path; empty: none.',
  requiredClaims: 'Claims without which a token is refused, as paths.',
  privateCa: 'PEM certificates that are trusted for this provider only.',
};
