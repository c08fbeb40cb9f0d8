import * as z from 'zod/mini';
import { PROVIDER_TYPES } from '@/lib/core/providers/draft';
import { CHECKS, NEAR_MISSES } from '@/lib/core/tokens/verdict';
import { component, described } from '../openapi-registry';

const text = z.string();

/** The provider of a verdict. */
export const verdictProvider = described(
  z.nullable(z.strictObject({ id: text, name: text, type: z.enum(PROVIDER_TYPES) })),
  'The provider that the issuer selected; null: none, or it was a machine key.',
);
/** By what a verdict was reached. */
export const verdictConfigHash = described(
  text,
  'SHA-256 of the trusted providers that it was judged by.',
);
const comparison = {
  expected: described(z.nullable(text), 'The accepted value that is nearest; null: none.'),
  actual: described(z.nullable(text), 'What came; null: it is absent.'),
  alsoExpected: described(z.array(text), 'Other values that are accepted.'),
  alsoActual: described(z.array(text), 'Other values that the token names.'),
};
const nearMiss = described(
  z.nullable(z.enum(NEAR_MISSES)),
  'The usual mistake that it is; providers of other environments and disabled ones go unnamed.',
);

const fault = z.looseObject({ code: text, message: text, nearMiss, ...comparison });
const check = component(
  z.discriminatedUnion('outcome', [
    z.strictObject({ check: z.enum(CHECKS), outcome: z.literal('passed'), found: text }),
    z.strictObject({ check: z.enum(CHECKS), outcome: z.literal('failed'), fault }),
    z.strictObject({ check: z.enum(CHECKS), outcome: z.literal('not_reached') }),
  ]),
  'Check',
  'One check and how it ended; `not_reached`: it depends on one that failed.',
);
const checks = described(z.optional(z.array(check)), 'With `explain`: all checks in order.');

const asked = {
  allowed: described(
    z.optional(z.boolean()),
    'With `?permission=`: whether the token has all that were asked for.',
  ),
  missing: described(z.optional(z.array(text)), 'With `?permission=`: those that it lacks.'),
};

const valid = component(
  z.strictObject({
    valid: z.literal(true),
    kind: described(z.enum(['token', 'machine_key']), 'A token of a user, or a machine key.'),
    subject: described(text, '`sub`; of a machine key its id.'),
    name: described(z.optional(text), 'Of a machine key only.'),
    issuer: described(z.nullable(text), '`iss`; null for a machine key.'),
    claims: described(z.record(z.string(), z.unknown()), 'All claims; none for a machine key.'),
    permissions: described(z.array(text), 'From the permissions claim, or of the machine key.'),
    expiresAt: described(z.nullable(z.number()), '`exp`, in seconds; null: it does not end.'),
    checks,
    ...asked,
    provider: verdictProvider,
    configHash: verdictConfigHash,
  }),
  'ValidToken',
  'A good token.',
);

const refused = component(
  z.strictObject({
    valid: z.literal(false),
    code: described(text, 'Why, in a word that never changes.', 'TOKEN_EXPIRED'),
    message: described(
      text,
      'Why, in a sentence with the values in it; it is for you, and not for whoever sent the token.',
    ),
    check: described(z.nullable(z.enum(CHECKS)), 'The check that failed first.'),
    ...comparison,
    nearMiss,
    retryable: described(
      z.optional(z.boolean()),
      'In a batch, with `JWKS_FETCH_FAILED`: nothing was said about the token.',
    ),
    checks,
    ...asked,
    provider: verdictProvider,
    configHash: verdictConfigHash,
  }),
  'RefusedToken',
  'A token that must not be accepted.',
);

const unjudged = component(
  z.strictObject({
    valid: z.literal(false),
    code: text,
    message: text,
    retryable: z.boolean(),
  }),
  'UnjudgedToken',
  'A token of a batch about which nothing could be found out.',
);

/** The verdict of one token. */
export const verdictSchema = component(
  z.union([valid, refused]),
  'Verdict',
  'What was found out about a token.',
);

/** What is answered with `?style=detail`. */
export const detailSchema = component(
  z.strictObject({ detail: text }),
  'Detail',
  'A refusal as `?style=detail` words it.',
  [{ detail: 'Token has expired.' }],
);

/** The verdicts of a batch. */
export const batchVerdictSchema = component(
  z.strictObject({
    results: described(z.array(z.union([valid, refused, unjudged])), 'In the order of the tokens.'),
  }),
  'BatchVerdict',
  'What was found out about each.',
);
