import { type AttributeUse, isChangeable, leavesOf, valueIn } from './attribute-use';
import { CONTEXT_PREFIX } from './attributes';
import { type Candidates, candidatesFor } from './change-candidates';
import { type Goals, isMet, type Obligation } from './change-goals';
import { type ChangeSteps, prepares } from './change-steps';
import type { DecisionRequest } from './decision';

/** What may be changed about a request, and to which values. */
export interface ChangeSpace {
  readonly request: DecisionRequest;
  readonly goals: Goals;
  /** What finding out anything takes from. */
  readonly steps: ChangeSteps;
  /** How many steps it takes to copy the request. */
  readonly copying: number;
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
export function changeSpace(
  goals: Goals,
  request: DecisionRequest,
  steps: ChangeSteps,
): ChangeSpace {
  const { denies } = goals;
  const obligations = [...goals.goals.flatMap(({ conditions }) => conditions), ...denies];
  const uses = usesByAttribute(obligations);
  const isEntangled = entanglement(obligations.flatMap(({ attributes }) => attributes));
  let isComplete = true;
  const candidatesOf = once((attribute: string) => {
    const own = uses.get(attribute) ?? [];
    const isAfforded = prepares(steps, effortFor(attribute, own, request));
    // What is not tried ends the search, so that nothing is claimed of it.
    if (!isAfforded) steps.left = 0;
    const candidates = isAfforded ? candidatesFor(attribute, own, request) : NOT_TRIED;
    isComplete &&= candidates.isComplete;
    return candidates;
  });
  const changeableIn = once(({ attributes }: Obligation) => {
    const changeable = attributes.filter(isChangeable);
    const alone = changeable.filter((attribute) => !isEntangled(attribute));
    isComplete &&= alone.length === changeable.length;
    return alone;
  });
  const wasMet = once((obligation: Obligation) => isMet(obligation, request));
  const deniesOf = indexByAttribute(denies);
  return {
    request,
    goals,
    steps,
    copying: copyingOf(request),
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

/** Members that are copied for what looking at a condition costs. */
const COPIED_PER_STEP = 50;

function copyingOf({ attributes, context }: DecisionRequest): number {
  const members = Object.keys(attributes).length + Object.keys(context).length;
  return 1 + Math.floor(members / COPIED_PER_STEP);
}

const NOT_TRIED: Candidates = { values: [], isComplete: false };

/** Entries of a list that are copied for what one value costs. */
const COPIED_PER_VALUE = 10;

/** How many values there are to look at; each may be tried with the list that is there. */
function effortFor(
  attribute: string,
  uses: readonly AttributeUse[],
  request: DecisionRequest,
): number {
  const values = uses.reduce((sum, { node: { condition } }) => {
    return sum + (condition.values?.length ?? 1);
  }, 0);
  const actual = valueIn(request, attribute);
  const entries = typeof actual === 'object' && actual !== null ? actual.length : 0;
  return values * (1 + Math.floor(entries / COPIED_PER_VALUE));
}

/** Tells whether another attribute is read from within one, so that changing it would change both. */
function entanglement(attributes: readonly string[]): (attribute: string) => boolean {
  const names = [...new Set(attributes)].sort();
  const known = new Set(names);
  return (attribute) => {
    if (!attribute.startsWith(CONTEXT_PREFIX)) return false;
    const path = attribute.slice(CONTEXT_PREFIX.length);
    const pointer = `${CONTEXT_PREFIX}/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return (
      known.has(pointer) ||
      hasBeginning(names, `${attribute}.`) ||
      hasBeginning(names, `${pointer}/`)
    );
  };
}

/** Whether one of the sorted names begins so: the first that is not before it would. */
function hasBeginning(names: readonly string[], beginning: string): boolean {
  let [from, to] = [0, names.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((names[middle] ?? '') < beginning) from = middle + 1;
    else to = middle;
  }
  return names[from]?.startsWith(beginning) === true;
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
