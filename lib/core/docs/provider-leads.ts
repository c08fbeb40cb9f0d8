import type { ProviderType } from '../providers/draft';

/** How the page of a type begins. */
interface ProviderLead {
  readonly title: string;
  readonly lead: readonly string[];
  /** What goes wrong most, one sentence each. */
  readonly traps: readonly string[];
}

const adding = (type: string) =>
  `In the console: *Settings → Integration → Add provider → ${type}*. Fill in the form, press *Test Connection*, then *Save*. The guide beside the form is this page, with your own values in it.`;

/** What is said before the guide of each type; the guide is `lib/core/providers/*-guide.ts`. */
export const PROVIDER_LEADS: Readonly<Record<ProviderType, ProviderLead>> = {
  auth0: {
    title: 'Auth0',
    lead: [
      'You need the **domain** of the tenant and the **client ID** of the application that your users sign in to. Issuer, keys and audience follow from them.',
      adding('Auth0'),
    ],
    traps: [
      'The issuer ends with a slash: `https://acme.eu.auth0.com/`. Claimcheck writes it so; a token’s `iss` is compared byte for byte.',
      'A custom domain is another issuer. Enter the domain that the application signs in at; list the tenant’s own as a further one.',
      'An access token without an `audience` is opaque and cannot be checked by anybody but Auth0.',
      'Applications that sign with HS256 are refused: set RS256.',
    ],
  },
  clerk: {
    title: 'Clerk',
    lead: [
      'You need the **publishable key** of the instance; it contains the issuer. Then decide which tokens you send: those of a **JWT template** with an `aud`, or plain **session tokens**, which have none.',
      adding('Clerk'),
    ],
    traps: [
      'Session tokens name no audience. They are protected by `azp`: list the origins of your front end, exactly as the browser shows them.',
      'Session tokens live about a minute. Call `getToken()` before each request and keep none.',
      'Development and production are two instances with two issuers and two sets of keys. Add each as a provider of its own environment.',
      'A claim of a template that Clerk cannot fill in is `null`, which counts as absent. Give it a fallback in the template, or a default in the [mapping](claims.md).',
    ],
  },
  workos: {
    title: 'WorkOS',
    lead: [
      'You need the **client ID** of the environment. WorkOS puts no `aud` into its access tokens until the JWT template has one; do that first.',
      adding('WorkOS'),
    ],
    traps: [
      'Without an `aud` in the JWT template, every token of the environment is good for every service. Add one, and sign in again.',
      'The keys are not below the issuer. Claimcheck knows where they are; a library that is only given the issuer does not.',
      'Environments made before mid-2025 may still issue tokens with `iss` `https://api.workos.com`. Accept that one only if your tokens carry it.',
      'Send the access token, not the refresh token or the session cookie.',
    ],
  },
  custom_oidc: {
    title: 'Custom OIDC',
    lead: [
      'For every provider that publishes an OpenID Connect discovery document or a JWKS: Keycloak, Microsoft Entra ID, Okta, Cognito, Google, your own. You need the **issuer**, exactly as the tokens write it, and the **audience** that they name.',
      adding('Custom OIDC'),
    ],
    traps: [
      'The issuer is compared byte for byte: slash at the end, http or https, port, upper and lower case. Paste a token into the field of *Add provider* and it is read from there.',
      'Claimcheck connects to public addresses only. A provider in a private network has to be listed in `ALLOWED_PRIVATE_ORIGINS` ([operating](operating.md)).',
      'An access token and an ID token have different audiences. List the one that your clients send.',
      'A certificate of a private authority is pasted under *Advanced → Private certificate authority*.',
    ],
  },
};
