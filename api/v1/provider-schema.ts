import * as z from 'zod/mini';
import { providerDraftSchema } from '@/lib/core/providers/draft-schema';
import { component, described } from '../openapi-registry';

const { inputs, type, name, environment, ...general } = providerDraftSchema.shape;

const DESCRIPTIONS: Readonly<Record<keyof typeof inputs.shape | keyof typeof general, string>> = {
  issuer:
    'Custom OIDC: the issuer. Clerk: the Frontend API URL, where no publishable key is given.',
  clientIds: 'Auth0, Custom OIDC: the `aud` of ID tokens.',
  domain: 'Auth0: the domain of the tenant, as `acme.eu.auth0.com`.',
  customDomains: 'Auth0, WorkOS: further domains of the same tenant.',
  publishableKey: 'Clerk: `pk_live_…` or `pk_test_…`; it contains the issuer.',
  clientId: 'WorkOS: `client_…`.',
  audiences: 'Auth0: identifiers of APIs. Clerk, WorkOS: the `aud` of the JWT template.',
  bareIssuer: 'WorkOS: also accept the issuer `https://api.workos.com` of older environments.',
  furtherIssuers: 'Other values of `iss` that mean the same provider, exactly.',
  furtherAudiences: 'Other values of `aud` that are accepted.',
  audienceRule:
    '`required`: a token names one of the audiences. `absent_allowed`: it may also name none.',
  azpRule: 'Whether `azp` has to be one of the authorized parties.',
  authorizedParties: 'Values of `azp`. Clerk: the origins of the front end.',
  algorithms: 'Signature algorithms that are accepted.',
  clockToleranceSeconds: 'By how much clocks may differ, in seconds.',
  jwksAddress: 'Where keys are fetched; empty: where discovery says.',
  pastedKeys: 'A JSON Web Key Set as text, in place of an address.',
  tokenKind: 'Which kind of token is accepted.',
  permissionsPath: 'The claim that lists permissions, as a path; empty: none.',
  requiredClaims: 'Claims without which a token is refused, as paths.',
  privateCa: 'PEM certificates that are trusted for this provider only.',
};

function optional<S extends z.ZodMiniType>(schema: S, about: keyof typeof DESCRIPTIONS) {
  return described(z.optional(schema), DESCRIPTIONS[about]);
}

const { shape: input } = inputs;

/** The members of a provider that may be left out, each with what it means. */
const settingMembers = {
  domain: optional(input.domain, 'domain'),
  publishableKey: optional(input.publishableKey, 'publishableKey'),
  clientId: optional(input.clientId, 'clientId'),
  issuer: optional(input.issuer, 'issuer'),
  clientIds: optional(input.clientIds, 'clientIds'),
  audiences: optional(input.audiences, 'audiences'),
  customDomains: optional(input.customDomains, 'customDomains'),
  bareIssuer: optional(input.bareIssuer, 'bareIssuer'),
  furtherIssuers: optional(general.furtherIssuers, 'furtherIssuers'),
  furtherAudiences: optional(general.furtherAudiences, 'furtherAudiences'),
  audienceRule: optional(general.audienceRule, 'audienceRule'),
  azpRule: optional(general.azpRule, 'azpRule'),
  authorizedParties: optional(general.authorizedParties, 'authorizedParties'),
  algorithms: optional(general.algorithms, 'algorithms'),
  clockToleranceSeconds: optional(general.clockToleranceSeconds, 'clockToleranceSeconds'),
  jwksAddress: optional(general.jwksAddress, 'jwksAddress'),
  pastedKeys: optional(general.pastedKeys, 'pastedKeys'),
  tokenKind: optional(general.tokenKind, 'tokenKind'),
  permissionsPath: optional(general.permissionsPath, 'permissionsPath'),
  requiredClaims: optional(general.requiredClaims, 'requiredClaims'),
  privateCa: optional(general.privateCa, 'privateCa'),
};

const ENVIRONMENT = 'That of the key, which is also the default; any other is refused.';
const ENABLED = 'Whether its tokens are accepted. Default true.';
const NAME = 'What people call it.';

const optionalEnvironment = described(z.optional(environment), ENVIRONMENT);

/** The body of a new provider. */
export const newProviderSchema = component(
  z.strictObject({
    type: described(type, 'What kind of service it is; decides which members it has.'),
    name: described(name, NAME),
    environment: optionalEnvironment,
    enabled: described(z.optional(z.boolean()), ENABLED),
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
    enabled: described(z.optional(z.boolean()), ENABLED),
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

/** What may be given of a provider; what a route does not take is absent. */
export type ProviderMembers = z.infer<typeof providerPatchSchema>;

export type NewProvider = z.infer<typeof newProviderSchema>;
