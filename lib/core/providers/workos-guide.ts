import type { ProviderGuide } from './guide';
import { hint, links, list, section, steps, table, text, warning } from './guide-blocks';
import { workosTokenSections } from './workos-tokens-guide';
import { workosProblems } from './workos-troubleshooting';

/** The guide of WorkOS. */
export const workosGuide: ProviderGuide = {
  title: 'In the WorkOS Dashboard',
  dashboard: { label: 'WorkOS Dashboard', href: 'https://dashboard.workos.com/' },
  steps: [
    {
      text: 'Choose the environment, **Staging** or **Production**, open **API Keys** and copy the **Client ID** into the form.',
      value: 'clientId',
    },
    {
      text: 'Open **Authentication → Features** and edit the **JWT Template**. WorkOS sends no `aud` until you add one; the client ID is a good value. Enter the same under **Audiences** here.',
      code: '{\n  "aud": "{audience}"\n}',
    },
    { text: 'Sign in again in your application. Tokens made before the change do not have it.' },
    {
      text: 'Under **Authentication → Redirects**, see that the addresses of your application are listed, such as `https://app.example.com/callback`.',
    },
    { text: 'Press **Test Connection** here.' },
  ],
  sections: [
    section(
      'prerequisites',
      'What you need',
      list(
        'A WorkOS account in which AuthKit (User Management) is enabled.',
        'A role in its dashboard that may edit authentication settings.',
        'A role in this workspace that may save providers.',
      ),
    ),
    section(
      'quick-links',
      'Quick links',
      links(
        [
          'WorkOS Dashboard',
          'https://dashboard.workos.com/',
          'Environments, API keys, authentication',
        ],
        [
          'AuthKit',
          'https://workos.com/docs/authkit',
          'Sign-in with @workos-inc/authkit-react, authkit-nextjs, authkit-js and @workos-inc/node',
        ],
        ['JWT templates', 'https://workos.com/docs/authkit/jwt-templates', 'Variables and limits'],
        [
          'Session tokens',
          'https://workos.com/docs/reference/authkit/session-tokens',
          'Access token, refresh token, claims',
        ],
        [
          'Single Sign-On',
          'https://workos.com/docs/sso',
          'Connections to identity providers of your customers',
        ],
      ),
    ),
    section(
      'configuration-reference',
      'Every field of the form',
      table(
        ['Field here', 'At WorkOS', 'Example'],
        [
          '**Client ID**',
          'API Keys → **Client ID**, of the right environment',
          '`client_01JQ8ZK4W7M2T5XN9B3RCVHD6E`',
        ],
        ['**Tokens that you will send**', 'whether the JWT template has an `aud`', 'with an aud'],
        [
          '**Audiences**',
          'the `aud` in your JWT template; the client ID is usual',
          '`client_01JQ8ZK4W7M2T5XN9B3RCVHD6E`',
        ],
        [
          '**Custom authentication domain**',
          'where the environment has one: its host name',
          '`auth.example.com`',
        ],
        [
          '**Also accept https://api.workos.com**',
          'on only if your tokens carry it, as those of environments made before mid-2025 do',
          'off',
        ],
      ),
      text('The issuer is {issuer}. The keys are not below it, but at {jwks}.'),
      text(
        'The discovery document has five members and leaves two out that the standard demands. That is all that WorkOS publishes; the report says so and does not mind.',
      ),
    ),
    ...workosTokenSections,
    section(
      'custom-domains',
      'Custom domains',
      text(
        'A production environment can sign in at a domain of yours. Its tokens then carry that domain in `iss`, with or without the path of the client ID. Enter the host name as **Custom authentication domain**: both forms are accepted, besides the issuer at `api.workos.com`.',
      ),
      text(
        'Staging has no custom domain. The keys stay at `/sso/jwks/` and the client ID, on the host that the discovery document names.',
      ),
    ),
    section(
      'organisations',
      'Organizations',
      text(
        'A user may belong to several organizations. `org_id` names the one that the session is for; `role`, `roles` and `permissions` hold within it. The application switches by refreshing the session with another organization.',
      ),
      text(
        'What belongs to a customer hangs on `org_id` and `sub` together. If every token must belong to an organization, add `org_id` to **Required claims** under **Advanced → Times and claims**.',
      ),
      warning(
        'A JWT template can overwrite `org_id`, `role`, `roles` and `permissions`. Take them for what your own template makes of them.',
      ),
    ),
    section(
      'sso-connections',
      'SSO connections',
      text(
        'Users of a customer may sign in at that customer’s own identity provider (Okta, Entra ID and others, by SAML or OIDC). WorkOS checks that sign-in and then signs a token of its own.',
      ),
      list(
        'Send the WorkOS access token here, never the token or assertion of the customer’s provider.',
        'Nothing has to be added here per connection: issuer and keys are those of your environment.',
        '`sub` is the WorkOS user. It does not change when a customer moves to another identity provider.',
        'The code of the stand-alone SSO product is exchanged for a profile, which is no session. Use AuthKit to have access tokens.',
      ),
    ),
    section(
      'redirect-uris',
      'Redirect URIs',
      steps(
        'Open **Authentication → Redirects** in the right environment.',
        'Add where users come back to: `https://app.example.com/callback` in production, `http://localhost:3000/callback` in staging.',
        'Add where they go after signing out, if your application uses it.',
      ),
      text(
        'They are addresses of your application. Claimcheck takes no part in the sign-in and is never listed.',
      ),
    ),
    section(
      'development-and-production',
      'Staging and production',
      text(
        'Each environment has a client ID, an issuer, keys and a JWT template of its own; a template is not copied along. Add both as providers of their own here, each with its environment.',
      ),
      hint(
        'Tools for local development may sign with an issuer and keys of their own. To accept those, add the tool as a Custom OIDC provider with the environment Development; never add its issuer to this provider.',
      ),
    ),
    section(
      'security-practices',
      'Security practices',
      list(
        'Set an `aud`. Without one, a token of the environment is accepted whichever of its applications it was made for.',
        'Accept `https://api.workos.com` only if your environment signs so: older environments of all customers do. What keeps their tokens out are the keys, which are read for your client ID alone; the `aud` is a second line, for any customer can put any `aud` into a template.',
        'Set session length and inactivity under the sessions settings of **Authentication**; access tokens themselves live five minutes.',
        'Require multi-factor authentication, or SSO, for sensitive applications.',
        'Give rights through roles of an organization rather than through names or e-mail addresses.',
        'Review the events and audit logs of the environment for sign-ins that you do not expect.',
        'Rotate API keys (`sk_…`) now and then. They play no part in verifying tokens and are never entered here.',
      ),
    ),
  ],
  troubleshooting: workosProblems,
};
