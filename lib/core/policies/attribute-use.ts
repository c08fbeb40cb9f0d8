import type { AttributeScalar, AttributeValue } from './attributes';
import { CONTEXT_PREFIX, MAPPED_PREFIX } from './attributes';
import type { CompiledCondition, CompiledNode } from './compile-node';
import type { DecisionRequest } from './decision';
import { attributeReader, knownValue } from './read-attribute';

/** A condition that looks at an attribute, as what it compares or as what it compares with. */
export interface AttributeUse {
  readonly node: CompiledCondition;
  readonly side: 'attribute' | 'valueFrom';
}

/** Every condition among nodes, those within composites too. */
export function leavesOf(nodes: readonly CompiledNode[]): readonly CompiledCondition[] {
  return nodes.flatMap((node) => (node.kind === 'condition' ? [node] : leavesOf(node.parts)));
}

/** The attributes that conditions look at, each once, in order of appearance. */
export function attributesOf(nodes: readonly CompiledNode[]): readonly string[] {
  const names = leavesOf(nodes).flatMap(({ condition: { attribute, valueFrom } }) =>
    valueFrom === undefined ? [attribute] : [attribute, valueFrom],
  );
  return [...new Set(names)];
}

/** How conditions use an attribute. */
export function usesOf(
  attribute: string,
  leaves: readonly CompiledCondition[],
): readonly AttributeUse[] {
  return leaves.flatMap((node) => {
    const uses: AttributeUse[] = [];
    if (node.condition.attribute === attribute) uses.push({ node, side: 'attribute' });
    if (node.condition.valueFrom === attribute) uses.push({ node, side: 'valueFrom' });
    return uses;
  });
}

/** Whether an attribute could be another: those of claims and of the context could. */
export function isChangeable(attribute: string): boolean {
  return attribute.startsWith(MAPPED_PREFIX) || attribute.startsWith(CONTEXT_PREFIX);
}

/** The value of an attribute when policies know its type; null: it is absent, or of another. */
export function valueIn(request: DecisionRequest, attribute: string): AttributeValue | null {
  return knownValue(attributeReader(attribute)(request));
}

/** What a use compares with, value by value. */
export function operandsOf(
  use: AttributeUse,
  request: DecisionRequest,
): readonly AttributeScalar[] {
  const { node, side } = use;
  const read = side === 'attribute' ? node.readWanted : node.readActual;
  const value = knownValue(read(request));
  if (value === null) return [];
  return typeof value === 'object' ? value : [value];
}
