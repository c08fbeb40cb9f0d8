import type { ProviderType } from '../providers/draft';
import type { GuideText } from '../providers/guide';
import { NEAR_MISS_REMEDIES } from './near-miss-remedies';
import type { Remedy } from './remedy';
import type { Refused, VerdictCode } from './verdict';

const TOKEN_REMEDIES: Readonly<Partial<Record<VerdictCode, Remedy>>> = {
  MALFORMED_TOKEN: {
    any: 'Send the token as the provider gave it, from its first character to its last.',
    auth0: 'Ask for access tokens with the `audience` of your API; without one they are opaque.',
    clerk: 'Send what `getToken()` returns, once the user is signed in.',
    workos: 'Send the access token of AuthKit, not its refresh token or session cookie.',
  },
  TOKEN_TOO_LARGE: {
    any: 'Take long lists, such as all groups of a user, out of the token.',
  },
  UNSUPPORTED_HEADER: {
    any: 'Send a token that was made for this purpose; this one was made for another.',
  },
  INVALID_TOKEN_TYPE: {
    any: 'Send the other kind of token, or choose **ID or access tokens** under **Advanced → Times and claims**.',
    clerk:
      'Choose **ID or access tokens** under **Advanced → Times and claims**: Clerk’s tokens are marked as neither.',
    workos:
      'Choose **ID or access tokens** under **Advanced → Times and claims**: AuthKit gives access tokens.',
  },
  INVALID_CLAIM: {
    any: 'Look at the provider for a mapper, a rule or an action of your own that writes this claim.',
    clerk: 'Look at **Configure → Sessions** for a template that writes this claim.',
    workos: 'Look at the JWT template for the line that writes this claim.',
  },
  MISSING_CLAIM: {
    any: 'Have the provider put the claim into this kind of token, or take it off **Required claims**.',
    auth0: 'Deploy the Action that sets the claim, add it to the trigger, and sign in again.',
    clerk: 'Add the claim to the template, with a fallback (`||`) for users who lack the value.',
    workos: 'Add the claim to the JWT template, and sign in again.',
  },
};

const KEY_REMEDIES: Readonly<Partial<Record<VerdictCode, Remedy>>> = {
  ALGORITHM_NOT_ALLOWED: {
    any: 'Have the provider sign with RS256 or ES256, or allow its algorithm under **Advanced → Algorithms**. Shared secrets (HS256) are never accepted.',
    auth0:
      'Set **JSON Web Token Signature Algorithm** of the application to RS256, or allow PS256 under **Advanced → Algorithms**. HS256 is never accepted.',
    clerk: 'Use a template without a **Custom signing key**; Clerk then signs with RS256.',
    workos: 'Allow RS256 under **Advanced → Algorithms**; WorkOS signs with nothing else.',
  },
  KEY_NOT_FOUND: {
    any: 'Compare the issuer with the place where the token was made. If the provider has just changed its keys, press **Refresh keys** on the provider’s page.',
    auth0: 'Check that the token is of this tenant. If its key was revoked, users sign in again.',
    clerk:
      'Check that the token is of this instance, and that its template has no **Custom signing key**.',
    workos: 'Compare the `client_id` of the token with the client ID of this provider.',
  },
  KEY_REJECTED: {
    any: 'Run **Test Connection**: its list of keys says what is wrong with which. The key must be replaced at the provider.',
  },
  JWKS_FETCH_FAILED: {
    any: 'Run **Test Connection**: its first failed step names the cause. The token may be fine.',
  },
  INVALID_SIGNATURE: {
    any: 'Compare the token with the one that the application received. A token can never be edited.',
    clerk: 'Compare the token with what `getToken()` returned. A token can never be edited.',
    workos: 'Compare the token with what AuthKit returned. A token can never be edited.',
  },
};

const CLAIM_REMEDIES: Readonly<Partial<Record<VerdictCode, Remedy>>> = {
  INVALID_ISSUER: {
    any: 'Send a token of this provider, or enter the issuer of the token if you trust it.',
    auth0:
      'Compare the **Domain** with the tenant or custom domain that the application signs in at.',
    clerk: 'Compare the publishable key of the application with the one in the form.',
    workos: 'Compare the client ID, and enter a custom authentication domain if there is one.',
  },
  INVALID_AUDIENCE: {
    any: 'Ask the provider for a token for this service, or add the audience if such tokens may come.',
    auth0:
      'Ask for a token with an audience that stands in the form: the client ID for ID tokens, the API identifier for access tokens.',
    clerk: 'Pass the name of a template whose `aud` stands under **Audiences** to `getToken()`.',
    workos: 'Set `aud` in the JWT template to a value that stands under **Audiences**.',
  },
  INVALID_AUTHORIZED_PARTY: {
    any: 'Add the party under **Advanced** if that application may call you.',
    clerk:
      'Add the origin of the page to **Origins of your front end**, exactly as it is shown here.',
    workos: 'Choose **Do not check**: the tokens of WorkOS have no `azp`.',
  },
  TOKEN_EXPIRED: {
    any: 'Have the application ask its library for a fresh token before each request.',
    auth0: 'Call `getAccessTokenSilently()` before each request; it renews the token in time.',
    clerk: 'Call `getToken()` before each request; session tokens live about a minute.',
    workos: 'Ask AuthKit for the access token before each request; it lives five minutes.',
  },
  TOKEN_NOT_YET_VALID: {
    any: 'A clock is wrong: let both machines follow a time server. **Test Connection** measures the difference.',
  },
};

const MACHINE_KEY_REMEDIES: Readonly<Partial<Record<VerdictCode, Remedy>>> = {
  MALFORMED_MACHINE_KEY: { any: 'Copy the key again, whole and without white space.' },
  INVALID_MACHINE_KEY: { any: 'Use a key of this workspace and environment.' },
  REVOKED_MACHINE_KEY: { any: 'Use another key, or make one on the page **API keys**.' },
  EXPIRED_MACHINE_KEY: { any: 'Make a new key on the page **API keys**, or rotate this one.' },
};

const REMEDIES = {
  ...TOKEN_REMEDIES,
  ...KEY_REMEDIES,
  ...CLAIM_REMEDIES,
  ...MACHINE_KEY_REMEDIES,
};

const NOBODYS_ISSUER =
  'If you trust this issuer, add a provider with it. If not, find out where the token came from.';

/** What to do about a refusal, in the words of a provider's type; marked up as guides are. */
export function remedyOf(
  { code, nearMiss }: Pick<Refused, 'code' | 'nearMiss'>,
  type: ProviderType | null,
): GuideText {
  const near = nearMiss === null ? undefined : NEAR_MISS_REMEDIES[`${code}/${nearMiss}`];
  // What follows speaks of a provider that the token was checked against.
  if (near === undefined && code === 'INVALID_ISSUER' && type === null) return NOBODYS_ISSUER;
  const remedy = near ?? REMEDIES[code];
  if (remedy === undefined) return '';
  return (type === null ? undefined : remedy[type]) ?? remedy.any;
}
