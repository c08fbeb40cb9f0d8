import * as z from 'zod/mini';
import {
  newFlatProviderSchema,
  type SettingMember,
  settingMembers as settings,
} from '@/lib/core/providers/flat-provider-schema';
import { SETTING_WORDS } from '@/lib/core/providers/flat-provider-words';
import { component, described } from '../openapi-registry';

const { type, name, environment, enabled } = newFlatProviderSchema.shape;

function optional<N extends SettingMember>(name: N) {
  return described(settings[name], SETTING_WORDS[name]);
}

/** The members of a provider that may be left out, each with what it means. */
const settingMembers = {
  domain: optional('domain'),
  publishableKey: optional('publishableKey'),
  clientId: optional('clientId'),
  issuer: optional('issuer'),
  clientIds: optional('clientIds'),
  audiences: optional('audiences'),
  customDomains: optional('customDomains'),
  bareIssuer: optional('bareIssuer'),
  furtherIssuers: optional('furtherIssuers'),
  furtherAudiences: optional('furtherAudiences'),
  audienceRule: optional('audienceRule'),
  azpRule: optional('azpRule'),
  authorizedParties: optional('authorizedParties'),
  algorithms: optional('algorithms'),
  clockToleranceSeconds: optional('clockToleranceSeconds'),
  jwksAddress: optional('jwksAddress'),
  pastedKeys: optional('pastedKeys'),
  tokenKind: optional('tokenKind'),
  permissionsPath: optional('permissionsPath'),
  requiredClaims: optional('requiredClaims'),
  privateCa: optional('privateCa'),
};

const ENVIRONMENT = 'That of the key, which is also the default; any other is refused.';
const ENABLED = 'Whether its tokens are accepted. Default true.';
const NAME = 'What people call it.';

const optionalEnvironment = described(environment, ENVIRONMENT);

/** The body of a new provider. */
export const newProviderSchema = component(
  z.strictObject({
    type: described(type, 'What kind of service it is; decides which members it has.'),
    name: described(name, NAME),
    environment: optionalEnvironment,
    enabled: described(enabled, ENABLED),
    ...settingMembers,
  }),
  'NewProvider',
  'A provider to be made. What is left out has the default of its type.',
  [
    { type: 'auth0', name: 'Acme', domain: 'acme.eu.auth0.com', clientIds: ['a1b2c3d4e5f6g7h8'] },
    {
      type: 'custom_oidc',
      name: 'Keycloak',
      issuer: 'https://login.example.com/realms/acme',
      clientIds: ['web'],
      enabled: false,
    },
  ],
);

/** The body of a change: only what changes. */
export const providerPatchSchema = component(
  z.strictObject({
    type: described(z.optional(type), 'Another type takes along what both have.'),
    name: described(z.optional(name), NAME),
    environment: optionalEnvironment,
    enabled: described(enabled, ENABLED),
    ...settingMembers,
  }),
  'ProviderPatch',
  'What changes. A list takes the place of the list that was there.',
  [{ clientIds: ['a1b2c3d4e5f6g7h8', 'i9j0k1l2m3n4o5p6'] }, { enabled: false }],
);

/** The body of a connection test. */
export const testedProviderSchema = component(
  z.strictObject({
    providerId: described(
      z.optional(z.string().check(z.maxLength(64))),
      'A saved provider, tested with what else is given here in place of what is saved.',
    ),
    type: described(z.optional(type), 'Needed where no provider is named.'),
    name: described(z.optional(name), NAME),
    environment: optionalEnvironment,
    ...settingMembers,
  }),
  'TestedProvider',
  'Settings to be tested; they need not be complete, and nothing of them is saved.',
  [{ type: 'auth0', domain: 'acme.eu.auth0.com' }],
);

export type NewProvider = z.infer<typeof newProviderSchema>;
