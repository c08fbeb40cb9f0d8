import { canonicalJson } from '../canonical-json';
import { conditionPhrase, conditionWords, nodePhrase } from './describe-condition';
import { matchItems } from './match-items';
import { fromTo, name, type Phrase, phraseText, words } from './phrase';
import { showName } from './show-value';
import type { Condition, ConditionNode } from './specification';

/** What was changed in the conditions of a rule, a sentence in pieces each, without the rule's name. */
export function conditionChanges(
  before: readonly ConditionNode[],
  after: readonly ConditionNode[],
): readonly Phrase[] {
  const { pairs, removed, added } = matchItems(before, after, [
    canonicalJson,
    (node) =>
      'function' in node ? canonicalJson([node.function, node.attribute]) : unpaired(node),
    (node) => ('function' in node ? node.attribute : unpaired(node)),
  ]);
  return [
    ...pairs.flatMap((pair) => changeOf(pair.before, pair.after)),
    ...removed.map((node) => [words('no longer '), ...nodePhrase(node)]),
    ...added.map((node) => [words('and '), ...nodePhrase(node)]),
  ];
}

/** Composites are told as removed and added: no two of them belong together for certain. */
function unpaired(node: ConditionNode): string {
  return canonicalJson(node);
}

function changeOf(before: ConditionNode, after: ConditionNode): readonly Phrase[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (!('function' in before) || !('function' in after)) return [];
  return [changeOfCondition(before, after)];
}

function changeOfCondition(before: Condition, after: Condition): Phrase {
  const { verb } = conditionWords(after);
  const sameVerb = conditionWords(before).verb === verb;
  const start = [name(showName(after.attribute)), words(sameVerb ? ` ${verb} ` : ' ')];
  const skipped = sameVerb ? 2 : 1;
  return [...start, ...fromTo(restOf(before, skipped), restOf(after, skipped))];
}

/** The sentence of a condition without its attribute and, where both have the same, its verb. */
function restOf(condition: Condition, skipped: number): string {
  return phraseText(conditionPhrase(condition).slice(skipped)).trim();
}
