import { type AttributeUse, isChangeable, leavesOf } from './attribute-use';
import { CONTEXT_PREFIX } from './attributes';
import { type Candidates, candidatesFor } from './change-candidates';
import { type Goals, isMet, type Obligation } from './change-goals';
import type { DecisionRequest } from './decision';

/** What may be changed about a request, and to which values. */
export interface ChangeSpace {
  readonly request: DecisionRequest;
  readonly goals: Goals;
  /** The Deny rules that look at an attribute, by their index. */
  readonly deniesOf: (attribute: string) => readonly number[];
  /** The Deny rules that match the request as it is, by their index. */
  readonly denying: readonly number[];
  readonly candidatesOf: (attribute: string) => Candidates;
  /** The attributes of an obligation that may be changed. */
  readonly changeableIn: (obligation: Obligation) => readonly string[];
  /** Whether an obligation is met as the request is. */
  readonly wasMet: (obligation: Obligation) => boolean;
  /** Whether nothing was left out that could have helped, as far as candidates were asked for. */
  readonly isComplete: () => boolean;
}

/** The space of changes for goals; what it finds out, it finds out once. */
export function changeSpace(goals: Goals, request: DecisionRequest): ChangeSpace {
  const { denies } = goals;
  const obligations = [...goals.goals.flatMap(({ conditions }) => conditions), ...denies];
  const uses = usesByAttribute(obligations);
  const names = new Set(obligations.flatMap(({ attributes }) => attributes));
  let isComplete = true;
  const candidatesOf = once((attribute: string) => {
    const candidates = candidatesFor(attribute, uses.get(attribute) ?? [], request);
    isComplete &&= candidates.isComplete;
    return candidates;
  });
  const changeableIn = once(({ attributes }: Obligation) => {
    const changeable = attributes.filter(isChangeable);
    const alone = changeable.filter((attribute) => !isEntangled(attribute, names));
    isComplete &&= alone.length === changeable.length;
    return alone;
  });
  const wasMet = once((obligation: Obligation) => isMet(obligation, request));
  const deniesOf = indexByAttribute(denies);
  return {
    request,
    goals,
    deniesOf: (attribute) => deniesOf.get(attribute) ?? [],
    denying: denies.flatMap((deny, index) => (wasMet(deny) ? [] : [index])),
    candidatesOf,
    changeableIn,
    wasMet,
    isComplete: () => isComplete,
  };
}

function usesByAttribute(
  obligations: readonly Obligation[],
): ReadonlyMap<string, readonly AttributeUse[]> {
  const found = new Map<string, AttributeUse[]>();
  const add = (attribute: string, use: AttributeUse) => {
    const known = found.get(attribute);
    if (known === undefined) found.set(attribute, [use]);
    else known.push(use);
  };
  for (const node of obligations.flatMap(({ nodes }) => leavesOf(nodes))) {
    const { attribute, valueFrom } = node.condition;
    add(attribute, { node, side: 'attribute' });
    if (valueFrom !== undefined) add(valueFrom, { node, side: 'valueFrom' });
  }
  return found;
}

function indexByAttribute(denies: readonly Obligation[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, { attributes }] of denies.entries()) {
    for (const attribute of attributes) {
      const known = found.get(attribute);
      if (known === undefined) found.set(attribute, [index]);
      else known.push(index);
    }
  }
  return found;
}

/** Whether another attribute is read from within this one, so that changing it would change both. */
function isEntangled(attribute: string, names: ReadonlySet<string>): boolean {
  if (!attribute.startsWith(CONTEXT_PREFIX)) return false;
  const path = attribute.slice(CONTEXT_PREFIX.length);
  const pointer = `/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return [...names].some(
    (other) =>
      other.startsWith(`${attribute}.`) ||
      other === CONTEXT_PREFIX + pointer ||
      other.startsWith(`${CONTEXT_PREFIX}${pointer}/`),
  );
}

function once<K, V>(find: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = find(key);
    known.set(key, value);
    return value;
  };
}
