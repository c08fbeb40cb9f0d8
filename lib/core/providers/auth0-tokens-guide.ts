import type { GuideSection } from './guide';
import { code, hint, section, steps, table, text, warning } from './guide-blocks';

/** What Auth0's tokens hold. */
export const auth0TokenSections: readonly GuideSection[] = [
  section(
    'token-requirements',
    'Which token to send',
    text(
      'Auth0 gives your application two tokens. Either works here; each is checked against its own field.',
    ),
    table(
      ['Token', 'Its aud', 'When to send it'],
      [
        'ID token',
        'the client ID: list it under **Client IDs**',
        'Your own front end tells your own service who the user is. Read it with `(await auth0.getIdTokenClaims()).__raw`.',
      ],
      [
        'Access token',
        'the identifier of your API: list it under **API identifiers**',
        'A service is called on behalf of the user, with scopes and permissions. Ask for it with the `audience` of the API; without one, Auth0 gives an opaque token that nobody but Auth0 can read.',
      ],
    ),
    hint(
      'An access token for the Management API or for `/userinfo` alone is not meant for you. Register an API of your own under **Applications → APIs**.',
    ),
    text(
      '`sub` is the stable name of a user, such as `auth0|66b1f0c2`. An e-mail address can change hands; do not use it as the key.',
    ),
    text(
      'An ID token lives 10 hours unless the application’s settings say otherwise. Third-party applications receive no ID token.',
    ),
  ),
  section(
    'standard-claims',
    'Claims of Auth0’s tokens',
    table(
      ['Claim', 'In', 'Meaning'],
      ['`iss`', 'both', 'the domain of the request as an address, with a slash at the end'],
      [
        '`sub`',
        'both',
        'the user; for machine-to-machine tokens, the client ID followed by `@clients`',
      ],
      ['`aud`', 'both', 'client ID, or identifiers of APIs as a list'],
      ['`azp`', 'access', 'the client ID of the application that asked'],
      ['`scope`', 'access', 'what was granted, blank between two'],
      [
        '`permissions`',
        'access',
        'list; only with **RBAC** and **Add Permissions in the Access Token** on in the settings of the API',
      ],
      [
        '`org_id`',
        'both',
        'the organization signed in to; `org_name` too where the tenant allows it',
      ],
      ['`email`, `name`, `picture`', 'ID', 'only with the scopes `email` and `profile`'],
      ['`sid`, `nonce`', 'ID', 'the session, and what the application sent along'],
    ),
  ),
];

/** How to have them hold more. */
export const auth0Actions: GuideSection = section(
  'auth0-actions',
  'Claims of your own, by an Action',
  steps(
    'Open **Actions → Library**, build a custom Action for the trigger **Login / Post Login**, paste the code and press **Deploy**.',
    'Add it to the flow under **Actions → Triggers → post-login**; without that it never runs.',
    'Sign in again. Tokens that exist already do not change.',
  ),
  code(
    'js',
    `exports.onExecutePostLogin = async (event, api) => {
  const roles = event.authorization?.roles ?? [];
  const plan = event.user.app_metadata.plan ?? 'free';
  for (const token of [api.idToken, api.accessToken]) {
    token.setCustomClaim('https://example.com/roles', roles);
    token.setCustomClaim('https://example.com/plan', plan);
  }
};`,
  ),
  warning(
    'Names such as `roles`, `permissions`, `groups`, `entitlements`, `org_id`, `sid`, `azp`, `aud` and `scope` cannot be set bare: Auth0 drops them without a word. Put an address that you own before the name, as above; `auth0.com` and `webtask.io` addresses do not count. The payload may be 100 KB at most, but 64 KiB is the limit here and 8 KB is wise.',
  ),
  text(
    'Dots and slashes in such a name are no path. `https://example.com/roles` is read as one name before anything else is tried.',
  ),
);
