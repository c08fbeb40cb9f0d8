import * as z from 'zod/mini';
import { SCOPES } from '@/lib/core/access/api-key';
import { OVERLAPS } from '@/lib/core/access/key-overlap';
import { ENVIRONMENTS } from '@/lib/core/providers/draft';
import { component, described } from '../openapi-registry';
import { answers, refuses } from './answers';
import { idempotentHeaders } from './providers-schema';

const tags = ['API keys'];
const text = z.string();
const time = described(z.string(), 'ISO 8601.', '2026-11-21T09:08:07.006Z');

/** A key as it may see itself. */
export const apiKeySchema = component(
  z.strictObject({
    id: described(text, 'Its id.', 'key_4kq7w2zr5nxmb3tf6hydc8vj'),
    name: text,
    environment: z.enum(ENVIRONMENTS),
    prefix: described(text, 'The beginning, by which people know it.', 'cck_live_7Kd0PqzXw3Ra'),
    scopes: z.array(z.enum(SCOPES)),
    createdAt: time,
    createdBy: text,
    expiresAt: described(z.nullable(text), 'ISO 8601; null: it does not end.'),
    revokedAt: described(z.nullable(text), 'ISO 8601; null: it was not revoked.'),
    replacesId: described(z.nullable(text), 'The key that it was made in place of; null: none.'),
    lastUsedAt: described(z.nullable(text), 'To the minute; null: never.'),
  }),
  'ApiKey',
  'An API key, without its secret.',
);

const rotatedSchema = component(
  z.strictObject({
    key: apiKeySchema,
    plaintext: described(text, 'The whole new key. It is in this answer and nowhere else.'),
    replaced: apiKeySchema,
  }),
  'RotatedKey',
  'The new key, and the old one with the end that it has now.',
);

/** The body of a rotation. */
export const rotationSchema = component(
  z.strictObject({
    overlapSeconds: described(
      z.literal(OVERLAPS, 'Choose 0, 3600, 86400 or 604800 seconds.'),
      'How long the old key goes on working beside the new one.',
    ),
  }),
  'KeyRotation',
  'How a key is exchanged.',
  [{ overlapSeconds: 3600 }],
);

const any = { access: 'any_key' } as const;

export const DESCRIBE = {
  config: any,
  schema: {
    operationId: 'getOwnKey',
    tags,
    summary: 'Describe the key that calls',
    response: { 200: answers(apiKeySchema, 'The key.') },
  },
} as const;

export const ROTATE = {
  config: any,
  schema: {
    operationId: 'rotateOwnKey',
    tags,
    summary: 'Rotate the key that calls',
    description:
      'Makes a key with the same scopes, environment and end. The answer is the only place that has the new key: nothing of it is kept, so a repetition makes no second key and is refused with 409, naming the one that was made. A key has one successor: it can be rotated again only where an operator has revoked that one. A key that a rotation made can be rotated a minute later.',
    headers: idempotentHeaders,
    body: rotationSchema,
    response: {
      201: answers(rotatedSchema, 'The new key.'),
      409: refuses('This key was rotated before; its successor was shown then, and only then.'),
      422: refuses('The Idempotency-Key was used for another request.'),
    },
  },
} as const;

export const REVOKE = {
  config: any,
  schema: {
    operationId: 'revokeOwnKey',
    tags,
    summary: 'Revoke the key that calls',
    description:
      'It ends for good, in every process within a second. Its successor, if it was rotated, works on; where an operator revokes a key, those that came from it by rotating itself are revoked with it.',
    response: { 200: answers(apiKeySchema, 'The key as it is now.') },
  },
} as const;
