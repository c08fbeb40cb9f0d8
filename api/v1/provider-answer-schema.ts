import * as z from 'zod/mini';
import { REPORT_STEPS } from '@/lib/core/connections/report';
import { ENVIRONMENTS, PROVIDER_TYPES } from '@/lib/core/providers/draft';
import { component, described } from '../openapi-registry';
import { newProviderSchema } from './provider-schema';

const { type, name, environment, enabled, ...settings } = newProviderSchema.shape;
const text = z.string();
const time = described(z.string(), 'ISO 8601.', '2026-11-21T09:08:07.006Z');
const sourced = z.strictObject({
  value: text,
  source: described(z.enum(['derived', 'typed']), 'From the inputs of the type, or typed by hand.'),
});

/** A provider as the API shows it. */
export const providerSchema = component(
  z.strictObject({
    id: described(text, 'Its id.', 'prv_4kq7w2zr5nxmb3tf6hydc8vj'),
    type: described(z.enum(PROVIDER_TYPES), 'What kind of service it is.'),
    name: described(text, 'What people call it.'),
    environment: described(z.enum(ENVIRONMENTS), 'Keys of this environment see it.'),
    enabled: described(z.boolean(), 'Whether its tokens are accepted.'),
    ...settings,
    effective: described(
      z.strictObject({
        issuers: described(z.array(sourced), 'Compared with `iss`, byte for byte.'),
        audiences: described(z.array(sourced), 'One of them has to be in `aud`.'),
        discoveryAddresses: described(z.array(text), 'In the order in which they are tried.'),
        jwksAddress: described(z.nullable(sourced), 'Null: where discovery says.'),
      }),
      'What follows from the settings.',
    ),
    version: described(z.int(), 'Counts changes; the ETag is this number in quotes.'),
    createdAt: time,
    updatedAt: time,
    updatedBy: described(text, 'An e-mail address, or the beginning of an API key.'),
  }),
  'Provider',
  'A provider. Of the inputs it has those of its type.',
);

const outcome = z.enum(['good', 'warning', 'bad']);

const listItem = component(
  z.strictObject({
    id: text,
    name: text,
    type: z.enum(PROVIDER_TYPES),
    environment: z.enum(ENVIRONMENTS),
    enabled: z.boolean(),
    issuers: z.array(text),
    updatedAt: time,
    lastReport: described(
      z.nullable(
        z.strictObject({
          outcome,
          startedAt: time,
          fresh: described(z.boolean(), 'It tested exactly what is saved now.'),
          keyCount: z.int(),
          firstProblem: described(z.nullable(text), 'What the first step that is not good found.'),
          firstCode: z.nullable(text),
        }),
      ),
      'The last connection test; null: never tested.',
    ),
  }),
  'ProviderListItem',
  'A provider in a list.',
);

/** One page of the list. */
export const providerPageSchema = component(
  z.strictObject({
    providers: z.array(listItem),
    next: described(
      z.nullable(text),
      'Send it as `after` for the next page; null: this was the last.',
    ),
    total: described(z.int(), 'How many match on all pages.'),
  }),
  'ProviderPage',
  'Providers by name.',
);

const reportStep = z.looseObject({
  step: z.enum(REPORT_STEPS),
  outcome: z.enum(['good', 'warning', 'bad', 'skipped', 'not_reached']),
  code: described(z.nullable(text), 'What is not good, in a word that never changes.'),
  durationMs: z.number(),
  summary: described(text, 'What was found.'),
  advice: described(z.nullable(text), 'What to do.'),
});

const reportKey = z.looseObject({
  kid: z.nullable(text),
  kty: text,
  alg: z.nullable(text),
  size: text,
  use: z.nullable(text),
  usable: z.boolean(),
  reason: described(z.nullable(text), 'Why it cannot be used.'),
});

const report = component(
  z.looseObject({
    id: text,
    outcome,
    conclusion: described(text, 'What it means for the tokens of this provider.'),
    steps: z.array(reportStep),
    keys: z.array(reportKey),
    issuer: z.nullable(text),
    jwksUri: z.nullable(text),
    startedAt: time,
    durationMs: z.number(),
    testedBy: text,
  }),
  'ConnectionReport',
  'What a connection test found, step by step.',
);

/** What a connection test answers. */
export const testAnswerSchema = component(
  z.strictObject({
    success: described(z.boolean(), 'No step was bad.'),
    issuer: described(z.nullable(text), 'The issuer that the provider’s own document names.'),
    jwks_uri: described(z.nullable(text), 'Where its keys are.'),
    error: described(z.nullable(text), 'What the first bad step found; null: nothing.'),
    report,
  }),
  'ConnectionTest',
  'A connection test in short, and the whole report.',
);

/** What a refresh of keys answers. */
export const keysRefreshedSchema = component(
  z.discriminatedUnion('outcome', [
    z.strictObject({
      outcome: z.literal('refreshed'),
      at: time,
      keyCount: z.int(),
      added: described(z.array(text), 'Keys that were not known before.'),
      removed: described(z.array(text), 'Keys that are not published any more.'),
      jwksUri: described(text, 'Where they were fetched.'),
      movedFrom: described(z.nullable(text), 'Where they were before; null: there.'),
    }),
    z.looseObject({
      outcome: z.literal('failed'),
      at: time,
      code: text,
      kept: described(z.boolean(), 'Whether the keys from before are used for the time being.'),
    }),
  ]),
  'KeysRefreshed',
  'How a refresh of keys ended.',
);
