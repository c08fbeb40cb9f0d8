import type { ClaimMapping } from '../claims/claim-mapping';
import { type Attributes, type AttributeValue, MAPPED_PREFIX } from './attributes';
import { FUNCTION_WORDS } from './function-words';
import { FUNCTIONS } from './functions';
import type { LintFinding, LintFix } from './lint-finding';
import type { PolicyDraft } from './policy';
import type { AttributeKind } from './policy-function';
import { testValues } from './seen-values';
import { kindOfValue, showName } from './show-value';
import type { Condition, ConditionNode } from './specification';
import { mapConditions, placedConditions } from './specification-walk';
import { instantOf } from './time-point';

interface Known {
  readonly mappings: readonly ClaimMapping[];
  readonly preview: Attributes | null;
}

/** A value that an attribute has, and who says so. */
interface Example {
  readonly value: AttributeValue;
  readonly source: string;
}

/** Conditions whose function wants another kind of value than the attribute is known to have. */
export function lintKinds(draft: PolicyDraft, known: Known): readonly LintFinding[] {
  return placedConditions(draft.specification).flatMap(({ node, at }) => {
    const kind = FUNCTIONS[node.function].attribute;
    const example = examplesOf(node.attribute, draft, known).find(
      ({ value }) => !isOfKind(value, kind),
    );
    return example === undefined ? [] : [findingFor(draft, node, at, example)];
  });
}

function findingFor(
  draft: PolicyDraft,
  condition: Condition,
  at: string,
  { value, source }: Example,
): LintFinding {
  const isList = typeof value === 'object';
  const { wants } = FUNCTION_WORDS[condition.function];
  const name = showName(condition.attribute);
  return {
    code: isList ? 'LIST_COMPARED_AS_TEXT' : 'WRONG_KIND',
    severity: isList ? 'error' : 'warning',
    at,
    sentence: `\`${name}\` is ${kindOfValue(value)} ${source}, and ${condition.function} wants ${wants}: the condition is unknown then.`,
    fix: isList ? listFix(draft, condition, at) : null,
  };
}

function examplesOf(
  attribute: string,
  { tests }: PolicyDraft,
  { mappings, preview }: Known,
): readonly Example[] {
  const always = BUILT_IN_EXAMPLES.get(attribute);
  if (always !== undefined) return [{ value: always, source: 'always' }];
  const inPreview = preview === null ? undefined : preview[attribute];
  const defaults = mappings.flatMap(({ attribute: name, defaultValue }) =>
    MAPPED_PREFIX + name === attribute && defaultValue !== undefined ? [{ defaultValue }] : [],
  );
  return [
    ...(inPreview === undefined ? [] : [{ value: inPreview, source: 'in the token' }]),
    ...defaults.map(({ defaultValue }) => ({ value: defaultValue, source: 'by its default' })),
    ...inTests(testValues(tests, attribute)),
  ];
}

/** Tests may try a wrong kind on purpose, so they count only where all of them agree. */
function inTests(values: readonly AttributeValue[]): readonly Example[] {
  const [first] = values;
  if (first === undefined || new Set(values.map(kindOfValue)).size > 1) return [];
  return [{ value: first, source: 'in the tests' }];
}

const BUILT_IN_EXAMPLES: ReadonlyMap<string, AttributeValue> = new Map<string, AttributeValue>([
  ['permissions', ['orders:read']],
  ['resource', 'orders'],
  ['action', 'read'],
  ['now', 0],
]);

function isOfKind(value: AttributeValue, kind: AttributeKind): boolean {
  switch (kind) {
    case 'any':
      return true;
    case 'list':
      return typeof value === 'object';
    case 'time':
      return instantOf(value) !== null;
    case 'text':
    case 'ip_address':
      return typeof value === 'string';
    case 'number':
    case 'boolean':
      return typeof value === kind;
  }
}

/** What asks a list the same question that a condition asks a text. */
function asList(condition: Condition): ConditionNode | null {
  switch (condition.function) {
    case 'string_equal':
      return { ...condition, function: 'list_contains' };
    case 'string_one_of':
      return { ...condition, function: 'list_contains_any' };
    case 'string_not_equal':
      return { not: { ...condition, function: 'list_contains' } };
    case 'string_not_one_of':
      return { not: { ...condition, function: 'list_contains_any' } };
    default:
      return null;
  }
}

function listFix(draft: PolicyDraft, condition: Condition, at: string): LintFix | null {
  const mended = asList(condition);
  if (mended === null) return null;
  const specification = mapConditions(draft.specification, (placed) =>
    placed.at === at ? mended : placed.node,
  );
  return { label: 'Look into the list', draft: { ...draft, specification } };
}
