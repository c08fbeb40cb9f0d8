import * as z from 'zod/mini';
import {
  ALGORITHMS,
  ENVIRONMENTS,
  MAX_CLOCK_TOLERANCE_SECONDS,
  PROVIDER_TYPES,
  type ProviderDraft,
} from './draft';

const line = (max: number, what: string) =>
  z.string().check(z.trim(), z.maxLength(max, `${what} has at most ${max} characters.`));
const lines = (max: number, what: string) =>
  z.array(line(max, what)).check(z.maxLength(50, 'At most 50 entries.'));

/**
 * What an operator typed, unsettled: the one schema for the form in the browser, the server
 * action and the API. Shape only; what the values mean is judged by `settleDraft`.
 */
export const providerDraftSchema = z.strictObject({
  type: z.enum(PROVIDER_TYPES, 'Choose one of the provider types.'),
  name: line(80, 'A name'),
  environment: z.enum(ENVIRONMENTS, 'Choose production, staging or development.'),
  inputs: z.strictObject({
    issuer: line(2048, 'An issuer'),
    clientIds: lines(255, 'A client ID'),
    domain: line(2048, 'A domain'),
    customDomains: lines(2048, 'A domain'),
    publishableKey: line(512, 'A publishable key'),
    clientId: line(255, 'A client ID'),
    audiences: lines(2048, 'An audience'),
    bareIssuer: z.boolean(),
  }),
  furtherIssuers: lines(2048, 'An issuer'),
  furtherAudiences: lines(2048, 'An audience'),
  audienceRule: z.enum(['required', 'absent_allowed'], 'Choose required or absent_allowed.'),
  azpRule: z.enum(['off', 'if_present', 'required'], 'Choose off, if_present or required.'),
  authorizedParties: lines(2048, 'An authorized party'),
  algorithms: z
    .array(z.enum(ALGORITHMS, 'This algorithm cannot be accepted.'))
    .check(z.minLength(1, 'Choose at least one algorithm.'), z.maxLength(ALGORITHMS.length)),
  clockToleranceSeconds: z
    .number('Enter a whole number of seconds.')
    .check(
      z.int('Enter a whole number of seconds.'),
      z.gte(0, 'From 0 to 300 seconds.'),
      z.lte(MAX_CLOCK_TOLERANCE_SECONDS, 'From 0 to 300 seconds.'),
    ),
  jwksAddress: line(2048, 'An address'),
  pastedKeys: z.string().check(z.maxLength(131_072, 'At most 128 KiB of keys.')),
  tokenKind: z.enum(['any', 'access', 'id'], 'Choose any, access or id.'),
  permissionsPath: line(512, 'A path'),
  requiredClaims: lines(512, 'A claim'),
  privateCa: z.string().check(z.maxLength(65_536, 'At most 64 KiB of certificates.')),
}) satisfies z.ZodMiniType<ProviderDraft, ProviderDraft>;
