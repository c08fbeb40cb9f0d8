import * as z from 'zod/mini';
import { PROVIDER_TYPES } from '@/lib/core/providers/draft';
import { described, documented } from '../openapi-registry';
import { answers, answersNothing, refuses } from './answers';
import {
  keysRefreshedSchema,
  providerPageSchema,
  providerSchema,
  testAnswerSchema,
} from './provider-answer-schema';
import { newProviderSchema, providerPatchSchema, testedProviderSchema } from './provider-schema';

const tags = ['Providers'];
const id = described(
  z.string().check(z.regex(/^[\w-]{1,64}$/, 'This is not an id.')),
  'The id of the provider.',
  'prv_4kq7w2zr5nxmb3tf6hydc8vj',
);
const params = z.strictObject({ id });

const limit = z.pipe(
  z.string().check(z.regex(/^-?\d{1,15}$/, 'Enter a whole number.')),
  z.transform(Number),
);
documented.add(limit, {
  type: 'integer',
  pattern: undefined,
  minimum: 1,
  maximum: 100,
  default: 50,
  description: 'How many a page has; what is beyond 1 to 100 is brought into it.',
});

const text = z.string();
const ifMatch = described(
  z.optional(text),
  'The ETag of the provider as it was read. A change without it is 428, one of another version 412.',
  '"3"',
);
const conditional = z.looseObject({ 'if-match': ifMatch });

/** The header that makes repetitions of a create harmless. */
export const idempotentHeaders = z.looseObject({
  'idempotency-key': described(
    z.optional(text),
    '1 to 255 printable characters of your own, new for each create. For 24 hours a repetition with the same body gets the same answer and has no second effect; with another body it is 422. A refused request leaves nothing behind.',
    '7f6c1d0e-9f4e-4a53-8f0e-2f1d6a9f3a11',
  ),
});

const NOT_FOUND = refuses('There is no such provider in the workspace and environment of the key.');
const TAKEN = refuses('Another enabled provider of the environment has the issuer; it is named.');
const STALE = refuses('Another version holds; `conflict.currentVersion` and ETag say which.');
const UNCONDITIONAL = refuses('If-Match is absent.');
const PROVIDER = answers(providerSchema, 'The provider, with its ETag.');

export const LIST = {
  config: { access: 'providers:read' },
  schema: {
    operationId: 'listProviders',
    tags,
    summary: 'List providers',
    description: 'The providers of the key’s environment by name, a page at a time.',
    querystring: z.strictObject({
      query: described(z.optional(text.check(z.maxLength(200))), 'Part of a name or an issuer.'),
      type: described(z.optional(z.enum(PROVIDER_TYPES)), 'Only this type.'),
      health: described(
        z.optional(z.enum(['good', 'warning', 'bad', 'untested'])),
        'Only with this outcome of the last test.',
      ),
      after: described(z.optional(text.check(z.maxLength(2048))), '`next` of the page before.'),
      limit: z.optional(limit),
    }),
    response: { 200: answers(providerPageSchema, 'One page.') },
  },
} as const;

export const CREATE = {
  config: { access: 'providers:write' },
  schema: {
    operationId: 'createProvider',
    tags,
    summary: 'Create a provider',
    headers: idempotentHeaders,
    body: newProviderSchema,
    response: {
      201: answers(providerSchema, 'The new provider, with its address in Location and its ETag.'),
      409: TAKEN,
      422: refuses('The Idempotency-Key was used for another request.'),
    },
  },
} as const;

export const READ = {
  config: { access: 'providers:read' },
  schema: {
    operationId: 'getProvider',
    tags,
    summary: 'Read a provider',
    params,
    response: { 200: PROVIDER, 404: NOT_FOUND },
  },
} as const;

export const CHANGE = {
  config: { access: 'providers:write' },
  schema: {
    operationId: 'updateProvider',
    tags,
    summary: 'Change a provider',
    description: 'Changes what is given and keeps the rest.',
    headers: conditional,
    params,
    body: providerPatchSchema,
    response: { 200: PROVIDER, 404: NOT_FOUND, 409: TAKEN, 412: STALE, 428: UNCONDITIONAL },
  },
} as const;

export const DELETE = {
  config: { access: 'providers:delete' },
  schema: {
    operationId: 'deleteProvider',
    tags,
    summary: 'Delete a provider',
    description: 'Its tokens are refused from then on. Its history of changes stays.',
    headers: conditional,
    params,
    response: {
      204: answersNothing('It is deleted.'),
      404: NOT_FOUND,
      412: STALE,
      428: UNCONDITIONAL,
    },
  },
} as const;

export const TEST = {
  config: { access: 'providers:test' },
  schema: {
    operationId: 'testProvider',
    tags,
    summary: 'Test a connection',
    description:
      'Asks the provider for its documents and keys as a verification would, and says what they mean. A provider that does not answer is a report as well: 200 with `success` false.',
    body: testedProviderSchema,
    response: { 200: answers(testAnswerSchema, 'The report.'), 404: NOT_FOUND },
  },
} as const;

export const REFRESH = {
  config: { access: 'providers:refresh' },
  schema: {
    operationId: 'refreshProviderKeys',
    tags,
    summary: 'Refresh the keys of a provider',
    description:
      'Fetches the discovery document and the keys anew, for every process within a second. What cannot be fetched changes nothing and is an answer as well. At most once in 10 seconds.',
    params,
    response: { 200: answers(keysRefreshedSchema, 'How it ended.'), 404: NOT_FOUND },
  },
} as const;
