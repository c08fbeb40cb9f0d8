import * as z from 'zod/mini';
import { ENVIRONMENTS } from '../providers/draft';
import { problemOfContext } from './context-bounds';
import { EFFECTS } from './specification';
import { MAX_POLICY_NAME, MAX_TARGET_NAME, MAX_TEXT, MAX_VALUES } from './specification-limits';

export const MAX_POLICY_PERMISSIONS = 100;
export const MAX_POLICY_TESTS = 200;
export const MAX_PERMISSION_ACTIONS = 50;
export const MAX_PRIORITY = 1000;

const MAX_ATTRIBUTES = 101;

const line = (max: number, what: string) =>
  z
    .string(`${what} is a text.`)
    .check(
      z.trim(),
      z.minLength(1, `${what} has at least one character.`),
      z.maxLength(max, `${what} has at most ${max} characters.`),
    );

const resource = line(MAX_TARGET_NAME, 'A resource').check(
  z.refine(
    (name) => name !== '*',
    'Name the resource: * would decide on everything, also on what comes later.',
  ),
);

const action = line(MAX_TARGET_NAME, 'An action');

const permission = z.strictObject({
  resource,
  actions: z.array(action).check(
    z.minLength(1, 'Name at least one action, or * for any.'),
    z.maxLength(MAX_PERMISSION_ACTIONS, `At most ${MAX_PERMISSION_ACTIONS} actions.`),
    z.refine((names) => new Set(names).size === names.length, 'An action is named twice.'),
  ),
  priority: z
    .number('A priority is a whole number.')
    .check(
      z.int('A priority is a whole number.'),
      z.gte(-MAX_PRIORITY, `From -${MAX_PRIORITY} to ${MAX_PRIORITY}.`),
      z.lte(MAX_PRIORITY, `From -${MAX_PRIORITY} to ${MAX_PRIORITY}.`),
    ),
  environment: z.nullable(
    z.enum(ENVIRONMENTS, 'Choose production, staging, development or all of them.'),
  ),
});

const text = z.string().check(z.maxLength(MAX_TEXT, `A text has at most ${MAX_TEXT} characters.`));
const scalar = z.union([text, z.number(), z.boolean()]);
const value = z.union(
  [scalar, z.array(scalar).check(z.maxLength(MAX_VALUES))],
  `A text of up to ${MAX_TEXT} characters, a number, true, false, or a list of up to ${MAX_VALUES} of these.`,
);

const attributeName = z
  .string()
  .check(
    z.regex(
      /^(?:ext_[A-Za-z_][A-Za-z0-9_]{0,63}|permissions)$/,
      'A test gives values to permissions and to attributes that begin with ext_.',
    ),
  );

const context = z.custom<Readonly<Record<string, z.core.util.JSONType>>>(
  (input) => problemOfContext(input) === null,
  { error: ({ input }) => problemOfContext(input) ?? undefined },
);

/** A named case of a policy. */
export const policyTestSchema = z.strictObject({
  name: line(MAX_POLICY_NAME, 'The name of a test'),
  attributes: z
    .record(attributeName, value)
    .check(
      z.refine(
        (given) => Object.keys(given).length <= MAX_ATTRIBUTES,
        `At most ${MAX_ATTRIBUTES} attributes.`,
      ),
    ),
  resource,
  action,
  context,
  now: z.nullable(
    z.iso.datetime({
      offset: true,
      error: 'A moment is written like 2026-11-21T09:00:00Z, or null for the moment of the run.',
    }),
  ),
  expected: z.enum(EFFECTS, 'Choose Allow or Deny.'),
});

/** A policy as it is edited, but for its specification, which `readSpecification` reads. */
export const policyDraftSchema = z.strictObject({
  name: line(MAX_POLICY_NAME, 'A name'),
  specification: z.unknown(),
  permissions: z
    .array(permission)
    .check(z.maxLength(MAX_POLICY_PERMISSIONS, `At most ${MAX_POLICY_PERMISSIONS} permissions.`)),
  tests: z.array(policyTestSchema).check(
    z.maxLength(MAX_POLICY_TESTS, `At most ${MAX_POLICY_TESTS} tests.`),
    z.refine(
      (tests) => new Set(tests.map(({ name }) => name)).size === tests.length,
      'Two tests have the same name.',
    ),
  ),
});
