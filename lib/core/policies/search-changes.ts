import { type AttributeChanges, applyChanges } from './apply-changes';
import { type Goal, isMet, type Obligation } from './change-goals';
import type { ChangeSpace } from './change-space';

/** Attributes that one proposal changes at most. */
export const MAX_CHANGES = 3;
/** Proposals of the same size that are told at most. */
export const MAX_ALTERNATIVES = 5;
/** Changes that meet all obligations of a goal. */
export interface FoundChanges {
  readonly goal: Goal;
  readonly changes: AttributeChanges;
}

export interface SearchResult {
  /** All of the same size; empty: nothing was found. */
  readonly found: readonly FoundChanges[];
  /** Whether the search came to its end, rather than to its bound. */
  readonly isFinished: boolean;
}

/** A search on its way. */
interface Search {
  readonly space: ChangeSpace;
  readonly found: Map<string, FoundChanges>;
}

/**
 * Searches the fewest attributes whose change meets all obligations of a goal. Each step takes one
 * obligation that is not met: any change that helps must change an attribute which that one looks at.
 */
export function searchChanges(space: ChangeSpace): SearchResult {
  const { steps } = space;
  const search: Search = { space, found: new Map() };
  for (let size = 1; size <= MAX_CHANGES; size += 1) {
    for (const [at, goal] of space.goals.goals.entries())
      descend(search, { goal, at, changes: new Map() }, size);
    if (search.found.size > 0 || steps.left <= 0) break;
  }
  return { found: [...search.found.values()], isFinished: steps.left > 0 };
}

interface Place extends FoundChanges {
  /** Which goal it is. */
  readonly at: number;
}

function descend(search: Search, place: Place, left: number): void {
  if (isOver(search)) return;
  const unmet = unmetAt(search, place);
  if (unmet.length === 0) {
    search.found.set(keyOf(place), { goal: place.goal, changes: place.changes });
    return;
  }
  if (left === 0) return;
  const free = unmet.map((obligation) => freeIn(search, obligation, place));
  if (isOutOfReach(free, left)) return;
  for (const attribute of narrowest(search, free)) tryAttribute(search, place, attribute, left);
}

function isOver({ found, space: { steps } }: Search): boolean {
  return steps.left <= 0 || found.size >= MAX_ALTERNATIVES;
}

function tryAttribute(search: Search, place: Place, attribute: string, left: number): void {
  for (const value of search.space.candidatesOf(attribute).values) {
    const changes = new Map(place.changes).set(attribute, value);
    const next = { ...place, changes };
    // One value that helps is enough: the others would be told as the same change.
    if (search.found.has(keyOf(next))) return;
    descend(search, next, left - 1);
    if (isOver(search)) return;
  }
}

function keyOf({ at, changes }: Place): string {
  return JSON.stringify([at, ...[...changes.keys()].toSorted()]);
}

/** What is not met with the changes of a place; what they do not touch is as it was. */
function unmetAt(search: Search, { goal, changes }: Place): readonly Obligation[] {
  const { space } = search;
  // A request with its changes is a copy of all that it has.
  space.steps.left -= changes.size === 0 ? 1 : space.copying;
  const request = changes.size === 0 ? space.request : applyChanges(space.request, changes);
  return lookedAt(space, goal, changes).filter((obligation) => {
    const isTouched = obligation.attributes.some((attribute) => changes.has(attribute));
    space.steps.left -= isTouched ? 1 + obligation.weight : 1;
    return !(isTouched ? isMet(obligation, request) : space.wasMet(obligation));
  });
}

/** The conditions of a goal, and of its Deny rules those that matched or may match now. */
function lookedAt(
  { goals, denying, deniesOf }: ChangeSpace,
  { conditions, denyCount }: Goal,
  changes: AttributeChanges,
): readonly Obligation[] {
  const indexes = new Set([...denying, ...[...changes.keys()].flatMap(deniesOf)]);
  const denies = [...indexes]
    .filter((index) => index < denyCount)
    .flatMap((index) => goals.denies[index] ?? []);
  return [...conditions, ...denies];
}

function freeIn({ space }: Search, obligation: Obligation, { changes }: Place): readonly string[] {
  return space.changeableIn(obligation).filter((attribute) => !changes.has(attribute));
}

/** Whether more attributes would have to change than are left: those of no two obligations in common. */
function isOutOfReach(free: readonly (readonly string[])[], left: number): boolean {
  const taken = new Set<string>();
  let needed = 0;
  for (const attributes of free) {
    if (attributes.length === 0) return true;
    if (attributes.some((attribute) => taken.has(attribute))) continue;
    for (const attribute of attributes) taken.add(attribute);
    needed += 1;
    if (needed > left) return true;
  }
  return false;
}

/** The attributes of the obligation that leaves the fewest values to try. */
function narrowest({ space }: Search, free: readonly (readonly string[])[]): readonly string[] {
  const width = (attributes: readonly string[]) =>
    attributes.reduce((sum, attribute) => sum + space.candidatesOf(attribute).values.length, 0);
  return free.reduce((best, attributes) => (width(attributes) < width(best) ? attributes : best));
}
