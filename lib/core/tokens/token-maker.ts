import { type JsonObject, textOf } from './json-value';

/** Kinds of provider that a token can be told to come from, for words only. */
const MAKERS = [
  'Auth0',
  'Clerk',
  'WorkOS',
  'Microsoft Entra',
  'Google',
  'Okta',
  'Keycloak',
  'Amazon Cognito',
  'Firebase',
  'Supabase',
] as const;
export type TokenMaker = (typeof MAKERS)[number];

const BY_ISSUER: readonly (readonly [RegExp, TokenMaker])[] = [
  [/^https:\/\/[\w.-]+\.auth0\.com\/?$/, 'Auth0'],
  [/^https:\/\/(?:[\w-]+\.clerk\.accounts\.dev|clerk\.[\w.-]+)\/?$/, 'Clerk'],
  [/^https:\/\/(?:api\.workos\.com|[\w-]+\.authkit\.app)(?:\/|$)/, 'WorkOS'],
  [/^https:\/\/(?:login\.microsoftonline\.(?:com|us)|sts\.windows\.net)\//, 'Microsoft Entra'],
  [/^(?:https:\/\/)?accounts\.google\.com$/, 'Google'],
  [/^https:\/\/securetoken\.google\.com\//, 'Firebase'],
  [/^https:\/\/[\w.-]+\.(?:okta|oktapreview|okta-emea)\.com(?:\/|$)/, 'Okta'],
  [/^https?:\/\/[^/]+(?:\/auth)?\/realms\/[^/]+$/, 'Keycloak'],
  [/^https:\/\/cognito-idp\.[\w-]+\.amazonaws\.com(?:\.cn)?\//, 'Amazon Cognito'],
  [/^https:\/\/[\w-]+\.supabase\.(?:co|in)\/auth\/v1$/, 'Supabase'],
];

/** Guesses who made a token from its issuer, else from claims that only one maker writes. */
export function guessMaker(payload: JsonObject): TokenMaker | null {
  const issuer = textOf(payload.iss) ?? '';
  const known = BY_ISSUER.find(([pattern]) => pattern.test(issuer));
  if (known !== undefined) return known[1];
  if ('fva' in payload || 'sts' in payload || (payload.v === 2 && 'sid' in payload)) return 'Clerk';
  if (/\/user_management\/client_\w+$/.test(issuer)) return 'WorkOS';
  return 'realm_access' in payload ? 'Keycloak' : null;
}
