import * as z from 'zod/mini';
import { PROVIDER_TYPES } from '@/lib/core/providers/draft';
import { CHECKS, NEAR_MISSES } from '@/lib/core/tokens/verdict';
import { failureSchema } from '../failure-schema';
import { component, described } from '../openapi-registry';
import { answers, answersNothing, refuses } from './answers';
import { MAX_BATCH } from './verify-request';

const tags = ['Tokens'];
const text = z.string();

const provider = described(
  z.nullable(z.strictObject({ id: text, name: text, type: z.enum(PROVIDER_TYPES) })),
  'The provider that the issuer selected; null: none, or it was a machine key.',
);
const configHash = described(text, 'SHA-256 of the trusted providers that it was judged by.');
const comparison = {
  expected: described(z.nullable(text), 'The accepted value that is nearest; null: none.'),
  actual: described(z.nullable(text), 'What came; null: it is absent.'),
  alsoExpected: described(z.array(text), 'Other values that are accepted.'),
  alsoActual: described(z.array(text), 'Other values that the token names.'),
};
const nearMiss = described(z.nullable(z.enum(NEAR_MISSES)), 'The usual mistake that it is.');

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
    provider,
    configHash,
  }),
  'ValidToken',
  'A good token.',
);

const refused = component(
  z.strictObject({
    valid: z.literal(false),
    code: described(text, 'Why, in a word that never changes.', 'TOKEN_EXPIRED'),
    message: described(text, 'Why, in a sentence with the values in it.'),
    check: described(z.nullable(z.enum(CHECKS)), 'The check that failed first.'),
    ...comparison,
    nearMiss,
    retryable: described(
      z.optional(z.boolean()),
      'In a batch, with `JWKS_FETCH_FAILED`: nothing was said about the token.',
    ),
    checks,
    ...asked,
    provider,
    configHash,
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

const answer = component(z.union([valid, refused]), 'Verdict', 'What was found out about a token.');

/** What is answered with `?style=detail`. */
export const detailSchema = component(
  z.strictObject({ detail: text }),
  'Detail',
  'A refusal as `?style=detail` words it.',
  [{ detail: 'Token has expired.' }],
);

const explain = described(z.optional(z.boolean()), 'List all checks; default false.');

/** The body of a verification. */
export const verifySchema = component(
  z.strictObject({ token: described(text, 'The token as it came, without `Bearer`.'), explain }),
  'Verification',
  'A token to judge.',
  [{ token: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2ln', explain: true }],
);

const batchSchema = component(
  z.strictObject({
    tokens: described(
      z.array(text).check(z.minLength(1), z.maxLength(MAX_BATCH)),
      `1 to ${MAX_BATCH} tokens.`,
    ),
    explain,
  }),
  'VerificationBatch',
  'Tokens to judge.',
  [{ tokens: ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2ln', 'not a token'] }],
);

const batchAnswer = component(
  z.strictObject({
    results: described(z.array(z.union([valid, refused, unjudged])), 'In the order of the tokens.'),
  }),
  'BatchVerdict',
  'What was found out about each.',
);

const permission = described(
  z.optional(z.union([text, z.array(text)])),
  'Permissions that the token has to have; repeated, or separated by commas.',
  'catalog:read',
);
const style = described(
  z.optional(z.literal('detail')),
  'Refusals as `{"detail": "…"}` with 401 and 403, for clients that compare these strings.',
);
const querystring = z.strictObject({ permission, style });

const retryLater = described(
  z.union([z.looseObject({ ...failureSchema.shape, provider, configHash }), detailSchema]),
  'Code `JWKS_FETCH_FAILED`.',
);
const UNREACHABLE = answers(
  retryLater,
  'The keys of a trusted provider cannot be had. Nothing is said about the token; try again after Retry-After.',
);

export const VERIFY = {
  config: { access: 'tokens:verify' },
  schema: {
    operationId: 'verifyToken',
    tags,
    summary: 'Verify a token',
    description:
      'A refused token is an answer as well: 200 with `valid` false, the code and what was expected. A machine key is taken in place of a token.',
    querystring,
    body: verifySchema,
    response: { 200: answers(answer, 'The verdict.'), 503: UNREACHABLE },
  },
} as const;

export const VERIFY_BATCH = {
  config: { access: 'tokens:verify' },
  schema: {
    operationId: 'verifyTokens',
    tags,
    summary: `Verify up to ${MAX_BATCH} tokens`,
    body: batchSchema,
    response: { 200: answers(batchAnswer, 'The verdicts.') },
  },
} as const;

const NO_TOKEN = 'No token came, or it is refused; WWW-Authenticate says why (RFC 6750).';

/** `/v1/forward-auth`; `operationId` differs by method. */
export function forwardAuth(operationId: string, summary = 'Answer a reverse proxy') {
  return {
    config: { access: 'tokens:verify' },
    schema: {
      operationId,
      tags,
      summary,
      description:
        'For nginx auth_request, Caddy forward_auth, Traefik ForwardAuth and Envoy ext_authz. Authorization holds the token of the user, X-Claimcheck-Key the API key. A good token is 200 with X-Auth-Subject, X-Auth-Issuer, X-Auth-Provider, X-Auth-Permissions, X-Auth-Expires and X-Auth-Kind, each percent-encoded where it is not plain ASCII, and empty where there is nothing to say. For Envoy, which adds the path of the request, the same is at /v1/forward-auth/….',
      security: [{ claimcheckKey: [], userToken: [] }],
      querystring,
      headers: z.looseObject({
        'x-claimcheck-permission': described(
          z.optional(text),
          'Permissions that the token has to have, where the address cannot hold them.',
        ),
      }),
      response: {
        200: answersNothing('The request may pass.'),
        401: refuses(NO_TOKEN),
        403: refuses('The token lacks a permission, or the API key lacks the scope `verify`.'),
        503: UNREACHABLE,
      },
    },
  } as const;
}
