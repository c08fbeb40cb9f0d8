import * as z from 'zod/mini';
import { MAX_BATCH } from '@/lib/core/tokens/read-tokens';
import { failureSchema } from '../failure-schema';
import { component, described } from '../openapi-registry';
import { answers, answersNothing, refuses } from './answers';
import {
  batchVerdictSchema,
  detailSchema,
  verdictConfigHash,
  verdictProvider,
  verdictSchema,
} from './verify-answer-schema';

const tags = ['Tokens'];
const text = z.string();

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

const permission = described(
  z.optional(z.union([text, z.array(text)])),
  'Permissions that the token has to have; repeated, or separated by commas.',
  'catalog:read',
);
const style = described(
  z.optional(z.literal('detail')),
  'Refusals as `{"detail": "…"}` with 401 and 403, for clients that compare these strings. They name nothing of the configuration.',
);
const querystring = z.strictObject({ permission, style });

const basis = { provider: verdictProvider, configHash: verdictConfigHash };
const retryLater = described(
  z.union([z.looseObject({ ...failureSchema.shape, ...basis }), detailSchema]),
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
    response: { 200: answers(verdictSchema, 'The verdict.'), 503: UNREACHABLE },
  },
} as const;

export const VERIFY_BATCH = {
  config: { access: 'tokens:verify' },
  schema: {
    operationId: 'verifyTokens',
    tags,
    summary: `Verify up to ${MAX_BATCH} tokens`,
    body: batchSchema,
    response: { 200: answers(batchVerdictSchema, 'The verdicts.') },
  },
} as const;

const NO_TOKEN =
  'No token came, or it is refused; WWW-Authenticate says why in a general sentence (RFC 6750).';

/** `/v1/forward-auth`; `operationId` differs by method. */
export function forwardAuth(operationId: string, summary = 'Answer a reverse proxy') {
  return {
    config: { access: 'tokens:verify' },
    schema: {
      operationId,
      tags,
      summary,
      description:
        'For nginx auth_request, Caddy forward_auth, Traefik ForwardAuth and Envoy ext_authz. Authorization holds the token of the user, X-Claimcheck-Key the API key. A good token is 200 with X-Auth-Subject, X-Auth-Issuer, X-Auth-Provider, X-Auth-Permissions, X-Auth-Expires and X-Auth-Kind, each percent-encoded where it is not plain ASCII, and empty where there is nothing to say. For Envoy, which adds the path and query of the request, the same is at /v1/forward-auth/…, where X-Claimcheck-Permission has to be there and the query is not read.',
      security: [{ claimcheckKey: [], userToken: [] }],
      querystring,
      headers: z.looseObject({
        'x-claimcheck-permission': described(
          z.optional(text),
          'Permissions that the token has to have beside those of the address, separated by spaces or commas; `-` alone: none.',
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
