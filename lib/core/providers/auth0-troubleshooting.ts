import type { GuideProblem } from './guide';
import { KEYS_FETCHED_ANEW, KEYS_KEPT_AN_HOUR, problemOf, tokenProblems } from './token-problems';

const BY_CODE = tokenProblems({
  INVALID_ISSUER: {
    summary: 'slash, region, custom domain',
    text: 'The `iss` of the token is not {issuer}, byte for byte. The debugger shows the character that differs.',
    causes: [
      'The region is missing or wrong in **Domain**: `acme.auth0.com` is another tenant than `acme.eu.auth0.com`.',
      'The application signs in at a custom domain. Enter it as **Domain**, or add it to **Other domains of the tenant**.',
      'The token comes from the tenant of another environment.',
      'An issuer was added under **Advanced** without its slash. Auth0’s issuers end with one, also on custom domains.',
    ],
  },
  INVALID_AUDIENCE: {
    summary: 'access token instead of ID token',
    text: 'The `aud` of the token is none of the client IDs and API identifiers in the form.',
    causes: [
      'An access token was sent where an ID token was meant, or the reverse. The `aud` of an ID token is the client ID, such as {audience}; that of an access token is an API identifier.',
      'The token was made for another application of the tenant. Compare with **Applications → your application → Client ID**, letter by letter.',
      'The API was registered with a slash at the end, or with http. Its **Identifier** is compared as it is.',
    ],
  },
  INVALID_AUTHORIZED_PARTY: {
    summary: 'azp is a client ID',
    text: 'You listed authorized parties under **Advanced**, and the `azp` of the token is none of them, or missing.',
    causes: [
      'At Auth0, `azp` is the client ID of the application that asked for the access token, not an origin.',
      'An ID token for a single audience may carry no `azp`. Choose **Check it where present**, or send access tokens.',
    ],
  },
  TOKEN_EXPIRED: {
    summary: 'refresh the session',
    text: 'The time in `exp` has passed, beyond the tolerance.',
    causes: [
      'The application kept a token instead of asking its SDK for one before each call: `getAccessTokenSilently()` renews it.',
      '`getIdTokenClaims()` returns the ID token of the last sign-in, which may be old. Renew it with `getAccessTokenSilently({ cacheMode: "off" })`.',
      'The clock of the machine that runs Claimcheck is ahead. Test Connection measures it.',
    ],
  },
  TOKEN_NOT_YET_VALID: {
    summary: 'a clock is wrong',
    text: 'The token was issued in the future, by the clock of this machine. Test Connection says how far the clocks are apart; let the machine follow a time server rather than raising the tolerance.',
  },
  JWKS_FETCH_FAILED: {
    summary: 'keys cannot be read',
    text: `The keys at {jwks} could not be read. ${KEYS_KEPT_AN_HOUR}`,
    causes: [
      'The domain is wrong. Run Test Connection: its first failed step names the cause.',
      'A firewall keeps the machine that runs Claimcheck from reaching Auth0.',
      'Auth0 is down. The keys are tried again by themselves.',
    ],
  },
  KEY_NOT_FOUND: {
    summary: 'signed with an unknown key',
    text: `The key that the token names is not among those of {jwks}. ${KEYS_FETCHED_ANEW}`,
    causes: [
      'The token comes from another tenant than its `iss` claims.',
      'The key was revoked under **Settings → Signing Keys**. Users have to sign in again.',
      'Keys are pasted under **Advanced → Keys**, and Auth0 has rotated its key since.',
    ],
  },
  INVALID_SIGNATURE: {
    summary: 'changed, cut or forged',
    text: 'The signature does not belong to this content. The token was changed on its way, put together by hand, or made by someone else. Compare it with the one that the application received; never edit a token.',
  },
  ALGORITHM_NOT_ALLOWED: {
    summary: 'HS256 or PS256 application',
    text: 'The token is signed in a way that is not on the list under **Advanced → Algorithms**.',
    causes: [
      'The application signs with HS256. Set **Advanced Settings → OAuth → JSON Web Token Signature Algorithm** to **RS256**; HS256 needs a shared secret, and is never accepted.',
      'The API signs its access tokens with HS256: set **Signing Algorithm** in the settings of the API.',
      'The application signs with PS256. That is sound: allow PS256 under **Advanced → Algorithms**.',
    ],
  },
  MISSING_CLAIM: {
    summary: 'a demanded claim is absent',
    text: '`exp`, `sub` or a claim of **Required claims** is absent or null.',
    causes: [
      'The claim is set by an Action that was not deployed, or not added to the post-login trigger. See [Claims of your own](#auth0-actions).',
      '`email` and `name` need the scopes `email` and `profile`, and stand only in the ID token.',
      'The user did not sign in through an organization, so there is no `org_id`.',
    ],
  },
  INVALID_TOKEN_TYPE: {
    summary: 'ID or access token expected',
    text: '**Kind of token** under **Advanced → Times and claims** admits only the other kind. Send that kind, or choose **ID or access tokens**. A logout token is refused in any case.',
  },
  MALFORMED_TOKEN: {
    summary: 'opaque, encrypted or cut',
    text: 'What was sent is no signed JWT of three parts.',
    causes: [
      'An access token without an `audience` is opaque: ask for one with the identifier of your API.',
      'Five parts mean that it is encrypted (JWE). Turn encryption off in the settings of the API.',
      'The text was cut, or holds blanks, quotes or the word Bearer twice.',
    ],
  },
});

