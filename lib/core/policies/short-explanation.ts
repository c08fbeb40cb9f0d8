import type { Attributes, AttributeValue } from './attributes';
import type { AttributeChange, ChangeAlternative, SmallestChange } from './change';
import type { ConditionTrace, DecisionTrace } from './decision';
import { shortCondition, shortened } from './shortened';

/** A change whose values are shortened; the sizes are those of `Shortened`. */
export interface ShortChange extends AttributeChange {
  readonly fromSize: number | null;
  readonly toSize: number | null;
}

/** The smallest change as an answer tells it. */
export type ShortSmallestChange =
  | Exclude<SmallestChange, { kind: 'found' }>
  | (Omit<Extract<SmallestChange, { kind: 'found' }>, 'alternatives'> & {
      readonly alternatives: readonly (Omit<ChangeAlternative, 'changes'> & {
        readonly changes: readonly ShortChange[];
      })[];
    });

/** Attributes with the beginnings of what is long, and how long that is, by name. */
export interface ShortAttributes {
  readonly attributes: Attributes;
  readonly sizes: Readonly<Record<string, number>>;
}

/** Attributes as an answer tells them. */
export function shortAttributes(attributes: Attributes): ShortAttributes {
  const all = Object.entries(attributes).map(([name, value]) => ({ name, ...shortened(value) }));
  return {
    attributes: Object.fromEntries(all.map(({ name, value }) => [name, value])),
    sizes: Object.fromEntries(
      all.flatMap(({ name, size }) => (size === null ? [] : [[name, size]])),
    ),
  };
}

/** A trace as an answer tells it: its conditions without what is long in them. */
export function shortTrace(trace: DecisionTrace): DecisionTrace {
  // That a policy cannot be read is told by the sentence of the decision.
  const permissions = trace.permissions.map(({ unreadable: _, ...permission }) => ({
    ...permission,
    rules: permission.rules.map((rule) => ({
      ...rule,
      conditions: rule.conditions.map(shortNode),
    })),
  }));
  return { ...trace, permissions };
}

function shortNode(node: ConditionTrace): ConditionTrace {
  return node.kind === 'condition'
    ? { ...node, condition: shortCondition(node.condition) }
    : { ...node, parts: node.parts.map(shortNode) };
}

/** A change as an answer tells it. */
export function shortChange(change: SmallestChange): ShortSmallestChange {
  if (change.kind !== 'found') return change;
  const alternatives = change.alternatives.map((one) => ({
    ...one,
    changes: one.changes.map(shortOne),
  }));
  return { ...change, alternatives };
}

function shortOne(change: AttributeChange): ShortChange {
  const [from, to] = [shortenedOrNull(change.from), shortenedOrNull(change.to)];
  return {
    ...change,
    condition: shortCondition(change.condition),
    from: from.value,
    fromSize: from.size,
    to: to.value,
    toSize: to.size,
  };
}

function shortenedOrNull(value: AttributeValue | null) {
  return value === null ? { value, size: null } : shortened(value);
}
