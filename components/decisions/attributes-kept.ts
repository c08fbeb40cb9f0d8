import type { Attributes, AttributeValue } from '@/lib/core/policies/attributes';
import { attributesIn } from '@/lib/core/policies/attributes-in';
import type { Simulation } from './use-simulation';

/** The attributes that the policies look at: a test that is kept holds nothing else of a person. */
export function attributesLookedAt(simulation: Simulation): Attributes {
  const names = new Set(simulation.policies.flatMap((one) => [...attributesIn(one.specification)]));
  const kept: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(simulation.question.request.attributes)) {
    if (names.has(name)) kept[name] = value;
  }
  return kept;
}