const BY_SYMPTOM: readonly GuideProblem[] = [
  problemOf('id-token-undefined', 'getIdTokenClaims returns undefined', {
    summary: 'no ID token yet',
    text: 'The SDK holds no ID token for this user.',
    causes: [
      'The user has not come back from signing in. Wait until `isAuthenticated` is true and `isLoading` is false.',
      'The scope `openid` is missing from the `authorizationParams` of the application.',
      'The page’s address is not among **Allowed Callback URLs** or **Allowed Web Origins**, so the sign-in or its silent renewal ended with an error. The browser’s console and **Monitoring → Logs** name it.',
    ],
  }),
  problemOf('get-token-null', 'getAccessTokenSilently fails or returns nothing', {
    summary: 'login_required, consent_required',
    text: 'The session cannot be renewed in the background.',
    causes: [
      'The origin is not among **Allowed Web Origins**.',
      'The browser blocks third-party cookies: use refresh tokens, or a custom domain on your own site.',
      'The API has not been granted to the application yet, so the user must consent once.',
    ],
  }),
  problemOf('claims-missing', 'Claims do not appear', {
    summary: 'Action, name, old token',
    text: 'Paste the token into the debugger: it shows every claim that is really there.',
    causes: [
      'The token is older than the Action. Sign in again.',
      'The name is reserved and was dropped without a word. Put an address of yours before it, as under [Claims of your own](#auth0-actions).',
      'The Action sets the claim in the other token: `api.idToken` and `api.accessToken` are two.',
    ],
  }),
  problemOf('email-missing', 'No e-mail address in the token', {
    summary: 'scope, or access token',
    text: 'Access tokens carry none unless an Action adds it under a name of your own. ID tokens carry it with the scope `email`. It is not needed here: `sub` identifies the user.',
  }),
  problemOf('access-denied', 'Accepted, and still denied', {
    summary: 'the claim, letter by letter',
    text: 'An accepted token says who the user is, not what they may do: compare the value that your application expects with the one in the debugger, letter by letter and in upper and lower case.',
  }),
  problemOf('development-production', 'Works in development, not in production', {
    summary: 'two tenants',
    text: 'Each tenant has its own domain, client IDs and keys. Check that the production build of your application uses the domain and the client ID of the production tenant, and that the provider of that tenant is saved and enabled here.',
  }),
];

/** What goes wrong with Auth0, by code first, then by symptom. */
export const auth0Problems: readonly GuideProblem[] = [...BY_CODE, ...BY_SYMPTOM];
