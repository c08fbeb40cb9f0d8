import type { ClaimEntry } from './claim-entry';

const CLERK = 'Clerk';
const ENTRA = 'Microsoft Entra';
const COGNITO = 'Amazon Cognito';
const KEYCLOAK = 'Keycloak';

/** Claims that one or a few makers write, in reading order after the registered ones. */
export const PROVIDER_CLAIMS: readonly ClaimEntry[] = [
  {
    name: 'org_id',
    from: 'Auth0, Clerk, WorkOS',
    sentence: 'The organization that the user signed in to.',
    byMaker: {
      Auth0: 'The Auth0 organization that the user signed in to.',
      Clerk:
        'The active organization, as version 1 of Clerk’s tokens writes it. Version 2 has it in o.id.',
      WorkOS: 'The WorkOS organization that the user signed in to.',
    },
  },
  {
    name: 'org_name',
    from: 'Auth0',
    sentence: 'The name of the organization, written only when the tenant allows it.',
  },
  {
    name: 'org_slug',
    from: CLERK,
    sentence: 'The short name of the active organization (version 1). Version 2 has it in o.slg.',
  },
  {
    name: 'org_role',
    from: CLERK,
    sentence:
      'The role in the active organization (version 1), such as org:admin. Version 2 has it in o.rol, without org:.',
  },
  {
    name: 'org_permissions',
    from: CLERK,
    sentence:
      'The permissions in the active organization (version 1). Version 2 packs them into fea, o.per and o.fpm.',
  },
  {
    name: 'o',
    from: CLERK,
    sentence:
      'The active organization (version 2): id, slg its short name, rol the role, per and fpm the permissions per feature.',
  },
  { name: 'pla', from: CLERK, sentence: 'The plan: u: of the user, o: of the organization.' },
  {
    name: 'fea',
    from: CLERK,
    sentence:
      'Features that the plan includes: u: of the user, o: of the organization. o.fpm counts along this list.',
  },
  {
    name: 'fva',
    from: CLERK,
    sentence: 'Minutes since the first and since the second factor was checked; -1 means never.',
  },
  {
    name: 'sts',
    from: CLERK,
    sentence: 'Status of the session. pending means that the user still has something to finish.',
  },
  {
    name: 'v',
    from: CLERK,
    sentence:
      'Version of Clerk’s claims. 2 has the organization in o, 1 in org_id, org_role and so on.',
  },
  {
    name: 'role',
    from: 'WorkOS, Supabase',
    sentence: 'The role of the user.',
    byMaker: {
      WorkOS: 'The role in the organization. A JWT template of the tenant can overwrite it.',
      Supabase: 'The role in the database, mostly authenticated or anon.',
    },
  },
  {
    name: 'permissions',
    from: 'Auth0, WorkOS',
    sentence: 'What the user may do.',
    byMaker: {
      Auth0: 'What the user may do with this API, when RBAC adds it to the access token.',
    },
  },
  { name: 'feature_flags', from: 'WorkOS', sentence: 'Feature flags that are on for the user.' },
  {
    name: 'gty',
    from: 'Auth0',
    sentence: 'The grant that made it. client-credentials means a machine, not a user.',
  },
  {
    name: 'tid',
    from: ENTRA,
    sentence: 'The tenant of the user. Check it when the application serves several tenants.',
  },
  { name: 'oid', from: ENTRA, sentence: 'The user in the tenant, the same for all applications.' },
  { name: 'upn', from: ENTRA, sentence: 'The sign-in name. It may change: no key.' },
  {
    name: 'unique_name',
    from: ENTRA,
    sentence: 'A readable name. Not unique in spite of its name: no key.',
  },
  {
    name: 'appid',
    from: ENTRA,
    sentence: 'The application that asked for it (version 1 of the tokens; azp in version 2).',
  },
  {
    name: 'appidacr',
    from: ENTRA,
    sentence: 'How the application proved itself: 0 not at all, 1 a secret, 2 a certificate.',
  },
  {
    name: 'azpacr',
    from: ENTRA,
    sentence: 'How the application proved itself: 0 not at all, 1 a secret, 2 a certificate.',
  },
  { name: 'idtyp', from: ENTRA, sentence: 'app means a machine, not a user.' },
  { name: 'idp', from: ENTRA, sentence: 'Where the user signed in, when that was somewhere else.' },
  {
    name: 'hasgroups',
    from: ENTRA,
    sentence: 'The user has more groups than fit. The groups are missing from this token.',
  },
  { name: 'wids', from: ENTRA, sentence: 'Roles of the user in the whole tenant.' },
  { name: 'ver', from: 'Microsoft Entra, Okta', sentence: 'Version of the token format.' },
  { name: 'uti', from: ENTRA, sentence: 'The name of this one token.' },
  { name: 'rh', from: ENTRA, sentence: 'For the provider’s own use.' },
  { name: 'aio', from: ENTRA, sentence: 'For the provider’s own use.' },
  {
    name: 'hd',
    from: 'Google',
    sentence:
      'The company domain of the account. Absent for private accounts; check it to admit one company only.',
  },
  {
    name: 'uid',
    from: 'Okta',
    sentence:
      'The user at Okta. In access tokens sub is the sign-in name, so this is the stable key.',
  },
  { name: 'cid', from: 'Okta', sentence: 'The client that asked for it.' },
  { name: 'token_use', from: COGNITO, sentence: 'Says which kind it is: id or access.' },
  { name: 'username', from: COGNITO, sentence: 'The name of the user in the user pool.' },
  { name: 'cognito:groups', from: COGNITO, sentence: 'The groups of the user in the user pool.' },
  { name: 'cognito:username', from: COGNITO, sentence: 'The name of the user in the user pool.' },
  {
    name: 'cognito:roles',
    from: COGNITO,
    sentence: 'AWS roles that the groups of the user carry.',
  },
  {
    name: 'origin_jti',
    from: COGNITO,
    sentence: 'The sign-in that it goes back to; used to revoke.',
  },
  { name: 'event_id', from: COGNITO, sentence: 'The sign-in event that it goes back to.' },
  {
    name: 'typ',
    from: KEYCLOAK,
    sentence: 'Says which kind it is: Bearer an access token, ID an ID token.',
  },
  {
    name: 'realm_access',
    from: KEYCLOAK,
    sentence: 'Roles of the user in the realm, under roles.',
  },
  {
    name: 'resource_access',
    from: KEYCLOAK,
    sentence: 'Roles of the user per client, under the client and roles.',
  },
  { name: 'allowed-origins', from: KEYCLOAK, sentence: 'Web origins that may use the client.' },
  { name: 'session_state', from: KEYCLOAK, sentence: 'The session that it belongs to.' },
  {
    name: 'app_metadata',
    from: 'Supabase',
    sentence: 'Data about the user that only your servers can change.',
  },
  {
    name: 'user_metadata',
    from: 'Supabase',
    sentence: 'Data about the user that the user can change: never decide by it.',
  },
  {
    name: 'aal',
    from: 'Supabase',
    sentence: 'Level of assurance: aal2 means that a second factor was checked.',
  },
  { name: 'session_id', from: 'Supabase', sentence: 'The session that it belongs to.' },
  { name: 'is_anonymous', from: 'Supabase', sentence: 'Whether the user never signed in.' },
  {
    name: 'firebase',
    from: 'Firebase',
    sentence: 'How the user signed in, and with which accounts.',
  },
  { name: 'user_id', from: 'Firebase', sentence: 'The user, the same as sub.' },
];
