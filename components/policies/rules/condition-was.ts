import { conditionPhrase } from '@/lib/core/policies/describe-condition';
import { phraseText } from '@/lib/core/policies/phrase';
import type { Condition, SpecificationProblem } from '@/lib/core/policies/specification';
import type { ControlMarks } from './control-look';
import { isWithin } from './editing-context';
import { differs, type Was } from './was';

/** What a condition was, in words; only the part that changed. Null: nothing changed. */
export function conditionWas(was: Was<Condition>, condition: Condition): string | null {
  if (was === null) return null;
  if (was === 'new') return 'new';
  if (!differs(was, condition)) return null;
  const before = conditionPhrase(was);
  const sameAttribute = was.attribute === condition.attribute;
  const skipped = !sameAttribute ? 0 : was.function === condition.function ? 2 : 1;
  const rest = phraseText(before.slice(skipped)).replaceAll('`', '').trim();
  return rest === '' ? 'was without' : `was ${rest}`;
}

/** What the controls of a condition show of its problems and changes. */
export interface ConditionMarks {
  readonly attribute: ControlMarks;
  readonly function: ControlMarks;
  readonly object: ControlMarks;
  /** Of two values each. */
  readonly ends: readonly [ControlMarks, ControlMarks];
  readonly timeZone: ControlMarks;
}

/** Which controls of the condition at a pointer are wrong or changed. */
export function conditionMarks(
  condition: Condition,
  was: Was<Condition>,
  problems: readonly SpecificationProblem[],
  at: string,
): ConditionMarks {
  const isBad = (...members: readonly string[]) =>
    problems.some((problem) => members.some((member) => isWithin(problem.at, `${at}/${member}`)));
  const before = was === 'new' || was === null ? null : was;
  const isChanged = (...members: readonly (keyof Condition)[]) =>
    was === 'new' ||
    (before !== null && members.some((member) => differs(before[member], condition[member])));
  const end = (index: 0 | 1) => ({
    bad: isBad(`values/${index}`) || problems.some((problem) => problem.at === `${at}/values`),
    changed:
      isChanged('values') &&
      (before === null || differs(before.values?.[index], condition.values?.[index])),
  });
  return {
    attribute: { bad: isBad('attribute'), changed: isChanged('attribute') },
    function: { bad: isBad('function'), changed: isChanged('function') },
    object: {
      bad: isBad('value', 'values', 'valueFrom'),
      changed: isChanged('value', 'values', 'valueFrom', 'ignoreCase'),
    },
    ends: [end(0), end(1)],
    timeZone: { bad: isBad('timeZone'), changed: isChanged('timeZone') },
  };
}
