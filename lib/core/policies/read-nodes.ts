import {
  code,
  type DocumentObject,
  type DocumentPath,
  type DocumentReading,
  isFull,
  memberOf,
  readList,
  readObject,
  refuseOthers,
  report,
} from './document-reading';
import { readCondition } from './read-condition';
import type { ConditionNode } from './specification';
import { MAX_CONDITIONS, MAX_NESTING } from './specification-limits';

const COMPOSITES = ['all_of', 'any_of', 'not'] as const;
type CompositeName = (typeof COMPOSITES)[number];

/** Reads a list of conditions and composites, which may stand in `depth` composites; null: it is none. */
export function readNodes(
  reading: DocumentReading,
  value: unknown,
  path: DocumentPath,
  depth: number,
): readonly ConditionNode[] | null {
  const list = readList(reading, value, path, { what: 'Conditions', most: MAX_CONDITIONS });
  if (list === null) return null;
  const nodes: ConditionNode[] = [];
  for (const [index, one] of list.entries()) {
    if (isFull(reading)) return nodes;
    const node = readNode(reading, one, [...path, index], depth);
    if (node !== null) nodes.push(node);
  }
  return nodes;
}

function readNode(
  reading: DocumentReading,
  value: unknown,
  path: DocumentPath,
  depth: number,
): ConditionNode | null {
  const object = readObject(reading, value, path, 'A condition');
  if (object === null) return null;
  const composite = COMPOSITES.find((name) => memberOf(object, name) !== undefined);
  if (composite !== undefined) return readComposite(reading, object, path, { composite, depth });
  reading.conditions += 1;
  if (reading.conditions <= MAX_CONDITIONS) return readCondition(reading, object, path);
  // Said once, where it begins.
  if (reading.conditions === MAX_CONDITIONS + 1) {
    report(reading, path, `A document has at most ${MAX_CONDITIONS} conditions; here begin more.`);
  }
  return null;
}

function readComposite(
  reading: DocumentReading,
  object: DocumentObject,
  path: DocumentPath,
  { composite, depth }: { readonly composite: CompositeName; readonly depth: number },
): ConditionNode | null {
  refuseOthers(reading, object, path, {
    what: `an object with ${code(composite)}`,
    names: [composite],
  });
  const at = [...path, composite];
  if (depth >= MAX_NESTING) {
    report(reading, at, `Conditions are nested ${MAX_NESTING} deep at most.`);
    return null;
  }
  const inside = memberOf(object, composite);
  if (composite === 'not') {
    const node = readNode(reading, inside, at, depth + 1);
    return node === null ? null : { not: node };
  }
  const nodes = readNodes(reading, inside, at, depth + 1);
  if (nodes === null) return null;
  if (Array.isArray(inside) && inside.length === 0) {
    report(reading, at, `${code(composite)} is empty; put at least one condition into it.`);
  }
  return composite === 'all_of' ? { all_of: nodes } : { any_of: nodes };
}
