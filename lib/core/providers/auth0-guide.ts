import { auth0Actions, auth0TokenSections } from './auth0-tokens-guide';
import { auth0Problems } from './auth0-troubleshooting';
import type { ProviderGuide } from './guide';
import { links, list, section, steps, table, text } from './guide-blocks';

/** The guide of Auth0. */
export const auth0Guide: ProviderGuide = {
  title: 'In the Auth0 Dashboard',
  dashboard: { label: 'Auth0 Dashboard', href: 'https://manage.auth0.com/' },
  steps: [
    {
      text: 'Open **Applications → Applications** and choose the application that your users sign in to, or press **Create Application** and choose **Single Page Web Applications**. Copy its **Client ID** into the form.',
      value: 'clientId',
    },
    {
      text: 'Under **Settings → Basic Information**, compare **Domain**. With a custom domain, the one that your application signs in at counts.',
      value: 'domain',
    },
    {
      text: 'Under **Settings → Application URIs**, list the addresses of your own application: **Allowed Callback URLs**, **Allowed Logout URLs** and **Allowed Web Origins**. Press **Save Changes**.',
    },
    {
      text: 'Under **Advanced Settings → OAuth**, set **JSON Web Token Signature Algorithm** to **RS256**. HS256 needs a shared secret, and Claimcheck keeps none.',
    },
    {
      text: 'Press **Test Connection** here. It finds a wrong domain before your users do.',
    },
  ],
  sections: [
    section(
      'prerequisites',
      'What you need',
      list(
        'An Auth0 tenant, and a role in it that may create or edit applications.',
        'The address at which your application runs, for its callback URLs.',
        'A role in this workspace that may save providers.',
      ),
    ),
    section(
      'quick-links',
      'Quick links',
      links(
        [
          'Auth0 Dashboard',
          'https://manage.auth0.com/',
          'Applications, APIs, Actions, custom domains',
        ],
        [
          'Single-page quickstarts',
          'https://auth0.com/docs/quickstart/spa',
          'Sign-in for the usual front ends',
        ],
        [
          'ID tokens',
          'https://auth0.com/docs/secure/tokens/id-tokens',
          'What they hold and how long they live',
        ],
        [
          'Auth0 SPA SDK',
          'https://auth0.com/docs/libraries/auth0-single-page-app-sdk',
          'The package @auth0/auth0-spa-js',
        ],
        [
          'Custom claims',
          'https://auth0.com/docs/secure/tokens/json-web-tokens/create-custom-claims',
          'Which names are reserved',
        ],
      ),
    ),
    section(
      'configuration-reference',
      'Every field of the form',
      table(
        ['Field here', 'At Auth0', 'Example'],
        [
          '**Domain**',
          'Applications → your application → **Domain**, or your custom domain',
          '`acme.eu.auth0.com`',
        ],
        [
          '**Client IDs**',
          'Applications → your application → **Client ID**: the `aud` of ID tokens',
          '`pX4vN8kQ2mT6cJ1sRz9LhB5wYd3GfA7e`',
        ],
        [
          '**API identifiers**',
          'Applications → APIs → your API → **Identifier**: the `aud` of access tokens',
          '`https://api.example.com`',
        ],
        [
          '**Other domains of the tenant**',
          'every further domain that tokens are signed for: custom ones, and the tenant’s own',
          '`login.example.com`',
        ],
      ),
      text(
        'A tenant outside the first US region has its region in the domain: `acme.us.auth0.com`, `acme.eu.auth0.com`, `acme.au.auth0.com`, `acme.jp.auth0.com`. Leaving it out leads to another tenant or to none.',
      ),
      text(
        'The issuer follows from the domain and ends with a slash: {issuer}. The keys are at {jwks}.',
      ),
    ),
    ...auth0TokenSections,
    section(
      'custom-domains',
      'Custom domains',
      text(
        '`iss` is the domain to which the request for the token went. The tenant’s own domain stays valid beside a custom one, and a tenant may have several.',
      ),
      steps(
        'Set the domain up under **Settings → Custom Domains** in the Auth0 Dashboard, and wait until it is verified.',
        'Configure your application’s SDK with the custom domain.',
        'Enter it here as **Domain**. While some users still hold tokens of the other domain, list that one under **Other domains of the tenant**.',
      ),
      text(
        'The audience does not change with the domain. Each domain is an issuer of its own, with a slash at its end.',
      ),
    ),
    section(
      'organisations',
      'Organizations',
      text(
        'A user who signs in through an organization carries its `org_id`. The same user has one `sub` in all organizations of a tenant, so what belongs to a customer hangs on `org_id` and `sub` together.',
      ),
      text(
        'If every token must belong to an organization, add `org_id` to **Required claims** under **Advanced → Times and claims**. `org_name` can be renamed at any time; keep to `org_id`.',
      ),
    ),
    section(
      'backend-minted-tokens',
      'Tokens without a user',
      text(
        'A machine-to-machine application asks for a token with its own secret (client credentials). Its `sub` is the client ID followed by `@clients`, its `aud` is an API identifier, and there is no e-mail and no organization unless one was asked for. It is accepted if the API identifier is listed here; tell such tokens apart by their `sub` or by `gty`.',
      ),
    ),
    auth0Actions,
    section(
      'redirect-uris',
      'Callback, logout and origin addresses',
      text(
        'Under **Settings → Application URIs**. They are addresses of your application, never of Claimcheck, which takes no part in the sign-in.',
      ),
      table(
        ['Setting', 'What to list'],
        [
          '**Allowed Callback URLs**',
          'where users come back to after signing in, such as `https://app.example.com/callback`',
        ],
        ['**Allowed Logout URLs**', 'where they go after signing out'],
        [
          '**Allowed Web Origins**',
          'origins that renew a session silently, such as `https://app.example.com`; without them users lose it on reload',
        ],
      ),
    ),
    section(
      'development-and-production',
      'Development and production',
      text(
        'Keep one tenant for each. Their domains differ, so a token of the development tenant never passes as one of production. Add each as a provider of its own here, with its environment.',
      ),
      text(
        'The developer keys of social connections are for trying out only: replace them by your own before users come.',
      ),
    ),
    section(
      'security-practices',
      'Security practices',
      list(
        'Turn on multi-factor authentication under **Security**, at least for people who can change data of others.',
        'Set a password policy for the database connection, and turn on breached-password detection and suspicious IP throttling under **Security → Attack Protection**.',
        'Use refresh token rotation, and keep tokens in memory rather than in local storage.',
        'List only the client IDs and APIs that call you. Delete applications that nobody uses.',
        'Watch **Monitoring → Logs** for failed exchanges and logins from unexpected places.',
        'Rotate the signing key under **Settings → Signing Keys** now and then. Run Test Connection after it: the report names the keys that came and went.',
      ),
    ),
  ],
  troubleshooting: auth0Problems,
};
