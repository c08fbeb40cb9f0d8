import type { GuideSection } from './guide';
import { hint, list, section, steps, table, text, warning } from './guide-blocks';

/** What WorkOS' tokens hold, and how to have them hold more. */
export const workosTokenSections: readonly GuideSection[] = [
  section(
    'token-requirements',
    'Which token to send',
    text(
      'Send the **access token** of the session. AuthKit keeps it fresh: `await getAccessToken()` in a browser, or `const { accessToken } = await withAuth()` on a Next.js server.',
    ),
    list(
      'It lives five minutes. Ask for it before each request, and never keep it.',
      'The refresh token is opaque and stays with your application.',
      '`sub` is the WorkOS user ID, such as `user_01ABCDEF`. It stays when names and addresses change.',
    ),
    text(
      'The `iss` depends on the age and the domain of the environment. The form accepts every one that it knows of yours, byte for byte:',
    ),
    table(
      ['Environment', 'iss'],
      ['made since mid-2025', '`https://api.workos.com/user_management/` and the client ID'],
      ['made before', '`https://api.workos.com`, if you switch it on'],
      [
        'sign-in by stand-alone SSO',
        '`https://api.workos.com/sso/` and the client ID: add it under **Advanced → Issuers**',
      ],
      [
        'used with Convex',
        '`https://api.workos.com/convex/` and the client ID: add it under **Advanced → Issuers**',
      ],
      ['with a custom domain', '`https://auth.example.com`, with or without the path'],
    ),
  ),
  section(
    'standard-claims',
    'Claims of WorkOS’ tokens',
    table(
      ['Claim', 'Meaning'],
      ['`iss`, `sub`, `exp`, `iat`, `jti`', 'issuer, user, times, and the token’s own ID'],
      ['`sid`', 'the session'],
      ['`client_id`', 'the client ID of the environment; it is no `aud`'],
      ['`org_id`', 'the organization that the session is for; absent without one'],
      ['`role`, `roles`', 'the role in that organization, as text and as list'],
      ['`permissions`', 'list of what the role may do'],
      ['`entitlements`', 'list of what the organization has subscribed to'],
      ['`feature_flags`', 'list of the flags that are on for it'],
      ['`act`', 'who impersonates the user, where someone does'],
    ),
    text(
      'There is no `aud` and no `email` by default, although some instructions list them. Both come from the JWT template.',
    ),
  ),
  section(
    'jwt-template',
    'JWT template',
    steps(
      'Open **Authentication → Features** and edit the **JWT Template**. Older texts name **Authentication → Sessions**, and an **Add Custom Claim** button that is not there any more. There is one template per environment.',
      {
        text: 'Paste a JSON object, and save it.',
        code: '{\n  "aud": "{audience}",\n  "email": {{ user.email }},\n  "name": "{{ user.first_name || \'\' }} {{ user.last_name || \'\' }}",\n  "organization_name": {{ organization.name }}\n}',
      },
      'Sign in again, or wait until the session is refreshed: tokens that exist already do not change.',
    ),
    list(
      'A variable that is a whole value stands without quotes and keeps its type; inside a text it stands within the quotes.',
      '`iss`, `sub`, `exp`, `iat`, `nbf` and `jti` are reserved: the template is rejected with them.',
      '`aud`, `sid`, `org_id`, `role`, `roles` and `permissions` are not. What the template says replaces WorkOS’ own value.',
    ),
    warning(
      'Rendered, the claims of the template may take 3,072 bytes. If a user’s take more, that user cannot sign in at all: WorkOS answers 422. Leave out lists that grow.',
    ),
  ),
  section(
    'session-token-without-template',
    'Tokens as they are, without an aud',
    text(
      'Without a template, the issuer is what binds a token to you: it contains your client ID, and WorkOS signs for your environment alone under it. Choose **As they are, without an aud** in the form to accept such tokens.',
    ),
    hint(
      'That is not possible together with the issuer `https://api.workos.com`, which environments of other customers share: there, only the keys would tell you apart. Add an `aud`, or move to an environment with the newer issuer.',
    ),
    text(
      'There is no `azp` either. If several applications share the environment, only an `aud` tells their tokens apart.',
    ),
  ),
  section(
    'backend-minted-tokens',
    'Tokens without a user’s browser',
    text(
      'A token that your back end receives by exchanging a code or a refresh token is the same access token. It has no `azp` either way, so leave **Authorized parties** off.',
    ),
    text(
      'Tokens of WorkOS Connect (machine-to-machine, or clients of an MCP server) have another issuer, at `authkit.app` or your own domain, with a complete discovery document. Add it as a Custom OIDC provider.',
    ),
  ),
];
