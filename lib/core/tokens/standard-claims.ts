import type { ClaimEntry } from './claim-entry';

const JWT = 'RFC 7519';
const OIDC = 'OpenID Connect Core';
const ACCESS = 'RFC 9068';
const EXCHANGE = 'RFC 8693';

/** Registered claims in the order in which a person reads a token. */
export const STANDARD_CLAIMS: readonly ClaimEntry[] = [
  {
    name: 'iss',
    from: JWT,
    sentence: 'Who issued it.',
  },
  {
    name: 'sub',
    from: JWT,
    sentence: 'Whom it is about. With the issuer, the stable key of the user.',
  },
  {
    name: 'aud',
    from: JWT,
    sentence: 'Whom it is meant for: the application or API that may accept it.',
  },
  { name: 'iat', from: JWT, sentence: 'When it was issued.', moment: 'Issued' },
  { name: 'nbf', from: JWT, sentence: 'Not valid before this moment.', moment: 'Valid from' },
  { name: 'exp', from: JWT, sentence: 'Not valid from this moment on.', moment: 'Expires' },
  {
    name: 'auth_time',
    from: OIDC,
    sentence: 'When the user last proved who they are.',
    moment: 'Signed in',
  },
  {
    name: 'azp',
    from: OIDC,
    sentence: 'The application that asked for it.',
    byMaker: {
      Clerk:
        'The origin of the web page that asked for it, never the publishable key. Absent when a server made the token.',
    },
  },
  { name: 'client_id', from: ACCESS, sentence: 'The client that asked for it.' },
  {
    name: 'scope',
    from: EXCHANGE,
    sentence: 'What the application may do.',
  },
  {
    name: 'scp',
    from: 'Microsoft Entra, Okta',
    sentence: 'What the application may do: the scopes that were granted.',
  },
  { name: 'jti', from: JWT, sentence: 'The name of this one token, different for every token.' },
  {
    name: 'sid',
    from: 'OpenID Connect Front-Channel Logout',
    sentence: 'The session that it belongs to. It ends when the user signs out.',
    byMaker: {
      Clerk:
        'The Clerk session. A token made from a JWT template without it is not bound to a session.',
      WorkOS: 'The WorkOS session, needed to sign the user out.',
    },
  },
  {
    name: 'nonce',
    from: OIDC,
    sentence: 'Ties an ID token to the sign-in that asked for it. A sign of an ID token.',
  },
  {
    name: 'at_hash',
    from: OIDC,
    sentence: 'Hash of the access token issued with it. A sign of an ID token.',
  },
  {
    name: 'c_hash',
    from: OIDC,
    sentence: 'Hash of the authorization code issued with it. A sign of an ID token.',
  },
  {
    name: 's_hash',
    from: 'Financial-grade API',
    sentence: 'Hash of the state of the sign-in that asked for it.',
  },
  {
    name: 'acr',
    from: OIDC,
    sentence: 'How strongly the user was authenticated, as a level that the provider defines.',
  },
  {
    name: 'amr',
    from: 'RFC 8176',
    sentence:
      'How the user signed in: pwd a password, mfa several factors, otp a code, hwk a hardware key.',
  },
  {
    name: 'act',
    from: EXCHANGE,
    sentence:
      'Who acts on behalf of the user. Everything done with it is done by that other party.',
    byMaker: {
      Clerk: 'Impersonation: someone of your team is signed in as this user.',
      WorkOS: 'Impersonation: the e-mail address of the person signed in as this user.',
    },
  },
  { name: 'may_act', from: EXCHANGE, sentence: 'Who is allowed to act on behalf of the user.' },
  {
    name: 'cnf',
    from: 'RFC 7800',
    sentence:
      'The key that the sender has to prove to hold. Without that proof the token is worth nothing.',
  },
  {
    name: 'events',
    from: 'RFC 8417',
    sentence: 'What happened. It marks a logout or security event token, never one for access.',
  },
  { name: 'toe', from: 'RFC 8417', sentence: 'When the event happened.', moment: 'Happened' },
  { name: 'txn', from: 'RFC 8417', sentence: 'The transaction that it belongs to.' },
  {
    name: 'authorization_details',
    from: 'RFC 9396',
    sentence: 'What the application may do, in detail.',
  },
  {
    name: 'roles',
    from: 'RFC 9068',
    sentence: 'The roles of the user.',
    byMaker: { WorkOS: 'The roles of the user in the organization.' },
  },
  { name: 'groups', from: 'RFC 9068', sentence: 'The groups of the user.' },
  {
    name: 'entitlements',
    from: 'RFC 9068',
    sentence: 'What the user is entitled to.',
    byMaker: { WorkOS: 'What the organization has paid for.' },
  },
  { name: 'name', from: OIDC, sentence: 'The full name of the user, for display only.' },
  { name: 'given_name', from: OIDC, sentence: 'The first names of the user.' },
  { name: 'family_name', from: OIDC, sentence: 'The last names of the user.' },
  { name: 'middle_name', from: OIDC, sentence: 'The middle names of the user.' },
  { name: 'nickname', from: OIDC, sentence: 'What the user likes to be called.' },
  {
    name: 'preferred_username',
    from: OIDC,
    sentence: 'The name that the user goes by. It may change and be given to someone else: no key.',
  },
  {
    name: 'email',
    from: OIDC,
    sentence:
      'The e-mail address. It may change, and counts only if email_verified is true: no key.',
  },
  {
    name: 'email_verified',
    from: OIDC,
    sentence: 'Whether the provider checked that the address is the user’s.',
  },
  { name: 'phone_number', from: OIDC, sentence: 'The telephone number of the user.' },
  {
    name: 'phone_number_verified',
    from: OIDC,
    sentence: 'Whether the provider checked the telephone number.',
  },
  { name: 'picture', from: OIDC, sentence: 'The address of a picture. It is not loaded here.' },
  { name: 'profile', from: OIDC, sentence: 'The address of a page about the user.' },
  { name: 'website', from: OIDC, sentence: 'The address of the user’s own page.' },
  { name: 'gender', from: OIDC, sentence: 'The gender of the user.' },
  { name: 'birthdate', from: OIDC, sentence: 'The birthday of the user, as year, month, day.' },
  { name: 'zoneinfo', from: OIDC, sentence: 'The time zone of the user.' },
  { name: 'locale', from: OIDC, sentence: 'The language and region of the user.' },
  { name: 'address', from: OIDC, sentence: 'The postal address of the user.' },
  {
    name: 'updated_at',
    from: OIDC,
    sentence: 'When the details of the user last changed.',
    moment: 'Changed',
  },
  { name: 'sub_jwk', from: OIDC, sentence: 'The key of a self-issued token.' },
  {
    name: 'htm',
    from: 'RFC 9449',
    sentence: 'The method of the request that a DPoP proof belongs to.',
  },
  {
    name: 'htu',
    from: 'RFC 9449',
    sentence: 'The address of the request that a DPoP proof belongs to.',
  },
  {
    name: 'ath',
    from: 'RFC 9449',
    sentence: 'Hash of the access token that a DPoP proof belongs to.',
  },
  {
    name: '_claim_names',
    from: OIDC,
    sentence:
      'Claims that are not here but elsewhere. Microsoft Entra does this with groups when a user has too many.',
  },
  {
    name: '_claim_sources',
    from: OIDC,
    sentence: 'Where the claims of _claim_names can be asked for. Nothing is fetched from there.',
  },
];
