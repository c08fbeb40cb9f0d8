import { customOidcProblems } from './custom-oidc-troubleshooting';
import type { ProviderGuide } from './guide';
import { code, hint, links, list, section, table, text, warning } from './guide-blocks';
import { wellKnownProviderSections } from './well-known-providers-guide';

/** The guide of Custom OIDC. */
export const customOidcGuide: ProviderGuide = {
  title: 'In your provider',
  dashboard: null,
  steps: [
    {
      text: 'Open the application (client) that your users sign in to, and copy its client ID into the form.',
      value: 'clientId',
    },
    {
      text: 'Find the issuer, or paste the address of the discovery document: the issuer is its member `issuer`, which the form reads off the address.',
      value: 'discovery',
    },
    {
      text: 'Let the application sign with a key pair: RS256 or ES256. HS256 needs a shared secret, and Claimcheck keeps none.',
    },
    {
      text: 'Press **Test Connection**. It reads the document and the keys, and offers to correct what differs.',
    },
  ],
  sections: [
    section(
      'prerequisites',
      'What you need',
      list(
        'A provider that signs its tokens with a key pair and publishes the public keys, or lets you copy them.',
        'Its issuer and the client ID of your application; the parts below say where some providers show them.',
        'A role in this workspace that may save providers.',
      ),
    ),
    section(
      'quick-links',
      'Quick links',
      links(
        [
          'OpenID Connect Discovery',
          'https://openid.net/specs/openid-connect-discovery-1_0.html',
          'What a discovery document holds',
        ],
        ['Keycloak', 'https://www.keycloak.org/documentation', 'Server administration'],
        ['Okta', 'https://developer.okta.com/docs/', 'Authorization servers and tokens'],
        [
          'Microsoft Entra ID',
          'https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens',
          'Versions, claims, group overage',
        ],
        [
          'Google',
          'https://developers.google.com/identity/openid-connect/openid-connect',
          'ID tokens of Google accounts',
        ],
        ['Amazon Cognito', 'https://docs.aws.amazon.com/cognito/', 'User pools and their tokens'],
        [
          'Firebase',
          'https://firebase.google.com/docs/auth',
          'ID tokens of Firebase Authentication',
        ],
        ['Supabase', 'https://supabase.com/docs/guides/auth', 'Sessions and signing keys'],
      ),
    ),
    section(
      'configuration-reference',
      'Every field of the form',
      table(
        ['Field here', 'At your provider', 'Example'],
        [
          '**Issuer**',
          'the member `issuer` of the discovery document, byte for byte',
          '`https://login.example.com/realms/staff`',
        ],
        [
          '**Client IDs**',
          'the client ID of each application whose tokens you accept',
          '`storefront`',
        ],
        [
          '**Further issuers** (Advanced)',
          'other addresses under which the same provider signs',
          '`https://sso.example.com/realms/staff`',
        ],
        [
          '**Further audiences** (Advanced)',
          'identifiers of your APIs, where access tokens carry them',
          '`https://api.example.com`',
        ],
        [
          '**Authorized parties** (Advanced)',
          'values of `azp`: the client that asked',
          '`storefront`',
        ],
        [
          '**JWKS address** (Advanced)',
          'only where there is no discovery document',
          '`https://login.example.com/keys`',
        ],
      ),
      text(
        'The document is looked for at the issuer followed by `/.well-known/openid-configuration`, then at the two addresses of RFC 8414, where the path of the issuer stands at the end. Documents of plain OAuth authorization servers are read as well.',
      ),
    ),
    section(
      'token-requirements',
      'Which token to send',
      table(
        ['Token', 'Its aud', 'When to send it'],
        ['ID token', 'the client ID', 'your own front end tells your own service who the user is'],
        [
          'Access token',
          'often the identifier of an API: add it under **Further audiences**',
          'a service is called on behalf of the user; only where the provider makes signed JWTs of them',
        ],
      ),
      text(
        'Some providers’ access tokens are opaque, or meant for the provider itself. Paste one into the debugger: three parts that can be read, with your `aud`, are what is needed.',
      ),
      text(
        'A user is `iss` and `sub` together. `sub` alone may exist at another provider too, and e-mail addresses change hands.',
      ),
    ),
    section(
      'standard-claims',
      'Registered claims',
      table(
        ['Claim', 'Meaning'],
        ['`iss`', 'who signed, compared byte for byte'],
        ['`sub`', 'the user, unique at this issuer, at most 255 characters'],
        ['`aud`', 'for whom it was made: one text or a list'],
        ['`azp`', 'the client that asked for it'],
        ['`exp`, `nbf`, `iat`', 'until when, from when, made when: seconds since 1970'],
        ['`jti`', 'the token’s own ID'],
        ['`auth_time`, `acr`, `amr`', 'when and how the user signed in'],
        ['`scope`', 'what was granted, blank between two'],
        [
          '`email`, `email_verified`, `name`',
          'with the scopes `email` and `profile`, mostly in ID tokens',
        ],
      ),
    ),
    ...wellKnownProviderSections,
    section(
      'organisations',
      'Tenants and organizations',
      text(
        'One issuer per customer (a realm, a tenant, a user pool) keeps customers apart by itself: add each as a provider. Where one issuer serves many, name the claim that says which under **Required claims**, and compare it in your application: `tid` at Entra ID, `hd` at Google, `org_id` elsewhere.',
      ),
      warning(
        'Never accept tokens without an `aud` from an issuer that signs for others too, such as Google’s or a shared realm.',
      ),
    ),
    section(
      'custom-domains',
      'Custom domains and proxies',
      text(
        'A provider behind a proxy often names its inner address as issuer. Test Connection shows the difference as `ISSUER_MISMATCH`. Tell the provider its public address; taking the inner one over would only move the fault into your tokens.',
      ),
      text(
        'If it signs under two addresses while you move, list the second under **Further issuers**.',
      ),
    ),
    section(
      'private-network',
      'A provider on your own network',
      text(
        'Claimcheck connects to public addresses over https only, so that nobody can have it read your internal services. Whoever runs it permits exceptions one by one, by exact origin (scheme, host and port):',
      ),
      code('text', 'ALLOWED_PRIVATE_ORIGINS=https://login.corp.example:8443,http://127.0.0.1:9000'),
      text(
        'A listed origin may have a private address and plain http. All other limits stay: no redirects, 5 seconds, 512 KiB, JSON only.',
      ),
    ),
    section(
      'private-ca',
      'A certificate authority of your own',
      text(
        'If your authority is in no public list, paste its certificate (PEM) under **Advanced → Private certificate authority**. It is trusted for this provider alone, beside the public ones.',
      ),
      list(
        'Paste the authority’s certificate, not the server’s, and never a private key.',
        'Several may stand there, so that a successor can be added before the old one ends.',
        'The report says until when it is valid.',
      ),
    ),
    section(
      'pasted-keys',
      'Pasted keys',
      text(
        'Where nothing can be fetched, paste the public keys as a JWK Set under **Advanced → Keys**. Then nothing is asked of the network, and the issuer is a name that is only compared.',
      ),
      code(
        'json',
        '{"keys": [{"kty": "RSA", "kid": "2026-11", "use": "sig", "alg": "RS256", "n": "…", "e": "AQAB"}]}',
      ),
      hint(
        'You rotate them yourself: add the new key before the provider signs with it, and take the old one away when its last token has expired.',
      ),
    ),
    section(
      'backend-minted-tokens',
      'Tokens without a user',
      text(
        'Tokens by client credentials speak for a program: `sub` is the client or a service account, and there is no e-mail. They are accepted if their `aud` is listed. Tell them apart by `sub`, or refuse them by requiring a claim that only people have.',
      ),
    ),
    section(
      'permissions',
      'Permissions',
      text(
        'No claim is taken for permissions until you name one: under **Advanced → Times and claims → Permissions claim**, or with `--permissions-path` on the command line. `permissions` and `scope` are usual; dots lead into objects, as in `realm_access.roles`. A list of strings is read, or one string with blanks between. Without it the permissions of every token are empty, and no route that asks for one lets anybody pass.',
      ),
    ),
    section(
      'development-and-production',
      'Development and production',
      text(
        'Add a provider per environment, each with its own issuer. A local provider at `http://localhost` is possible when its origin is in `ALLOWED_PRIVATE_ORIGINS`; keep it out of an installation that real users depend on.',
      ),
    ),
    section(
      'security-practices',
      'Security practices',
      list(
        'List only clients and APIs that call you, and keep **Tokens without an audience** at **Refuse them**.',
        'Use keys of 2,048 bits or more, or P-256, and rotate them now and then. Publish a new key ten minutes before it signs; the first token that it signs has it fetched in any case.',
        'Keep tokens short-lived: minutes for access tokens, not days.',
        'Require multi-factor authentication at the provider where data is sensitive.',
        'Delete test clients and users before production.',
        'Watch the provider’s log of sign-ins.',
      ),
    ),
  ],
  troubleshooting: customOidcProblems,
};
