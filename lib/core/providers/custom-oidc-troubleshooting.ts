import type { GuideProblem } from './guide';
import { KEYS_FETCHED_ANEW, KEYS_KEPT_AN_HOUR, problemOf, tokenProblems } from './token-problems';

const BY_CODE = tokenProblems({
  INVALID_ISSUER: {
    summary: 'slash, scheme, path',
    text: 'The `iss` of the token is not {issuer}, byte for byte. The debugger shows the character that differs.',
    causes: [
      'A slash at the end, http for https, or upper case makes it another issuer. Test Connection shows what the document names, with a button that takes it over.',
      'The realm, tenant or pool in the path is another.',
      'The provider signs under several addresses: add the others under **Advanced → Issuers and audiences**.',
      'At Entra ID, the token is of version 1. See [Microsoft Entra ID](#entra-id).',
    ],
  },
  INVALID_AUDIENCE: {
    summary: 'token made for another client',
    text: 'The `aud` of the token is absent, or none of the client IDs and further audiences.',
    causes: [
      'An access token was sent, and names an API: add the identifier under **Advanced → Issuers and audiences** as a further audience, or send the ID token.',
      'The provider gives a general audience: `account` at [Keycloak](#keycloak), `api://default` at [Okta](#okta), `authenticated` at [Supabase](#supabase).',
      'The token was made for another application. Compare the client ID letter by letter.',
      'The provider’s access tokens have no `aud`, as at [Amazon Cognito](#cognito). Send the ID token.',
    ],
  },
  INVALID_AUTHORIZED_PARTY: {
    summary: 'another client asked for it',
    text: 'You listed authorized parties under **Advanced**, and the `azp` of the token is none of them, or missing.',
    causes: [
      'Another application of the provider asked for the token. Add its client ID if it may call you.',
      'ID tokens for a single audience need no `azp`. Choose **Check it where present**.',
      'The client is named in `client_id` or `appid` instead; that is not compared.',
    ],
  },
  TOKEN_EXPIRED: {
    summary: 'refresh the session',
    text: 'The time in `exp` has passed, beyond the tolerance.',
    causes: [
      'The application keeps a token instead of asking its library for a fresh one before each request.',
      'The library returns the ID token of the sign-in, which is not renewed. Renew the session, or send access tokens.',
      'A clock is wrong. Test Connection measures how far this machine’s and the provider’s are apart.',
    ],
  },
  TOKEN_NOT_YET_VALID: {
    summary: 'a clock is wrong',
    text: '`nbf` or `iat` is in the future, by the clock of this machine. On-premise providers are often minutes ahead: let both machines follow a time server. The tolerance is under **Advanced → Times and claims**, for what is left.',
  },
  JWKS_FETCH_FAILED: {
    summary: 'keys cannot be read',
    text: `The keys could not be read. ${KEYS_KEPT_AN_HOUR} Run Test Connection: its first failed step names the cause.`,
    causes: [
      'The provider is on a private network: its origin must stand in `ALLOWED_PRIVATE_ORIGINS`.',
      'Its certificate comes from an authority of your own: paste it under **Advanced → Private certificate authority**.',
      'The address answers with a redirect or a page for people. Neither is followed.',
      'A firewall or proxy is in between.',
    ],
  },
  KEY_NOT_FOUND: {
    summary: 'signed with an unknown key',
    text: `The key that the token names is not in the key set. ${KEYS_FETCHED_ANEW}`,
    causes: [
      'The token comes from another realm, tenant or server than its `iss` claims.',
      'One of several servers behind the same address signs with a key of its own.',
      'Keys are pasted under **Advanced → Keys**, and the provider has rotated since.',
      'The provider signs with a key before it publishes it. Let it publish first.',
    ],
  },
  INVALID_SIGNATURE: {
    summary: 'changed, cut or forged',
    text: 'The signature does not belong to this content. The token was changed on its way, put together by hand, or signed with another key of the same name. Microsoft Graph’s tokens look like this too: they are for Graph alone.',
  },
  ALGORITHM_NOT_ALLOWED: {
    summary: 'HS256, or not on the list',
    text: 'The token is signed in a way that is not on the list under **Advanced → Algorithms**.',
    causes: [
      'HS256 is never accepted: the secret that checks it could also forge it. Set the signing algorithm of the application to RS256 or ES256.',
      'PS256, EdDSA and their like are sound, and only off by default. Allow the one that is used.',
      '`none` means that nobody signed it. Emulators make such tokens.',
    ],
  },
  MISSING_CLAIM: {
    summary: 'a demanded claim is absent',
    text: '`exp`, `sub` or a claim of **Required claims** is absent or null.',
    causes: [
      'The claim is in the other token, or needs a scope such as `email`.',
      'A mapper or a rule at the provider has to put it into the token.',
      'Too many groups: Entra ID leaves `groups` out. See [Microsoft Entra ID](#entra-id).',
    ],
  },
  INVALID_TOKEN_TYPE: {
    summary: 'ID or access token expected',
    text: '**Kind of token** under **Advanced → Times and claims** admits only the other kind. Send that kind, or choose **ID or access tokens**. Logout tokens and DPoP proofs are refused in any case.',
  },
  MALFORMED_TOKEN: {
    summary: 'opaque, encrypted or cut',
    text: 'What was sent is no signed JWT of three parts.',
    causes: [
      'The provider’s access tokens are opaque. Send the ID token, or have it make JWTs.',
      'Five parts mean that it is encrypted (JWE). Turn encryption off for this client.',
      'The text was cut, or holds blanks, quotes or the word Bearer twice.',
    ],
  },
});

const BY_SYMPTOM: readonly GuideProblem[] = [
  problemOf('get-token-null', 'The application gets no token', {
    summary: 'sign-in, scope, redirect',
    text: 'Nothing reaches this service, because the library has no token to send.',
    causes: [
      'The sign-in has not ended, or ended with an error that the provider’s log names: often a redirect URI that is not listed.',
      'The scope `openid` is missing, so there is no ID token.',
      'A code is sent in place of a token. Codes are exchanged at the provider first.',
    ],
  }),
  problemOf('claims-missing', 'Claims do not appear', {
    summary: 'mapper, scope, other token',
    text: 'Paste the token into the debugger: it shows every claim that is really there. Claims come by scopes and mappers, and into ID and access tokens separately. Tokens that exist already do not change.',
  }),
  problemOf('email-missing', 'No e-mail address in the token', {
    summary: 'scope email',
    text: 'Ask for the scope `email`, or add a mapper to access tokens. It is not needed here: `sub` identifies the user.',
  }),
  problemOf('access-denied', 'Accepted, and still denied', {
    summary: 'the claim, letter by letter',
    text: 'An accepted token says who the user is, not what they may do: compare the value that your application expects with the one in the debugger, letter by letter and in upper and lower case.',
  }),
  problemOf('development-production', 'Works in development, not in production', {
    summary: 'two issuers',
    text: 'Another realm, tenant or server is another issuer with keys of its own. Check that the production build of your application uses that one, and that its provider is saved and enabled here.',
  }),
];

/** What goes wrong with providers of any make, by code first, then by symptom. */
export const customOidcProblems: readonly GuideProblem[] = [...BY_CODE, ...BY_SYMPTOM];
