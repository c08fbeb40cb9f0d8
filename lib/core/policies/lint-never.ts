import { applyChanges } from './apply-changes';
import { attributesOf, leavesOf, usesOf } from './attribute-use';
import type { AttributeValue } from './attributes';
import { candidatesFor } from './change-candidates';
import { type CompiledNode, compileNode } from './compile-node';
import { conjunctsOf } from './conjuncts';
import type { DecisionRequest } from './decision';
import { joinPhrases, nodePhrase } from './describe-condition';
import { FUNCTIONS } from './functions';
import type { LintFinding } from './lint-finding';
import { phraseText } from './phrase';
import type { PolicyDraft } from './policy';
import type { AttributeKind } from './policy-function';
import { NO_REQUEST } from './seen-values';
import { showName } from './show-value';
import type { Condition, ConditionNode, Rule } from './specification';
import { ruleAt } from './specification-walk';
import { instantOf } from './time-point';

/** Conditions that a sentence names at most. */
const MAX_NAMED = 3;

/** A condition of a rule, ready to be tried. */
interface Conjunct {
  readonly node: ConditionNode;
  readonly compiled: CompiledNode;
  readonly attributes: readonly string[];
}

/** Rules that no request can match, because their conditions on one attribute contradict one another. */
export function lintNever({ specification }: PolicyDraft): readonly LintFinding[] {
  return specification.rules.flatMap((rule, index) => {
    const why = whyNever(rule);
    if (why === null) return [];
    const sentence = `Rule \`${showName(rule.rule_id)}\` never matches: ${why}.`;
    const finding = { code: 'NEVER_MATCHES', severity: 'error', fix: null } as const;
    return [{ ...finding, at: ruleAt(index), sentence }];
  });
}

function whyNever(rule: Rule): string | null {
  const conjuncts = conjunctsOf(rule).map(conjunctOf);
  if (conjuncts.some(isAlwaysFalse)) return 'one of its conditions can never hold';
  for (const attribute of new Set(conjuncts.flatMap(({ attributes }) => attributes))) {
    const own = conjuncts.filter((one) => one.attributes.every((name) => name === attribute));
    if (own.length > 0 && isContradiction(attribute, own)) return contradiction(attribute, own);
  }
  return null;
}

function conjunctOf(node: ConditionNode): Conjunct {
  const compiled = compileNode(node);
  return { node, compiled, attributes: attributesOf([compiled]) };
}

function contradiction(attribute: string, own: readonly Conjunct[]): string {
  const named = own.slice(0, MAX_NAMED).map(({ node }) => nodePhrase(node));
  const more = own.length > MAX_NAMED ? ' and more' : '';
  return `no value of \`${showName(attribute)}\` fulfils ${phraseText(joinPhrases(named, ' and '))}${more}`;
}

/** What looks at nothing is the same for every request. */
function isAlwaysFalse({ compiled, attributes }: Conjunct): boolean {
  return attributes.length === 0 && compiled.evaluate(NO_REQUEST) !== 'true';
}

function isContradiction(attribute: string, own: readonly Conjunct[]): boolean {
  const leaves = own.flatMap(({ node }) => ('function' in node ? [node] : []));
  if (haveNoKindInCommon(leaves)) return true;
  const values = pinnedBy(leaves) ?? everyValue(attribute, own);
  if (values === null) return false;
  const requests = values.map((value) => requestWith(attribute, value));
  return requests.every(
    (request) =>
      request === null || own.some(({ compiled }) => compiled.evaluate(request) !== 'true'),
  );
}

/** The only values that conditions leave; null: none of them leaves so few. */
function pinnedBy(conditions: readonly Condition[]): readonly (AttributeValue | null)[] | null {
  const pinned = conditions.map(valuesOf).find((values) => values !== null);
  return pinned ?? null;
}

function valuesOf(condition: Condition): readonly (AttributeValue | null)[] | null {
  const { function: name, value, values, ignoreCase, valueFrom } = condition;
  if (valueFrom !== undefined || ignoreCase === true) return null;
  if (name === 'not_exists') return [null];
  if (name === 'list_is_empty') return [[]];
  if (name === 'string_one_of') return values ?? null;
  const isEqual = /^(?:string|number|boolean)_equal$/.test(name);
  return isEqual && value !== undefined ? [value] : null;
}

/** Values that stand for every value there is; null: there are too many. */
function everyValue(
  attribute: string,
  own: readonly Conjunct[],
): readonly (AttributeValue | null)[] | null {
  const uses = usesOf(attribute, leavesOf(own.map(({ compiled }) => compiled)));
  const { values, isComplete } = candidatesFor(attribute, uses, NO_REQUEST);
  return isComplete ? [...values, null] : null;
}

/** A request with one attribute; null: that attribute is never so. */
function requestWith(attribute: string, value: AttributeValue | null): DecisionRequest | null {
  switch (attribute) {
    case 'resource':
    case 'action':
      return typeof value === 'string' ? { ...NO_REQUEST, [attribute]: value } : null;
    case 'now': {
      const now = instantOf(value);
      return now === null ? null : { ...NO_REQUEST, now };
    }
    default:
      return applyChanges(NO_REQUEST, new Map([[attribute, value]]));
  }
}

const PLAIN_KINDS: Readonly<Record<AttributeKind, readonly string[]>> = {
  text: ['string'],
  ip_address: ['string'],
  number: ['number'],
  time: ['number', 'string'],
  boolean: ['boolean'],
  list: ['object'],
  any: ['string', 'number', 'boolean', 'object'],
};

/** Whether conditions on one attribute want values of kinds that exclude one another. */
function haveNoKindInCommon(conditions: readonly Condition[]): boolean {
  const kinds = conditions
    .filter((condition) => condition.function !== 'not_exists')
    .map((condition) => PLAIN_KINDS[FUNCTIONS[condition.function].attribute]);
  return (
    kinds.length > 0 && PLAIN_KINDS.any.every((kind) => kinds.some((own) => !own.includes(kind)))
  );
}
