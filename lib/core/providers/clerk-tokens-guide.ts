import type { GuideSection } from './guide';
import { hint, list, section, steps, table, text, warning } from './guide-blocks';

/** What Clerk's tokens hold, and how to have them hold more. */
export const clerkTokenSections: readonly GuideSection[] = [
  section(
    'token-requirements',
    'Which token to send',
    table(
      ['Token', 'What is checked', 'How to get it'],
      [
        'JWT template',
        '`aud`, against **Audiences**',
        '`await getToken({ template: "claimcheck" })`',
      ],
      [
        'Session token',
        '`azp`, against **Origins of your front end**; `aud` if present',
        '`await getToken()`',
      ],
      [
        'ID token of an OAuth application',
        '`aud`, the client ID of the OAuth application: add it to **Audiences**',
        'where Clerk is the identity provider of another product',
      ],
    ),
    text(
      'Session tokens live about 60 seconds, tokens of a template as long as the template says. The SDK renews them: call `getToken()` before each request, and never keep the result.',
    ),
    text(
      '`sub` is the Clerk user ID, such as `user_2abcDEF`. It stays when names and addresses change.',
    ),
  ),
  section(
    'standard-claims',
    'Claims of Clerk’s tokens',
    text(
      'Clerk has two versions of session tokens. Version 2 has `v` with the value 2; version 1 has been deprecated since April 2025, but older instances and instructions still show it.',
    ),
    table(
      ['Claim', 'Version', 'Meaning'],
      ['`iss`, `sub`, `exp`, `iat`, `nbf`', 'both', 'issuer, user and times'],
      ['`jti`', '2', 'the token’s own ID'],
      ['`sid`', 'both', 'the session; never in tokens of a template'],
      ['`azp`', 'both', 'the origin of the page that asked, such as `https://app.example.com`'],
      ['`fva`', 'both', 'minutes since the first and the second factor were verified; -1 is never'],
      ['`sts`', '2', '`active`, or `pending` while the user still has a task to do'],
      ['`pla`, `fea`', '2', 'plan and features, each with `u:` or `o:` before it'],
      ['`o.id`, `o.slg`', '2', 'the active organization and its slug'],
      ['`o.rol`', '2', 'the role, without `org:` before it'],
      [
        '`o.per`, `o.fpm`',
        '2',
        'permissions and, per feature, a number that says which of them are held',
      ],
      ['`org_id`, `org_slug`', '1', 'the active organization and its slug'],
      ['`org_role`, `org_permissions`', '1', 'role (`org:admin`) and list of permissions'],
      ['`act`', '2', 'who impersonates the user'],
    ),
    text(
      'To decode permissions of version 2: the number at place i of `o.fpm` belongs to the feature at place i of `fea`, and its lowest bit to the first name in `o.per`.',
    ),
    text(
      '`email` and `name` are in neither version. Add them in a template or under **Customize session token**.',
    ),
  ),
  section(
    'session-token-without-template',
    'Session tokens, without a template',
    text(
      'A session token names no audience, so every application of the instance receives tokens that look alike. What tells them apart is `azp`: the origin of the page. Choose **Session tokens, without an aud** in the form and list each origin.',
    ),
    steps(
      {
        text: 'The origin is scheme, host and, if it is unusual, port: no path, no slash at the end.',
        value: 'origin',
      },
      'Add `http://localhost:3000`, or where else you develop, to the provider of the development instance only.',
    ),
    warning(
      '`azp` is never the publishable key. Instructions that say so make every genuine token fail.',
    ),
    text(
      'An `aud` can be added to session tokens as well: **Configure → Sessions → Customize session token**. Then choose **From a JWT template, with an aud** here, for that is how they are checked.',
    ),
  ),
  section(
    'jwt-template',
    'JWT template',
    steps(
      'Open **Configure → Sessions → JWT templates**, press **Add new template** and choose **Blank**.',
      'Give it a name; your application passes that name to `getToken`. A **Token lifetime** of 60 to 300 seconds and an **Allowed clock skew** of 5 seconds are sound.',
      {
        text: 'Paste the claims, and press **Save**.',
        code: '{\n  "aud": "{audience}",\n  "email": "{{user.primary_email_address}}",\n  "name": "{{user.full_name}}",\n  "role": "{{user.public_metadata.role}}",\n  "plan": "{{user.public_metadata.plan || \'free\'}}",\n  "org_id": "{{org.id}}",\n  "org_role": "{{org.role}}"\n}',
      },
    ),
    text(
      'Values for `role` and `plan` come from the user’s metadata: **Users → the user → Edit metadata → Public**, or your back end through Clerk’s API.',
    ),
    list(
      '`azp`, `exp`, `iat`, `iss`, `jti`, `nbf` and `sub` are always there and cannot be replaced.',
      '`sid`, `v`, `pla` and `fea` are never there: such a token belongs to no session.',
      'A variable without a value becomes null, which counts as absent here. Inside a longer text it becomes the word null; give it a fallback with `||`.',
      'Leave **Custom signing key** off. With one, tokens cannot be verified with the published keys.',
    ),
    hint(
      'Under **Customize session token**, claims of your own may take about 1.2 KB, because the token must fit into a cookie. A template has no such limit, but costs a request each time it is renewed.',
    ),
  ),
  section(
    'backend-minted-tokens',
    'Tokens minted by your back end',
    text(
      'With the secret key, a back end can create a session and a token for it through Clerk’s Backend API. No browser takes part, so such a token has no `azp`: where origins are required it is refused with `INVALID_AUTHORIZED_PARTY`.',
    ),
    list(
      'Make it from a JWT template with an `aud`, and save a provider with that rule.',
      'Creating sessions directly works in development instances only; production instances refuse it.',
      'Such a token lives about 60 seconds too. Mint one per request or short batch.',
    ),
  ),
];
