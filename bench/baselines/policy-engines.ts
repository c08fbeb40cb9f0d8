import { createMongoAbility, type MongoAbility } from '@casl/ability';
import { newEnforcer, newModelFromString, StringAdapter } from 'casbin';
import { mapClaims } from '@/lib/core/claims/map-claims';
import { compilePolicies } from '@/lib/core/policies/compile-policies';
import type { DecisionRequest } from '@/lib/core/policies/decision';
import type { ActivePolicy } from '@/lib/core/policies/policy';

/** Who asks; in each engine the rule is: role is admin, or plan is premium or enterprise. */
export const SUBJECTS = [
  { role: 'admin', plan: 'free' },
  { role: 'member', plan: 'premium' },
  { role: 'member', plan: 'enterprise' },
  { role: 'member', plan: 'free' },
] as const;

export interface PolicyEngine {
  /** Decides for a subject, by its number. Makes a request of its own each time, as a server does. */
  readonly decide: (subject: number, resource: string) => boolean;
  /** Decides once more and tells how; the product alone can. */
  readonly explain?: (subject: number, resource: string) => boolean;
}

const ACTION = 'read';
const RESOURCE = (at: number) => `resource-${at}`;

/** The resources that have a policy each. */
export function resourcesOf(policies: number): readonly string[] {
  return Array.from({ length: policies }, (_, at) => RESOURCE(at));
}

/** The product. It does more than either peer: absent claims, priorities, defaults, the rule that decided. */
export function product(policies: number): PolicyEngine {
  const engine = compilePolicies(resourcesOf(policies).map(policyFor), 'production');
  const mappings = ['role', 'plan'].map((name) => ({
    jwtPath: name,
    attribute: name,
    required: false,
  }));
  // What a token says is mapped once, whatever it is then used for.
  const attributes = SUBJECTS.map((claims) => mapClaims({ ...claims }, mappings).attributes);
  const requestFor = (subject: number, resource: string): DecisionRequest => ({
    attributes: nth(attributes, subject),
    resource,
    action: ACTION,
    context: {},
    now: 1_700_000_000_000,
  });
  return {
    decide: (subject, resource) => engine.decide(requestFor(subject, resource)).allowed,
    explain: (subject, resource) => engine.explain(requestFor(subject, resource)).decision.allowed,
  };
}

function policyFor(resource: string): ActivePolicy {
  const common = { name: resource, version: 1 };
  const permission = { resource, actions: [ACTION], priority: 0, environment: null };
  return {
    id: `pol_${resource}`,
    ...common,
    permissions: [permission],
    specification: {
      rules: [
        {
          rule_id: 'admin',
          effect: 'Allow',
          conditions: [{ function: 'string_equal', attribute: 'ext_role', value: 'admin' }],
        },
        {
          rule_id: 'plan',
          effect: 'Allow',
          conditions: [
            {
              function: 'string_one_of',
              attribute: 'ext_plan',
              values: ['premium', 'enterprise'],
            },
          ],
        },
      ],
      default: { effect: 'Deny' },
    },
  };
}

/**
 * CASL, built once, with conditions on the subject, whose type is one of its members (`detectSubjectType`;
 * marking each new object with `subject()` would be slower). It finds rules by action and type, as the
 * product does; what is absent is merely unequal.
 */
export function casl(policies: number): PolicyEngine {
  const rules = resourcesOf(policies).flatMap((resource) => [
    { action: ACTION, subject: resource, conditions: { role: 'admin' } },
    {
      action: ACTION,
      subject: resource,
      conditions: { plan: { $in: ['premium', 'enterprise'] } },
    },
  ]);
  const ability: MongoAbility = createMongoAbility(rules, {
    detectSubjectType: (asked) => String(asked.type),
  });
  return {
    decide: (subject, type) => ability.can(ACTION, { type, ...nth(SUBJECTS, subject) }),
  };
}

const MODEL = `
[request_definition]
r = sub, obj, act
[policy_definition]
p = obj, act
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.obj == p.obj && r.act == p.act && (r.sub.role == "admin" || r.sub.plan == "premium" || r.sub.plan == "enterprise")
`;

/**
 * casbin with its synchronous call and the rule in the matcher, its quickest form (a rule that each policy
 * has for itself is evaluated from text). It asks every policy, as it has no index.
 */
export async function casbin(policies: number): Promise<PolicyEngine> {
  const lines = resourcesOf(policies).map((resource) => `p, ${resource}, ${ACTION}`);
  const enforcer = await newEnforcer(
    newModelFromString(MODEL),
    new StringAdapter(lines.join('\n')),
  );
  return {
    decide: (subject, resource) => enforcer.enforceSync(nth(SUBJECTS, subject), resource, ACTION),
  };
}

function nth<T>(list: readonly T[], at: number): T {
  const found = list[at];
  if (found === undefined) throw new Error(`There is no subject ${at}.`);
  return found;
}
