import { clerkTokenSections } from './clerk-tokens-guide';
import { clerkProblems } from './clerk-troubleshooting';
import type { ProviderGuide } from './guide';
import { hint, links, list, section, table, text } from './guide-blocks';

/** The guide of Clerk. */
export const clerkGuide: ProviderGuide = {
  title: 'In the Clerk Dashboard',
  dashboard: { label: 'Clerk Dashboard', href: 'https://dashboard.clerk.com/' },
  steps: [
    {
      text: 'Choose your application and, at the top, its instance: **Development** or **Production**. Open **Configure → API keys** and copy the **Publishable key** into the form. It contains the issuer.',
      value: 'publishableKey',
    },
    {
      text: 'Open **Configure → Sessions → JWT templates**, press **Add new template → Blank**, name it `claimcheck`, and paste this as its claims. Enter the same `aud` under **Audiences** here.',
      code: '{\n  "aud": "{audience}"\n}',
    },
    {
      text: 'Compare **Issuer**, shown in the template, with the one in the form. It has no slash at the end.',
      value: 'issuer',
    },
    {
      text: 'Let your application send `await getToken({ template: "claimcheck" })`. To send session tokens without a template instead, choose so in the form and list the origins of your front end.',
    },
    { text: 'Press **Test Connection** here.' },
  ],
  sections: [
    section(
      'prerequisites',
      'What you need',
      list(
        'A Clerk account with an application, and access to its dashboard.',
        'The origin of your front end, such as `https://app.example.com`.',
        'A role in this workspace that may save providers.',
      ),
    ),
    section(
      'quick-links',
      'Quick links',
      links(
        [
          'Clerk Dashboard',
          'https://dashboard.clerk.com/',
          'Applications, instances, keys, templates',
        ],
        [
          'Clerk documentation',
          'https://clerk.com/docs',
          'Start page, with the SDKs @clerk/clerk-react, @clerk/nextjs and @clerk/clerk-js',
        ],
        [
          'JWT templates',
          'https://clerk.com/docs/guides/sessions/jwt-templates',
          'Every variable that a template may use',
        ],
        [
          'Session tokens',
          'https://clerk.com/docs/guides/sessions/session-tokens',
          'Default claims of both versions',
        ],
        [
          'Customize session tokens',
          'https://clerk.com/docs/guides/sessions/customize-session-tokens',
          'Claims of your own without a template',
        ],
      ),
    ),
    section(
      'configuration-reference',
      'Every field of the form',
      table(
        ['Field here', 'At Clerk', 'Example'],
        [
          '**Publishable key**',
          'Configure → API keys → **Publishable key**',
          '`pk_live_Y2xlcmsuZXhhbXBsZS5jb20k`',
        ],
        [
          '**Frontend API URL**',
          'Configure → API keys, or **Issuer** in a JWT template; only needed without the key',
          '`https://clerk.example.com`',
        ],
        [
          '**Tokens that you will send**',
          'what your application passes to `getToken()`',
          'from a JWT template',
        ],
        ['**Audiences**', 'the `aud` in the claims of your JWT template', '`claimcheck`'],
        [
          '**Origins of your front end**',
          'the address of the page that signs in: scheme and host, no slash at the end',
          '`https://app.example.com`',
        ],
      ),
      hint(
        'The publishable key is `pk_test_` or `pk_live_` and the host of the Frontend API in Base64. It is no secret, but neither an audience nor an `azp`, although older instructions enter it as both. A genuine token never contains it.',
      ),
      text('The keys are at {jwks}. Clerk also publishes a discovery document at {discovery}.'),
    ),
    ...clerkTokenSections,
    section(
      'custom-domains',
      'Custom domains',
      text(
        'A production instance answers at `clerk.` before your own domain. Add the DNS records that **Configure → Domains** lists and wait until all are verified; until then Test Connection says `HOST_UNRESOLVED` or `TLS_WRONG_HOST`.',
      ),
      text(
        'When the domain changes, so do the publishable key and the issuer. Enter the new key here, and update the key in your application at the same time: tokens of the old domain are refused from then on, and live only 60 seconds.',
      ),
    ),
    section(
      'organisations',
      'Organizations',
      text(
        'A session token speaks of the organization that is active in that browser tab; there is no `o` while the user works in their personal account. What belongs to a customer hangs on `o.id` (or `org_id` from a template) and `sub` together.',
      ),
      text(
        'To have an organization in tokens of a template, put `"org_id": "{{org.id}}"` and `"org_role": "{{org.role}}"` into it. Without an active organization both are null, which counts as absent here: with `org_id` under **Required claims**, such tokens are refused with `MISSING_CLAIM`.',
      ),
    ),
    section(
      'development-and-production',
      'Development and production',
      text(
        'Each instance has its own users, keys and issuer: `https://` and two words with a number before `.clerk.accounts.dev` in development, `https://clerk.` and your domain in production. Add both as providers of their own here, each with its environment.',
      ),
      text(
        'Templates are not copied between instances. Make the JWT template in production again, with the same name.',
      ),
    ),
    section(
      'security-practices',
      'Security practices',
      list(
        'Prefer a JWT template with an `aud`: it is the only thing in a token that says for whom it was made.',
        'Put into a template only what your service needs. Users can read their own tokens.',
        'Metadata that grants rights belongs into public metadata, which only your back end can write; unsafe metadata can be changed by the user.',
        'Require multi-factor authentication for applications with sensitive data, and use Organizations for business customers.',
        'Keep the production instance for real users alone, and list only the origins of your own front ends.',
        'A token stays valid until its `exp`, also after a sign-out. Leave the lifetime at 60 seconds to a few minutes.',
        'Rotate the secret key if it was ever shown to others. It is never needed here.',
      ),
    ),
  ],
  troubleshooting: clerkProblems,
};
