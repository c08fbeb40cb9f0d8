import { permissionsOfScopes, SCOPES } from '@/lib/core/access/api-key';
import { PERMISSIONS } from '@/lib/core/access/permissions';
import { type Json, objectAt } from './openapi-json';

/** The scopes of which a route wants one; null: any key does. */
export function scopesFor(access: string): readonly string[] | null {
  const permission = PERMISSIONS.find((known) => known === access);
  if (permission === undefined) return null;
  return SCOPES.filter((scope) => permissionsOfScopes([scope]).has(permission));
}

/** What every refusal of a kind says, for those that any operation may answer. */
export const COMMON_RESPONSES = {
  BadRequest: [400, 'What was sent is not understood; `fields` names the places.'],
  Unauthenticated: [401, 'No API key came, or it is malformed, unknown, revoked or expired.'],
  Forbidden: [
    403,
    'The scopes of the key do not include this, or X-Claimcheck-Workspace names another workspace than that of the key.',
  ],
  TooManyRequests: [429, 'The key sends too many requests; Retry-After says when to go on.'],
  Unavailable: [503, 'The database does not answer; try again after Retry-After.'],
} as const;

type CommonName = keyof typeof COMMON_RESPONSES;

/** An operation with who may call it, what it may answer besides, and the headers of its answers. */
export function completeOperation(operation: Json, access: string, hasInput: boolean): Json {
  if (access === 'public') return { ...operation, security: [] };
  const scopes = scopesFor(access);
  const common: CommonName[] = ['Unauthenticated', 'Forbidden', 'TooManyRequests', 'Unavailable'];
  if (hasInput) common.unshift('BadRequest');
  const references = common.map((name) => [
    COMMON_RESPONSES[name][0],
    { $ref: `#/components/responses/${name}` },
  ]);
  const responses = { ...Object.fromEntries(references), ...objectAt(operation, 'responses') };
  return {
    security: [{ apiKey: [] }],
    ...operation,
    responses: withHeaders(String(operation.operationId), responses),
    ...(scopes !== null && { 'x-scopes': scopes }),
  };
}

const header = (description: string) => ({ description, schema: { type: 'string' } });

const ETAG = { ETag: header('The version, for If-Match.') };
const BUNDLE_HEADERS = {
  ETag: header('SHA-256 of the bundle, in quotation marks; for If-None-Match.'),
  'Cache-Control': header('`private, no-cache`: keep it, and ask whether it still holds.'),
  'X-Claimcheck-Revision': header(
    'Number of the configuration that the bundle was made by. One lower than before is the answer of a process that is behind, unless a backup was restored.',
  ),
};
const RETRY_AFTER = { 'Retry-After': header('In seconds.') };
const X_AUTH = Object.fromEntries(
  ['Subject', 'Issuer', 'Provider', 'Permissions', 'Expires', 'Kind'].map((name) => [
    `X-Auth-${name}`,
    header('Percent-encoded where it is not plain ASCII; empty: nothing to say.'),
  ]),
);

/** By operation and status. */
const HEADERS: Readonly<Record<string, Json>> = {
  'createProvider 201': {
    ...ETAG,
    Location: header('The address of the provider.'),
    'Idempotency-Replayed': header('`true` where the answer is that of an earlier request.'),
  },
  'getProvider 200': ETAG,
  'updateProvider 200': ETAG,
  'updateProvider 412': ETAG,
  'deleteProvider 412': ETAG,
  'getBundle 200': BUNDLE_HEADERS,
  'getBundle 304': BUNDLE_HEADERS,
  'verifyToken 503': RETRY_AFTER,
  'checkAuthorization 503': RETRY_AFTER,
  'checkAuthorizations 503': RETRY_AFTER,
  'forwardAuth 200': X_AUTH,
  'forwardAuthPost 200': X_AUTH,
  'forwardAuth 503': RETRY_AFTER,
  'forwardAuthPost 503': RETRY_AFTER,
};

function withHeaders(operationId: string, responses: Json): Json {
  const entries = Object.entries(responses).map(([status, response]) => {
    const headers = HEADERS[`${operationId} ${status}`];
    return [status, headers === undefined ? response : { ...Object(response), headers }];
  });
  return Object.fromEntries(entries);
}

/** The refusals that operations refer to. */
export function commonResponses(): Json {
  const entries = Object.entries(COMMON_RESPONSES).map(([name, [status, description]]) => [
    name,
    {
      description,
      ...(status === 429 || status === 503 ? { headers: RETRY_AFTER } : {}),
      ...(status === 401
        ? { headers: { 'WWW-Authenticate': header('`Bearer` (RFC 6750).') } }
        : {}),
      content: {
        'application/json': { schema: { $ref: '#/components/schemas/Failure' } },
      },
    },
  ]);
  return Object.fromEntries(entries);
}
