import { isChangeable, leavesOf, usesOf } from './attribute-use';
import { CONTEXT_PREFIX } from './attributes';
import { type Candidates, candidatesFor } from './change-candidates';
import { type Goal, isMet, type Obligation } from './change-goals';
import type { DecisionRequest } from './decision';

/** What may be changed about a request, and to which values. */
export interface ChangeSpace {
  readonly request: DecisionRequest;
  readonly candidatesOf: (attribute: string) => Candidates;
  /** The attributes of an obligation that may be changed. */
  readonly changeableIn: (obligation: Obligation) => readonly string[];
  /** Whether an obligation is met as the request is. */
  readonly wasMet: (obligation: Obligation) => boolean;
  /** Whether nothing was left out that could have helped, as far as candidates were asked for. */
  readonly isComplete: () => boolean;
}

/** The space of changes for goals; what it finds out, it finds out once. */
export function changeSpace(goals: readonly Goal[], request: DecisionRequest): ChangeSpace {
  const obligations = [...new Set(goals.flatMap((goal) => goal.obligations))];
  const leaves = [...new Set(obligations.flatMap(({ nodes }) => leavesOf(nodes)))];
  const names = new Set(obligations.flatMap(({ attributes }) => attributes));
  let isComplete = true;
  const candidatesOf = once((attribute: string) => {
    const candidates = candidatesFor(attribute, usesOf(attribute, leaves), request);
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
  return { request, candidatesOf, changeableIn, wasMet, isComplete: () => isComplete };
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
