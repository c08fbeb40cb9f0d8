import { canonicalJson } from '../canonical-json';
import { conditionChanges } from './condition-changes';
import { matchItems } from './match-items';
import { permissionChanges } from './permission-changes';
import { changed, name, type Phrase, words } from './phrase';
import type { PolicyDraft, PolicyTest } from './policy';
import { showName } from './show-value';
import type { Rule } from './specification';

/** What was changed in a policy, a sentence in pieces each; what was there before is marked `old`. */
export function describePolicyChanges(before: PolicyDraft, after: PolicyDraft): readonly Phrase[] {
  return [
    ...changed([words('name ')], before.name, after.name),
    ...ruleChanges(before.specification.rules, after.specification.rules),
    ...changed(
      [words('if no rule matches ')],
      before.specification.default.effect,
      after.specification.default.effect,
    ),
    ...permissionChanges(before.permissions, after.permissions),
    ...testChanges(before.tests, after.tests),
  ];
}

function ruleChanges(before: readonly Rule[], after: readonly Rule[]): readonly Phrase[] {
  const withoutId = ({ effect, conditions }: Rule) => canonicalJson({ effect, conditions });
  const { pairs, removed, added } = matchItems(before, after, [(rule) => rule.rule_id, withoutId]);
  return [
    ...pairs.flatMap((pair) => changesOfRule(pair.before, pair.after)),
    ...removed.map((rule) => [words('rule '), ruleName(rule), words(' removed')]),
    ...added.map((rule) => [words('rule '), ruleName(rule), words(' added')]),
    ...orderChanges(pairs, [before, after]),
  ];
}

/** Order decides nothing, so that rules were moved is said once. */
function orderChanges(
  pairs: readonly { readonly before: Rule; readonly after: Rule }[],
  [before, after]: readonly [readonly Rule[], readonly Rule[]],
): readonly Phrase[] {
  const was = new Map(pairs.map((pair) => [pair.after, pair.before]));
  const kept = new Set(was.values());
  const earlier = before.filter((rule) => kept.has(rule));
  const later = after.filter((rule) => was.has(rule));
  const isSame = later.every((rule, at) => was.get(rule) === earlier[at]);
  return isSame ? [] : [[words('rules in another order')]];
}

function changesOfRule(before: Rule, after: Rule): readonly Phrase[] {
  const subject = [ruleName(after), words(': ')];
  return [
    ...changed([words('rule ')], before.rule_id, after.rule_id),
    ...changed([...subject], before.effect, after.effect),
    ...conditionChanges(before.conditions, after.conditions).map((phrase) => [
      ...subject,
      ...phrase,
    ]),
  ];
}

function ruleName({ rule_id }: Rule) {
  return name(showName(rule_id));
}

function testChanges(
  before: readonly PolicyTest[],
  after: readonly PolicyTest[],
): readonly Phrase[] {
  const withoutName = (test: PolicyTest) => canonicalJson({ ...test, name: '' });
  const { pairs, removed, added } = matchItems(before, after, [(test) => test.name, withoutName]);
  const edited = pairs.filter((pair) => canonicalJson(pair.before) !== canonicalJson(pair.after));
  return [
    ...edited.map((pair) => [words('test '), name(showName(pair.after.name)), words(' changed')]),
    ...counted(removed.length, 'removed'),
    ...counted(added.length, 'added'),
  ];
}

function counted(count: number, what: string): readonly Phrase[] {
  if (count === 0) return [];
  return [[words(`${count} ${count === 1 ? 'test' : 'tests'} ${what}`)]];
}
