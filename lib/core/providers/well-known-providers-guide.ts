import type { GuideSection } from './guide';
import { list, section, text } from './guide-blocks';

/** Providers without a type of their own: the form of the issuer, and what trips people up. */
export const wellKnownProviderSections: readonly GuideSection[] = [
  section(
    'keycloak',
    'Keycloak',
    issuer('https://login.example.com/realms/staff'),
    list(
      'The realm is part of the issuer, in upper and lower case. Before version 17, `/auth` stood before `/realms`.',
      'Access tokens have the `aud` `account`, not the client ID. Add a mapper of the type **Audience** to the client’s dedicated scope under **Client scopes**, or send ID tokens.',
      'Behind a proxy, set the hostname option of the server, or the issuer is its inner address.',
      'Roles are in `realm_access.roles` and `resource_access`, by client.',
    ),
  ),
  section(
    'okta',
    'Okta',
    issuer('https://acme.okta.com/oauth2/default'),
    list(
      'Two kinds of issuer: the organization itself, `https://acme.okta.com`, and custom authorization servers below `/oauth2/`. None ends with a slash.',
      'Access tokens of the organization’s own server are for Okta alone. Send its ID tokens, or use a custom authorization server.',
      'Access tokens of a custom server have its audience, `api://default` unless changed: add it under **Further audiences**.',
      'Groups appear only after a groups claim was added to the application or the server.',
    ),
  ),
  section(
    'entra-id',
    'Microsoft Entra ID',
    issuer('https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0'),
    list(
      'The tenant ID is part of the issuer. `common` and `organizations` are not issuers: their document holds the placeholder `{tenantid}`.',
      'Two versions: tokens of version 1 have `https://sts.windows.net/`, the tenant ID and a slash as issuer. Which one an API receives is set in its manifest, as `requestedAccessTokenVersion`: set it to 2.',
      'The `aud` of version 2 is the client ID of the API; that of version 1 is often `api://` and the client ID.',
      'Tokens for Microsoft Graph are for Graph alone and cannot be verified by others. Ask for a scope of your own API.',
      'A user in more than 200 groups has no `groups` claim but a reference in `_claim_names`. Use app roles, or limit the claim to groups assigned to the application.',
    ),
  ),
  section(
    'google',
    'Google',
    issuer('https://accounts.google.com'),
    list(
      'Send the ID token; access tokens are opaque. Its `aud` is the OAuth client ID, which ends with `.apps.googleusercontent.com`.',
      'Anyone with a Google account gets such a token. For one company, require `hd` and compare it with your domain in your application.',
      'Google cannot add claims of yours. Keep roles in your own data, by `sub`.',
    ),
  ),
  section(
    'cognito',
    'Amazon Cognito',
    issuer('https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123'),
    list(
      'Region and pool ID make the issuer. The domain of the sign-in pages is not it.',
      'Access tokens have no `aud`, only `client_id`. Send the ID token, whose `aud` is the app client ID.',
      'Groups are in `cognito:groups`, attributes of yours in claims that begin with `custom:`.',
    ),
  ),
  section(
    'firebase',
    'Firebase',
    issuer('https://securetoken.google.com/acme-shop'),
    list(
      'The project ID is both the end of the issuer and the `aud`: enter it under **Client IDs**.',
      'Send what `user.getIdToken()` returns. A custom token made by a server is for signing in only.',
      'Tokens of the local emulator are not signed and are never accepted.',
      'Claims of yours are set as custom claims by the Admin SDK, and appear when the token is next renewed.',
    ),
  ),
  section(
    'supabase',
    'Supabase',
    issuer('https://abcdefghijklmnop.supabase.co/auth/v1'),
    list(
      'The `aud` of signed-in users is `authenticated`: enter it under **Client IDs**.',
      'Older projects sign with HS256 and a shared secret. Move to asymmetric signing keys in the settings of the project, and let users sign in again.',
      'The anonymous and the service key are no user tokens. Send the access token of the session.',
    ),
  ),
];

function issuer(example: string) {
  return text(`Issuer, such as \`${example}\``);
}
