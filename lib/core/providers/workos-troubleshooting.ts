import type { GuideProblem } from './guide';
import { KEYS_FETCHED_ANEW, KEYS_KEPT_AN_HOUR, problemOf, tokenProblems } from './token-problems';

const BY_CODE = tokenProblems({
  INVALID_ISSUER: {
    summary: 'environment before mid-2025',
    text: 'The `iss` of the token is none of the issuers that follow from the form; the first is {issuer}.',
    causes: [
      'The environment is older and signs as `https://api.workos.com`. Switch **Also accept https://api.workos.com** on, which needs an `aud`.',
      'The environment has a custom domain. Enter it as **Custom authentication domain**.',
      'Staging and production were confused: each has its own client ID, and the issuer contains it.',
      'The token comes from WorkOS Connect, or from the identity provider of a customer. See [Tokens without a user’s browser](#backend-minted-tokens) and [SSO connections](#sso-connections).',
    ],
  },
  INVALID_AUDIENCE: {
    summary: 'no JWT template',
    text: 'The token has no `aud`, or none that stands under **Audiences**. With WorkOS this is the most frequent refusal.',
    causes: [
      'The environment’s JWT template has no `aud`. Add it under **Authentication → Features**, as in [JWT template](#jwt-template).',
      'The token is older than the template. Let the user sign in again.',
      'The value differs: another client ID, a blank, or quotes within quotes. The debugger shows it.',
      'The template was changed in the other environment.',
    ],
  },
  INVALID_AUTHORIZED_PARTY: {
    summary: 'there is no azp',
    text: 'You demand an `azp` under **Advanced**, and WorkOS’ tokens have none. Choose **Do not check**; the `aud` says for whom a token was made.',
  },
  TOKEN_EXPIRED: {
    summary: 'older than five minutes',
    text: 'The time in `exp` has passed, beyond the tolerance. Access tokens live five minutes.',
    causes: [
      'The application keeps a token. Ask AuthKit for it before each request; it refreshes in time.',
      'The session has ended, so it can no longer be refreshed. The user has to sign in again.',
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
      'The client ID is wrong or of another account: WorkOS answers 404. Compare it with **API Keys**.',
      'A JWKS address was typed under **Advanced → Keys**. WorkOS’ keys are not below the issuer; leave the field empty.',
      'A firewall keeps the machine that runs Claimcheck from reaching `api.workos.com`.',
    ],
  },
  KEY_NOT_FOUND: {
    summary: 'other environment',
    text: `The key that the token names is not among those of {jwks}. ${KEYS_FETCHED_ANEW}`,
    causes: [
      'With the issuer `https://api.workos.com`, the token may come from another environment, or from another customer. Compare its `client_id`.',
      'The token was made by a tool for local development.',
      'Keys are pasted under **Advanced → Keys**, and WorkOS has rotated its key since.',
    ],
  },
  INVALID_SIGNATURE: {
    summary: 'changed, cut or forged',
    text: 'The signature does not belong to this content. The token was changed on its way, put together by hand, or made by someone else. Compare it with the one that AuthKit returned.',
  },
  ALGORITHM_NOT_ALLOWED: {
    summary: 'RS256 was taken off',
    text: 'WorkOS signs with RS256. Allow it under **Advanced → Algorithms**. A token with another algorithm was not made by WorkOS.',
  },
  MISSING_CLAIM: {
    summary: 'no organization, no template',
    text: '`exp`, `sub` or a claim of **Required claims** is absent or null.',
    causes: [
      'The session is for no organization, so `org_id`, `role` and `permissions` are absent.',
      '`email` is not a default claim. Add it to the [JWT template](#jwt-template).',
      'The template names a value that this user does not have. Add a fallback with `||`.',
    ],
  },
  INVALID_TOKEN_TYPE: {
    summary: 'ID token expected',
    text: '**Kind of token** under **Advanced → Times and claims** admits ID tokens only. AuthKit gives access tokens: choose **ID or access tokens**.',
  },
  MALFORMED_TOKEN: {
    summary: 'refresh token, cookie, API key',
    text: 'What was sent is no signed JWT of three parts.',
    causes: [
      'The refresh token, or the sealed session cookie of AuthKit, was sent. Neither is an access token.',
      'An API key (`sk_…`) was sent.',
      'The text was cut, or holds blanks, quotes or the word Bearer twice.',
    ],
  },
});

const BY_SYMPTOM: readonly GuideProblem[] = [
  problemOf('get-token-null', 'getAccessToken returns nothing', {
    summary: 'no session',
    text: 'AuthKit has no session, or could not refresh it.',
    causes: [
      'The user is not signed in yet: wait until loading has ended and there is a user.',
      'The callback address is not listed, so the sign-in never came back. See [Redirect URIs](#redirect-uris).',
      'The session ended by inactivity, or was revoked. The user has to sign in again.',
    ],
  }),
  problemOf('claims-missing', 'Claims do not appear', {
    summary: 'template, environment, old token',
    text: 'Paste the token into the debugger: it shows every claim that is really there.',
    causes: [
      'The token is older than the template. Sign in again.',
      'The template was saved in the other environment.',
      'The session is for no organization, so `organization.` variables are empty.',
    ],
  }),
  problemOf('email-missing', 'No e-mail address in the token', {
    summary: 'not a default claim',
    text: 'That is how WorkOS makes access tokens. Add `"email": {{ user.email }}` to the JWT template if you want one. It is not needed here: `sub` identifies the user.',
  }),
  problemOf('sign-in-422', 'Users can no longer sign in', {
    summary: 'template too large',
    text: 'WorkOS answers 422 when the rendered claims of the JWT template take more than 3,072 bytes. Take lists and long texts out of it.',
  }),
  problemOf('access-denied', 'Accepted, and still denied', {
    summary: 'the claim, letter by letter',
    text: 'An accepted token says who the user is, not what they may do: compare the role or permission that your application expects with the one in the debugger, letter by letter. It holds for the organization in `org_id` alone.',
  }),
  problemOf('development-production', 'Works in staging, not in production', {
    summary: 'two environments',
    text: 'Each environment has its own client ID, keys and JWT template, and may differ in the form of its issuer. Check that the production build uses the production client ID, that the template with the `aud` exists there too, and that a provider with that client ID is saved and enabled here.',
  }),
];

/** What goes wrong with WorkOS, by code first, then by symptom. */
export const workosProblems: readonly GuideProblem[] = [...BY_CODE, ...BY_SYMPTOM];
