import {
  code,
  type DocumentObject,
  type DocumentPath,
  type DocumentReading,
  isFull,
  listed,
  memberOf,
  readList,
  readObject,
  refuseOthers,
  report,
  wrongKind,
} from './document-reading';
import { readNodes } from './read-nodes';
import {
  EFFECTS,
  type Effect,
  type Rule,
  type Specification,
  type SpecificationProblem,
} from './specification';
import { MAX_RULE_ID, MAX_RULES } from './specification-limits';

/** A document that was read, or what is wrong with it (at most 50 problems, in order of appearance). */
export type SpecificationReading =
  | { readonly ok: true; readonly specification: Specification }
  | { readonly ok: false; readonly problems: readonly SpecificationProblem[] };

/**
 * Reads a specification from whatever JSON it is given; takes bounded steps and never throws. A problem
 * with a missing member is at the place where it should be. Unknown members are refused.
 */
export function readSpecification(value: unknown): SpecificationReading {
  return readSpecificationAt(value, []);
}

/** The same for a specification that stands within a document, where problems are at its places. */
export function readSpecificationAt(value: unknown, path: DocumentPath): SpecificationReading {
  const reading: DocumentReading = { problems: [], conditions: 0 };
  const specification = read(reading, value, path);
  return specification !== null && reading.problems.length === 0
    ? { ok: true, specification }
    : { ok: false, problems: reading.problems };
}

function read(reading: DocumentReading, value: unknown, path: DocumentPath): Specification | null {
  const object = readObject(reading, value, path, 'A specification');
  if (object === null) return null;
  refuseOthers(reading, object, path, { what: 'a specification', names: ['rules', 'default'] });
  const rules = readRules(reading, memberOf(object, 'rules'), [...path, 'rules']);
  const at = [...path, 'default'];
  const fallback = readObject(reading, memberOf(object, 'default'), at, 'The default');
  if (fallback === null) return null;
  refuseOthers(reading, fallback, at, { what: 'the default', names: ['effect'] });
  const effect = readEffect(reading, fallback, at);
  return effect === null ? null : { rules, default: { effect } };
}

function readRules(reading: DocumentReading, value: unknown, path: DocumentPath): readonly Rule[] {
  const list = readList(reading, value, path, { what: 'Rules', most: MAX_RULES }) ?? [];
  const rules: Rule[] = [];
  const taken = new Map<string, number>();
  for (const [index, one] of list.entries()) {
    if (isFull(reading)) return rules;
    const rule = readRule(reading, one, [...path, index]);
    if (rule === null) continue;
    refuseTwin(reading, [...path, index, 'rule_id'], rule, taken);
    taken.set(rule.rule_id, index);
    rules.push(rule);
  }
  return rules;
}

function refuseTwin(
  reading: DocumentReading,
  path: DocumentPath,
  { rule_id }: Rule,
  taken: ReadonlyMap<string, number>,
): void {
  const twin = taken.get(rule_id);
  if (twin === undefined) return;
  report(
    reading,
    path,
    `Rule ${twin + 1} is named ${code(rule_id)} too; each rule_id occurs once.`,
  );
}

function readRule(reading: DocumentReading, value: unknown, path: DocumentPath): Rule | null {
  const object = readObject(reading, value, path, 'A rule');
  if (object === null) return null;
  const names = ['rule_id', 'effect', 'conditions'];
  refuseOthers(reading, object, path, { what: 'a rule', names });
  const rule_id = readRuleId(reading, object, path);
  const effect = readEffect(reading, object, path);
  const at = [...path, 'conditions'];
  const conditions = readNodes(reading, memberOf(object, 'conditions'), at, 0);
  if (rule_id === null || effect === null || conditions === null) return null;
  return { rule_id, effect, conditions };
}

function readRuleId(
  reading: DocumentReading,
  object: DocumentObject,
  path: DocumentPath,
): string | null {
  const at = [...path, 'rule_id'];
  const value = memberOf(object, 'rule_id');
  if (typeof value === 'string' && value !== '' && value.length <= MAX_RULE_ID) return value;
  const rule = `It is a text of 1 to ${MAX_RULE_ID} characters`;
  report(reading, at, typeof value === 'string' ? `${rule}.` : wrongKind(value, at, rule));
  return null;
}

function readEffect(
  reading: DocumentReading,
  object: DocumentObject,
  path: DocumentPath,
): Effect | null {
  const at = [...path, 'effect'];
  const value = memberOf(object, 'effect');
  const effect = EFFECTS.find((known) => known === value);
  if (effect !== undefined) return effect;
  const choice = listed(EFFECTS, 'or');
  const problem =
    typeof value === 'string'
      ? `${code(value)} is no effect; write ${choice}.`
      : wrongKind(value, at, `It is ${choice}`);
  report(reading, at, problem);
  return null;
}
