import type { Remedy } from './remedy';
import type { NearMiss, VerdictCode } from './verdict';

const ISSUERS_ARE_EXACT =
  'Issuers are compared byte for byte: enter this provider’s exactly as its tokens write it.';
const AUDIENCES_ARE_EXACT =
  'Audiences are compared byte for byte: write it the same way here and where the token is made.';
const PARTIES_ARE_EXACT =
  'Parties are compared byte for byte: enter it exactly as the token has it.';

/** What to do about usual mistakes, by the code that they lead to. */
export const NEAR_MISS_REMEDIES: Readonly<Partial<Record<`${VerdictCode}/${NearMiss}`, Remedy>>> = {
  'MALFORMED_TOKEN/api_key': {
    any: 'Send the token of the user. The key itself belongs into the header `Authorization` of calls to Claimcheck.',
  },
  'INVALID_ISSUER/trailing_slash': {
    any: ISSUERS_ARE_EXACT,
    auth0: 'Auth0’s issuers end with a slash, also on custom domains. Who made this token?',
    clerk:
      'Clerk’s issuers have no slash at their end. Empty the address, and enter the publishable key.',
  },
  'INVALID_ISSUER/scheme': {
    any: 'Over plain http anybody on the way could have made it. Have the provider write https into its issuer, and enter that.',
  },
  'INVALID_ISSUER/case': { any: ISSUERS_ARE_EXACT },
  'INVALID_ISSUER/white_space': {
    any: 'The provider writes white space into its issuer. Have it corrected there.',
  },
  'INVALID_ISSUER/port': {
    any: 'Another port is another server. Find out which one made this token; run **Test Connection** to see what yours publishes.',
  },
  'INVALID_ISSUER/look_alike': {
    any: 'This issuer only looks like yours. Find out where the token came from before you do anything.',
  },
  'INVALID_ISSUER/region': {
    any: 'Another region is another tenant. Enter the one that the application signs in at.',
    auth0:
      'The region is part of the **Domain**: `acme.auth0.com` is another tenant than `acme.eu.auth0.com`.',
  },
  'INVALID_ISSUER/development_instance': {
    any: 'Send tokens of the production instance here, and save the other as a provider of the environment **development**.',
    clerk:
      'The application uses `pk_test_…`. Give its production build `pk_live_…`, or save the development instance as a provider of its own environment.',
  },
  'INVALID_ISSUER/production_instance': {
    any: 'Send tokens of the development instance here, or save the production instance as a provider of its own.',
    clerk:
      'The application uses `pk_live_…`, and this provider has the key of the development instance.',
  },
  'INVALID_ISSUER/other_provider': { any: 'Check it against the provider that has this issuer.' },
  'INVALID_ISSUER/other_environment': {
    any: 'Use an API key of that environment, or send a token that belongs to this one.',
  },
  'INVALID_ISSUER/disabled_provider': {
    any: 'Enable the provider if its tokens are to be accepted again.',
  },
  'INVALID_ISSUER/workos_bare_issuer': {
    any: 'Switch **Also accept https://api.workos.com** on; it needs an audience.',
    custom_oidc: 'Choose the type WorkOS, which knows both issuers of an environment.',
  },
  'INVALID_AUDIENCE/trailing_slash': { any: AUDIENCES_ARE_EXACT },
  'INVALID_AUDIENCE/scheme': { any: AUDIENCES_ARE_EXACT },
  'INVALID_AUDIENCE/case': { any: AUDIENCES_ARE_EXACT },
  'INVALID_AUDIENCE/white_space': { any: AUDIENCES_ARE_EXACT },
  'INVALID_AUDIENCE/port': { any: AUDIENCES_ARE_EXACT },
  'INVALID_AUDIENCE/id_token': {
    any: 'Send the access token for this API instead of the ID token, which is for the application alone.',
  },
  'INVALID_AUDIENCE/access_token': {
    any: 'Send the ID token, or add the identifier of the API to the audiences.',
  },
  'INVALID_AUDIENCE/no_audience_clerk': {
    any: 'Pass the name of a template with an `aud` to `getToken()`.',
    clerk:
      'Pass the name of a template with an `aud` to `getToken()`, or choose **Session tokens, without an aud** in the form, with the origins of your front end.',
  },
  'INVALID_AUDIENCE/no_audience_workos': {
    any: 'Add `aud` to the JWT template under **Authentication → Features**, and sign in again.',
  },
  'INVALID_AUTHORIZED_PARTY/trailing_slash': { any: PARTIES_ARE_EXACT },
  'INVALID_AUTHORIZED_PARTY/scheme': { any: PARTIES_ARE_EXACT },
  'INVALID_AUTHORIZED_PARTY/case': { any: PARTIES_ARE_EXACT },
  'INVALID_AUTHORIZED_PARTY/port': { any: PARTIES_ARE_EXACT },
  'TOKEN_EXPIRED/tolerated_by_others': {
    any: 'It expired only just now, so a clock may be off: let both machines follow a time server. The tolerance is under **Advanced → Times and claims**; others allow up to five minutes.',
  },
  'TOKEN_NOT_YET_VALID/milliseconds': {
    any: 'Whoever makes the token writes milliseconds, as `Date.now()` gives them: divide by 1,000.',
  },
  'TOKEN_NOT_YET_VALID/tolerated_by_others': {
    any: 'The clocks differ a little: let both machines follow a time server. The tolerance is under **Advanced → Times and claims**; others allow up to five minutes.',
  },
};
