import type { AttributeScalar, AttributeValue } from './attributes';

type List = readonly AttributeScalar[];

/** Up to how many members every list with and without each of them is tried. */
const MAX_MEMBERS = 4;
/** Where there are more: how many are added or removed alone, and how many sets of them at once. */
const MAX_ALONE = 40;

/** Lists that comparisons with these operands tell apart, `other` being none of them; the nearest come first. */
export function listCandidates(
  operands: readonly List[],
  other: string,
  actual: AttributeValue | null,
): readonly List[] {
  const current: List = typeof actual === 'object' && actual !== null ? actual : [];
  const members = [...new Set(operands.flat())];
  if (!areAllTried(members)) return [...someLists(current, operands), [other], []];
  const lists = [...everyList(current, members), [other]];
  const distance = new Map(lists.map((list) => [list, differenceOf(list, current)]));
  return lists.toSorted((a, b) => (distance.get(a) ?? 0) - (distance.get(b) ?? 0));
}

/** Whether there are so few members that every list of them is tried. */
export function areAllTried(members: List): boolean {
  return new Set(members).size <= MAX_MEMBERS;
}

function everyList(current: List, members: List): readonly List[] {
  const rest = current.filter((member) => !members.includes(member));
  const subsets = Array.from({ length: 2 ** members.length }, (_, mask) =>
    members.filter((_member, at) => (mask >> at) % 2 === 1),
  );
  const lists = subsets.map((subset) => [
    ...current.filter((member) => !members.includes(member) || subset.includes(member)),
    ...subset.filter((member) => !current.includes(member)),
  ]);
  return rest.length === 0 ? lists : [...lists, []];
}

function someLists(current: List, operands: readonly List[]): readonly List[] {
  const members = [...new Set(operands.flat())];
  const some = members.slice(0, MAX_ALONE);
  const together = [...operands.filter(({ length }) => length > 1), members].slice(0, MAX_ALONE);
  return [
    ...some.map((member) => withAll(current, [member])),
    ...some.map((member) => withoutAll(current, [member])),
    ...together.map((all) => withAll(current, all)),
    ...together.map((all) => withoutAll(current, all)),
  ];
}

function withAll(list: List, members: List): List {
  return [...list, ...members.filter((member) => !list.includes(member))];
}

function withoutAll(list: List, members: List): List {
  const loose = new Set(members.map(lower));
  return list.filter((member) => !loose.has(lower(member)));
}

function lower(member: AttributeScalar): AttributeScalar {
  return typeof member === 'string' ? member.toLowerCase() : member;
}

function differenceOf(one: List, other: List): number {
  return withoutAll(one, other).length + withoutAll(other, one).length;
}
