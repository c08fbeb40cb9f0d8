import * as z from 'zod/mini';
import { MAX_TARGET_NAME } from '@/lib/core/policies/specification-limits';
import { MAX_BATCH } from '@/lib/core/tokens/read-tokens';
import { failureSchema } from '../failure-schema';
import { component, described } from '../openapi-registry';
import { answers } from './answers';
import { verdictProvider } from './verify-answer-schema';

const tags = ['Decisions'];
const text = z.string();
const name = text.check(z.minLength(1), z.maxLength(MAX_TARGET_NAME));

const target = {
  resource: described(name, 'What is acted on, as permissions name it.', 'orders'),
  action: described(name, 'What would be done.', 'approve'),
  context: described(
    z.optional(z.record(text, z.unknown())),
    'What is known of this request, as `context.…` in policies; at most 16 levels and 32 KiB.',
  ),
};
const token = described(text, 'The token as it came, without `Bearer`; or a machine key.');
const explain = described(
  z.optional(z.boolean()),
  'Give attributes, trace and smallest change as well; default false.',
);

const checkSchema = component(
  z.strictObject({ token, ...target, explain }),
  'AuthorizationCheck',
  'May the holder of this token do this?',
  [
    {
      token: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2ln',
      resource: 'orders',
      action: 'approve',
      context: { orderAmount: 250 },
    },
  ],
);

const batchSchema = component(
  z.strictObject({
    token,
    checks: described(
      z.array(z.strictObject(target)).check(z.minLength(1), z.maxLength(MAX_BATCH)),
      `1 to ${MAX_BATCH} checks.`,
    ),
    explain,
  }),
  'AuthorizationBatch',
  'What may the holder of this token do?',
  [
    {
      token: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2ln',
      checks: [
        { resource: 'orders', action: 'read' },
        { resource: 'orders', action: 'approve', context: { orderAmount: 250 } },
      ],
    },
  ],
);

const policy = described(
  z.nullable(
    z.strictObject({
      id: text,
      name: text,
      version: z.number(),
      ruleId: described(z.nullable(text), 'The rule; null: the default decided.'),
      priority: described(z.nullable(z.number()), 'Of the permission that attached it.'),
    }),
  ),
  'What decided, in the version that it had; null: no policy did.',
);

const decisionSchema = component(
  z.strictObject({
    allowed: described(z.boolean(), 'Let it happen only when this is true.'),
    reason: described(
      text,
      '`RULE_ALLOWED`, `RULE_DENIED`, `DEFAULT_ALLOWED`, `DEFAULT_DENIED`, `NO_POLICY` (nothing is attached to resource and action), `MISSING_CLAIM` (a required claim is absent); of a token that is refused, its code.',
      'RULE_ALLOWED',
    ),
    message: described(text, 'The same in a sentence; it is for you, not for the holder.'),
    policy,
    decisionId: described(
      text,
      'Finds a denial in the log; whatever is allowed is in it with `LOG_LEVEL=debug` only.',
      'dec_4kq7w2zr5nxmb3tf6hydc8vj',
    ),
    subject: described(z.nullable(text), 'Who it is; null: the token is refused.'),
    provider: verdictProvider,
    attributes: described(
      z.optional(z.record(text, z.unknown())),
      'With `explain`: what policies saw of the token; of long texts and lists the beginning.',
    ),
    attributeSizes: described(
      z.optional(z.record(text, z.number())),
      'With `explain`: how many characters or entries those attributes have of which the beginning alone is given.',
    ),
    trace: described(
      z.optional(
        z.looseObject({ permissions: z.array(z.unknown()), permissionsLeftOut: z.number() }),
      ),
      'With `explain`: every permission and rule that was considered, the rules of each policy once, and what each condition compared; `permissionsLeftOut` and `rulesLeftOut` count what one answer has no room for.',
    ),
    change: described(
      z.optional(z.nullable(z.looseObject({ kind: text }))),
      'With `explain`: the fewest changes of attributes or context that would allow it; null: it is allowed.',
    ),
  }),
  'Decision',
  'Whether it may be done, and why.',
);

const batchDecisions = component(
  z.strictObject({
    decisions: described(
      z.array(decisionSchema),
      'In the order of the checks, all by the same policies.',
    ),
  }),
  'BatchDecision',
  'What was decided about each.',
);

const UNREACHABLE = answers(
  z.looseObject({ ...failureSchema.shape, provider: verdictProvider }),
  'Code `JWKS_FETCH_FAILED`: the keys of a trusted provider cannot be had. Nothing was decided; try again after Retry-After.',
);

export const CHECK_AUTHORIZATION = {
  config: { access: 'decisions:check' },
  schema: {
    operationId: 'checkAuthorization',
    tags,
    summary: 'Decide',
    description:
      'Judges the token as `/v1/verify` does and decides by the policies of the workspace. A denial is an answer as well: 200 with `allowed` false; so is a token that is refused. A machine key is a subject too: it has `permissions`, and no attributes of claims.',
    body: checkSchema,
    response: { 200: answers(decisionSchema, 'The decision.'), 503: UNREACHABLE },
  },
} as const;

export const CHECK_AUTHORIZATION_BATCH = {
  config: { access: 'decisions:check' },
  schema: {
    operationId: 'checkAuthorizations',
    tags,
    summary: `Decide up to ${MAX_BATCH} checks of one token`,
    description: 'The token is judged once, and all decisions are made by the same policies.',
    body: batchSchema,
    response: { 200: answers(batchDecisions, 'The decisions.'), 503: UNREACHABLE },
  },
} as const;
