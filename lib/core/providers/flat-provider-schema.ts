import * as z from 'zod/mini';
import { providerDraftSchema } from './draft-schema';

const { inputs, type, name, environment, ...general } = providerDraftSchema.shape;
const {
  issuer,
  clientIds,
  domain,
  customDomains,
  publishableKey,
  clientId,
  audiences,
  bareIssuer,
} = inputs.shape;

const settings = z.partial(
  z.strictObject({
    domain,
    publishableKey,
    clientId,
    issuer,
    clientIds,
    audiences,
    customDomains,
    bareIssuer,
    ...general,
  }),
);

/** What a provider is set up with, each of which may be left out: inputs of the types, then what all types have. */
export const settingMembers = settings.shape;
export type SettingMember = keyof typeof settingMembers;

/** A new provider in the flat shape that the HTTP API takes, and a file for the command line. */
export const newFlatProviderSchema = z.strictObject({
  type,
  name,
  environment: z.optional(environment),
  enabled: z.optional(z.boolean()),
  ...settingMembers,
});

/** The same with nothing required. */
export const flatProviderSchema = z.partial(newFlatProviderSchema);

/** What may be given of a provider. */
export type ProviderMembers = z.infer<typeof flatProviderSchema>;
