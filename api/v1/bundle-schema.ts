import * as z from 'zod/mini';
import { BUNDLE_FORMAT } from '@/lib/core/bundle/trust-bundle';
import { ALGORITHMS, ENVIRONMENTS, PROVIDER_TYPES } from '@/lib/core/providers/draft';
import { component, described } from '../openapi-registry';
import { answers, answersNothing } from './answers';

const MAX_KID = 256;

const text = z.string();
const texts = z.array(text);
const digest = described(text, 'SHA-256 (hex).');
const moment = (absent: string) => described(z.nullable(text), `ISO 8601; null: ${absent}.`);

const trusted = described(
  z.looseObject({
    id: text,
    name: text,
    type: z.enum(PROVIDER_TYPES),
    environment: z.enum(ENVIRONMENTS),
    issuers: described(texts, 'Compared with `iss` byte for byte.'),
    audiences: texts,
    algorithms: z.array(z.enum(ALGORITHMS)),
  }),
  'The rules for its tokens.',
);

const keys = described(
  z.nullable(
    z.looseObject({
      ring: described(
        z.looseObject({ keys: z.array(z.looseObject({})), unusable: z.array(z.looseObject({})) }),
        'Public keys, and the ids of those that must not be used, with the reason.',
      ),
      usableUntil: described(
        z.nullable(z.number()),
        'Epoch seconds, where the provider does not answer and the keys are from before; null: for as long as the bundle.',
      ),
    }),
  ),
  'Null: they cannot be had at this moment, so nothing is known of its tokens. They come with a later request.',
);

const provider = z.looseObject({
  provider: trusted,
  keys,
  mappings: described(
    z.nullable(z.array(z.looseObject({}))),
    'Which claims become which `ext_*` attributes; null: what is stored cannot be read, and its tokens are denied.',
  ),
});

const other = z.looseObject({
  environment: z.enum(ENVIRONMENTS),
  enabled: z.boolean(),
  issuerDigests: described(texts, 'SHA-256 (hex) of each issuer.'),
});

const policy = z.looseObject({
  id: text,
  name: text,
  version: z.number(),
  specification: z.looseObject({}),
  permissions: described(z.array(z.looseObject({})), 'Those that hold in this environment.'),
});

const machineKey = z.looseObject({
  id: text,
  name: text,
  digest: described(digest, 'SHA-256 (hex) of the whole key.'),
  permissions: texts,
  expiresAt: moment('it does not end'),
  revokedAt: moment('it was not revoked'),
});

const bundleSchema = component(
  z.looseObject({
    format: described(
      z.number(),
      `${BUNDLE_FORMAT}. A higher one would be misread by whoever knows this one.`,
    ),
    workspace: described(text, 'Its slug.', 'acme'),
    environment: z.enum(ENVIRONMENTS),
    configHash: described(digest, 'Of the trust, as verdicts carry it.'),
    providers: described(z.array(provider), 'Enabled ones of the environment.'),
    others: described(
      z.array(other),
      'Disabled ones and those of other environments, so that a refusal can say which it is.',
    ),
    policies: described(z.array(policy), 'In the order of their ids.'),
    machineKeys: described(
      z.array(machineKey),
      'Those that are revoked or expired too, so that a refusal can say so.',
    ),
  }),
  'TrustBundle',
  'All that tokens are judged and decisions are made by in one environment. Nothing in it is secret, and nothing tells the time.',
);

/** A token came that the bundle in use has no key for; without `kid` it names none. */
const querystring = z
  .strictObject({
    provider: described(
      z.optional(text.check(z.maxLength(MAX_KID, `At most ${MAX_KID} characters.`))),
      'Id of the provider of a token that the bundle has no key for. One that is not in this environment counts as absent.',
      'prv_4kq7w2zr5nxmb3tf6hydc8vj',
    ),
    kid: described(
      z.optional(text.check(z.maxLength(MAX_KID, `At most ${MAX_KID} characters.`))),
      'Its key id; absent: the token names none, and no key fits its algorithm. The provider is asked for its keys once more, at most every 30 seconds.',
      '2026-11',
    ),
  })
  .check(
    z.refine(({ provider, kid }) => kid === undefined || provider !== undefined, {
      path: ['provider'],
      message: 'Send the provider that the kid is asked of.',
    }),
  );

export type BundleQuery = z.infer<typeof querystring>;

export const GET_BUNDLE = {
  config: { access: 'bundle:read' },
  schema: {
    operationId: 'getBundle',
    tags: ['Bundle'],
    summary: 'Get the trust bundle of the key’s environment',
    description:
      'Everything that tokens are judged and decisions are made by, for judging in your own process; the SDK does that in `mode: "local"`. Send the ETag as If-None-Match and ask every few seconds: what did not change is a 304 without a body. It is compressed where Accept-Encoding takes gzip. Keys of a provider that does not answer are null and come with a later request; a first request waits 2 seconds for them at most.',
    querystring,
    response: {
      200: answers(bundleSchema, 'The bundle.'),
      304: answersNothing('The bundle that If-None-Match names still holds.'),
    },
  },
} as const;
