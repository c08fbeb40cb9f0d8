import type { GuideProblem } from './guide';
import { KEYS_FETCHED_ANEW, KEYS_KEPT_AN_HOUR, problemOf, tokenProblems } from './token-problems';

const BY_CODE = tokenProblems({
  INVALID_ISSUER: {
    summary: 'other instance, slash',
    text: 'The `iss` of the token is not {issuer}, byte for byte.',
    causes: [
      'The token comes from the other instance: development and production have different issuers. Compare the key in your application with the one in the form.',
      'The production domain changed, and with it the publishable key. Copy it anew from **Configure → API keys**.',
      'A Frontend API URL was typed with a slash at the end. Clerk’s issuers have none.',
    ],
  },
  INVALID_AUDIENCE: {
    summary: 'session token, no template',
    text: 'The token has no `aud`, or none that stands under **Audiences**.',
    causes: [
      'The application called `getToken()` without a template. Clerk puts no `aud` into session tokens. Pass the template’s name, or choose **Session tokens, without an aud** in the form.',
      'The template has no `aud`, or another. Paste `"aud": "claimcheck"` into its claims, with the value that stands here.',
      'Another template was named: `getToken({ template: "…" })` is spelled exactly as in **Configure → Sessions → JWT templates**.',
      'The publishable key was entered as the audience. It is in no token.',
    ],
  },
  INVALID_AUTHORIZED_PARTY: {
    summary: 'origin not listed, or none',
    text: 'The `azp` of the token is not among **Origins of your front end**, or is missing.',
    causes: [
      'The page runs at another origin: with or without `www`, another port, a preview deployment. Add exactly the origin that the debugger shows.',
      'The publishable key is listed. `azp` is the origin of the page, never the key.',
      'The token was minted by a back end, or the browser sent no origin. Such tokens have no `azp`: send one of a JWT template with an `aud`.',
    ],
  },
  TOKEN_EXPIRED: {
    summary: 'older than 60 seconds',
    text: 'The time in `exp` has passed, beyond the tolerance. Session tokens live about a minute.',
    causes: [
      'The application keeps a token. Call `getToken()` before each request; the SDK renews it in time.',
      'A job runs longer than its token. Ask for a new one per batch, or give the template a longer **Token lifetime**.',
      'A token was copied by hand. For the debugger that does not matter: everything else is still shown.',
      'The clock of the machine that runs Claimcheck is ahead. Test Connection measures it.',
    ],
  },
  TOKEN_NOT_YET_VALID: {
    summary: 'a clock is wrong',
    text: 'By the clock of this machine, the token begins in the future. Let the machine follow a time server. **Allowed clock skew** in the template moves `nbf` back by a few seconds.',
  },
  JWKS_FETCH_FAILED: {
    summary: 'keys cannot be read',
    text: `The keys at {jwks} could not be read. ${KEYS_KEPT_AN_HOUR}`,
    causes: [
      'The issuer is wrong. Run Test Connection: its first failed step names the cause.',
      'The DNS records of the production domain are not in place. See **Configure → Domains**.',
      'A firewall keeps the machine that runs Claimcheck from reaching Clerk.',
    ],
  },
  KEY_NOT_FOUND: {
    summary: 'other instance, custom key',
    text: `The key that the token names is not among those of {jwks}. ${KEYS_FETCHED_ANEW}`,
    causes: [
      'The token comes from another instance than its `iss` claims.',
      'The template has a **Custom signing key**. Its tokens can only be verified with that key: turn it off, or paste the public key under **Advanced → Keys**.',
      'Keys are pasted under **Advanced → Keys**, and Clerk has rotated its key since.',
    ],
  },
  INVALID_SIGNATURE: {
    summary: 'changed, cut or forged',
    text: 'The signature does not belong to this content. The token was changed on its way, put together by hand, or made by someone else. Compare it with the one that `getToken()` returned.',
  },
  ALGORITHM_NOT_ALLOWED: {
    summary: 'template with HS256',
    text: 'Clerk signs with RS256, which is allowed here unless it was taken off under **Advanced → Algorithms**. Another algorithm comes from a template with a **Custom signing key**; those made for Supabase or Hasura often use HS256, which is never accepted. Make a template of its own for this service.',
  },
  MISSING_CLAIM: {
    summary: 'null counts as absent',
    text: '`exp`, `sub` or a claim of **Required claims** is absent or null.',
    causes: [
      'The template names a value that this user does not have: Clerk writes null. Add a fallback with `||`, or fill in the metadata.',
      'There is no active organization, so `org_id` is null.',
      'Version 2 of session tokens has `o.id` in place of `org_id`. Require `o.id`, or send tokens of a template.',
    ],
  },
  INVALID_TOKEN_TYPE: {
    summary: 'ID or access token expected',
    text: '**Kind of token** under **Advanced → Times and claims** is set. Clerk’s session and template tokens are neither marked as ID nor as access tokens: choose **ID or access tokens**.',
  },
  MALFORMED_TOKEN: {
    summary: 'null, cookie, or a key',
    text: 'What was sent is no signed JWT of three parts.',
    causes: [
      'The word `null` or `undefined` was sent, because `getToken()` returned nothing. See [getToken returns null](#get-token-null).',
      'An API key, a secret key or an opaque OAuth access token was sent.',
      'The text was cut, or holds blanks, quotes or the word Bearer twice.',
    ],
  },
});

const BY_SYMPTOM: readonly GuideProblem[] = [
  problemOf('get-token-null', 'getToken returns null', {
    summary: 'signed out, wrong name',
    text: 'The SDK has no session to make a token for, or no such template.',
    causes: [
      'The user is not signed in yet. Wait until `isLoaded` and `isSignedIn` are true.',
      'The template’s name is spelled differently, or the template exists only in the other instance. Look under **Configure → Sessions → JWT templates**.',
      'On a server, the route is not covered by Clerk’s middleware, so `auth()` knows of nobody.',
      'The browser’s console and network tab show an error of Clerk: a blocked script or a wrong key.',
    ],
  }),
  problemOf('claims-missing', 'Claims do not appear', {
    summary: 'template, metadata, version',
    text: 'Paste the token into the debugger: it shows every claim that is really there.',
    causes: [
      '`getToken()` was called without the template’s name, or with another.',
      'The variable is misspelled. Metadata needs its full path: `{{user.public_metadata.role}}`.',
      'The metadata is private or unsafe instead of public.',
      'You look for `org_role` in a token of version 2: it is `o.rol` there, without `org:`.',
      'The token is up to a minute older than the change. Wait, or reload the page.',
    ],
  }),
  problemOf('email-missing', 'No e-mail address in the token', {
    summary: 'not a default claim',
    text: 'Neither version has one. Add `"email": "{{user.primary_email_address}}"` to the template or to the session token. It is not needed here: `sub` identifies the user.',
  }),
  problemOf('access-denied', 'Accepted, and still denied', {
    summary: 'the claim, letter by letter',
    text: 'An accepted token says who the user is, not what they may do: compare the value that your application expects with the one in the debugger, letter by letter. `org:admin` and `admin` are two.',
  }),
  problemOf('development-production', 'Works in development, not in production', {
    summary: 'two instances',
    text: 'The instances share nothing. Check that the production build uses the key that begins with `pk_live_`, that the JWT template exists in production too, and that a provider with that key is saved and enabled here.',
  }),
];

/** What goes wrong with Clerk, by code first, then by symptom. */
export const clerkProblems: readonly GuideProblem[] = [...BY_CODE, ...BY_SYMPTOM];
