import type { AttributeScalar, Attributes, AttributeValue } from './attributes';
import type { FunctionName } from './function-names';
import type { LintFinding, LintFix } from './lint-finding';
import type { PolicyDraft } from './policy';
import { previewValue, testValues } from './seen-values';
import { showName, showScalar, showScalars } from './show-value';
import type { Condition } from './specification';
import { mapConditions, type PlacedNode, placedConditions } from './specification-walk';
import { looseText } from './text-candidates';

/** Functions whose values are whole values of an attribute, so that one may look for them. */
const WHOLE: ReadonlySet<FunctionName> = new Set<FunctionName>([
  'string_equal',
  'string_not_equal',
  'string_one_of',
  'string_not_one_of',
  'list_contains',
  'list_contains_any',
  'list_contains_all',
]);

/** What a token does not have. */
const NEVER_SEEN: ReadonlySet<string> = new Set(['resource', 'action', 'now']);

/** Values that neither a test nor the token in the preview has: misspelt, or never tried. */
export function lintValues(draft: PolicyDraft, preview: Attributes | null): readonly LintFinding[] {
  if (draft.tests.length === 0 && preview === null) return [];
  return placedConditions(draft.specification)
    .filter(({ node }) => WHOLE.has(node.function) && !NEVER_SEEN.has(node.attribute))
    .flatMap((placed) => lintCondition(draft, placed, preview));
}

function lintCondition(
  draft: PolicyDraft,
  { node, at }: PlacedNode<Condition>,
  preview: Attributes | null,
): readonly LintFinding[] {
  const inToken = preview === null ? null : previewValue(preview, node.attribute);
  const seen = [...testValues(draft.tests, node.attribute), ...(inToken === null ? [] : [inToken])];
  const unseen = textsOf(node).filter((text) => !isAmong(text, seen, node));
  if (unseen.length === 0) return [];
  const near = inToken === null ? null : nearPair(unseen, inToken);
  return [
    near === null ? unseenValues(node, at, unseen, preview) : nearValue(draft, node, at, near),
  ];
}

function textsOf({ value, values }: Condition): readonly string[] {
  return (values ?? (value === undefined ? [] : [value])).filter((one) => typeof one === 'string');
}

function isAmong(
  text: string,
  seen: readonly AttributeValue[],
  { ignoreCase }: Condition,
): boolean {
  const fold = (value: AttributeScalar) =>
    ignoreCase === true && typeof value === 'string' ? value.toLowerCase() : value;
  return seen.some((value) => membersOf(value).some((member) => fold(member) === fold(text)));
}

function membersOf(value: AttributeValue): readonly AttributeScalar[] {
  return typeof value === 'object' ? value : [value];
}

/** A value that is written and the one in the token that differs from it only in case or white space. */
interface NearPair {
  readonly written: string;
  readonly there: string;
}

function nearPair(unseen: readonly string[], inToken: AttributeValue): NearPair | null {
  for (const there of membersOf(inToken)) {
    const written = unseen.find((text) => looseText(text) === looseText(there));
    if (written !== undefined && typeof there === 'string') return { written, there };
  }
  return null;
}

function unseenValues(
  { attribute }: Condition,
  at: string,
  unseen: readonly string[],
  preview: Attributes | null,
): LintFinding {
  const who = preview === null ? 'No test has' : 'Neither a test nor the token has';
  return {
    code: 'UNSEEN_VALUE',
    severity: 'hint',
    at,
    sentence: `${who} ${showScalars(unseen)} in \`${showName(attribute)}\`.`,
    fix: null,
  };
}

function nearValue(
  draft: PolicyDraft,
  { attribute }: Condition,
  at: string,
  { written, there }: NearPair,
): LintFinding {
  const isCase = written.toLowerCase() === there.toLowerCase();
  const differs = isCase ? 'letter case' : 'white space';
  return {
    code: 'UNSEEN_VALUE',
    severity: 'warning',
    at,
    sentence: `The token has ${showScalar(there)} in \`${showName(attribute)}\`, and the rule ${showScalar(written)}: only ${differs} differs.`,
    fix: replaced(draft, at, { written, there }),
  };
}

function replaced(draft: PolicyDraft, at: string, { written, there }: NearPair): LintFix {
  const swap = (value: AttributeScalar) => (value === written ? there : value);
  const specification = mapConditions(draft.specification, (placed) => {
    const { node } = placed;
    if (placed.at !== at) return node;
    if (node.values !== undefined) return { ...node, values: [...new Set(node.values.map(swap))] };
    return node.value === undefined ? node : { ...node, value: swap(node.value) };
  });
  return { label: `Use ${showScalar(there)}`, draft: { ...draft, specification } };
}
