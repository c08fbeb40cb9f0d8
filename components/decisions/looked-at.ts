import type { AttributeValue } from '@/lib/core/policies/attributes';
import type { ActivePolicy } from '@/lib/core/policies/policy';
import type { Condition, ConditionNode } from '@/lib/core/policies/specification';

/** An attribute that policies look at, with a value of the kind that they compare with. */
export interface LookedAt {
  readonly attribute: string;
  readonly example: AttributeValue;
}

/** The attributes that policies look at, each once, in the order in which they are met. */
export function lookedAt(policies: readonly ActivePolicy[]): readonly LookedAt[] {
  const found = new Map<string, AttributeValue>();
  for (const condition of policies.flatMap(conditionsOf)) {
    const { attribute, valueFrom } = condition;
    if (!found.has(attribute)) found.set(attribute, exampleFor(condition));
    if (valueFrom !== undefined && !found.has(valueFrom))
      found.set(valueFrom, exampleFor(condition));
  }
  return [...found].map(([attribute, example]) => ({ attribute, example }));
}

function conditionsOf({ specification }: ActivePolicy): readonly Condition[] {
  return specification.rules.flatMap(({ conditions }) => conditions.flatMap(conditionsIn));
}

function conditionsIn(node: ConditionNode): readonly Condition[] {
  if ('all_of' in node) return node.all_of.flatMap(conditionsIn);
  if ('any_of' in node) return node.any_of.flatMap(conditionsIn);
  return 'not' in node ? conditionsIn(node.not) : [node];
}

function exampleFor(condition: Condition): AttributeValue {
  const [first = condition.value] = condition.values ?? [];
  if (condition.function.startsWith('list_')) return first === undefined ? [] : [first];
  if (condition.function.startsWith('number_')) return first ?? 0;
  return condition.function === 'ip_in_cidr' ? '127.0.0.1' : (first ?? '');
}
