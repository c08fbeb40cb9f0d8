import { describe, expect, it } from 'vitest';
import {
  conditionPhrase,
  conditionWords,
  describeCondition,
  nodePhrase,
  rulePhrase,
} from './describe-condition';
import { FUNCTION_NAMES } from './function-names';
import { FUNCTION_WORDS } from './function-words';
import { phraseText } from './phrase';
import type { Condition } from './specification';

const PLAN: Condition = {
  function: 'string_one_of',
  attribute: 'ext_plan',
  values: ['suspended', 'past_due'],
};
const AMOUNT: Condition = {
  function: 'number_less_than',
  attribute: 'context.orderAmount',
  value: 1000,
};
const ROLE: Condition = {
  function: 'string_equal',
  attribute: 'ext_role',
  value: 'admin',
  ignoreCase: true,
};

describe('a condition in words', () => {
  it('comes in parts', () => {
    expect(conditionWords(PLAN)).toEqual({
      attribute: 'ext_plan',
      verb: 'is one of',
      object: { kind: 'values', values: ['suspended', 'past_due'] },
      addition: '',
    });
    expect(conditionWords({ function: 'exists', attribute: 'ext_a' }).object).toEqual({
      kind: 'none',
    });
  });

  it.each<[Condition, string]>([
    [PLAN, '`ext_plan` is one of suspended, past_due'],
    [AMOUNT, '`context.orderAmount` is less than 1000'],
    [ROLE, '`ext_role` is admin in any letter case'],
    [{ function: 'not_exists', attribute: 'ext_a' }, '`ext_a` is absent'],
    [
      { function: 'string_equal', attribute: 'ext_a', valueFrom: 'context.b' },
      '`ext_a` is `context.b`',
    ],
    [
      {
        function: 'time_between',
        attribute: 'now',
        values: ['08:00', '17:00'],
        timeZone: 'Europe/Berlin',
      },
      '`now` is between 08:00 and 17:00 in Europe/Berlin',
    ],
  ])('reads as a sentence: %j', (condition, sentence) => {
    expect(describeCondition(condition)).toBe(sentence);
  });

  it('says that it does not hold, with what is there', () => {
    expect(phraseText(conditionPhrase(AMOUNT, 'fails', '1800'))).toBe(
      '`context.orderAmount` 1800 is not less than 1000',
    );
    expect(phraseText(conditionPhrase(PLAN, 'wish'))).toBe(
      '`ext_plan` were one of suspended, past_due',
    );
  });

  it('has words of four moods for every function, all of them different', () => {
    for (const name of FUNCTION_NAMES) {
      const { holds, fails, wish, wishNot } = FUNCTION_WORDS[name];
      expect(new Set([holds, fails, wish, wishNot]).size).toBe(4);
    }
    expect(FUNCTION_WORDS.string_equal.wish).toBe('were');
    expect(FUNCTION_WORDS.string_not_equal).toMatchObject({ holds: 'is not', fails: 'is' });
    expect(FUNCTION_WORDS.string_not_equal.wishNot).toBe('were');
    expect(FUNCTION_WORDS.list_contains).toMatchObject({
      wish: 'included',
      wishNot: 'did not include',
    });
    expect(FUNCTION_WORDS.string_starts_with.fails).toBe('does not start with');
  });

  it('keeps functions of one kind apart', () => {
    const verbs = FUNCTION_NAMES.map(
      (name) => `${name.split('_')[0]} ${FUNCTION_WORDS[name].holds}`,
    );
    expect(new Set(verbs).size).toBe(verbs.length);
  });
});

describe('conditions put together', () => {
  it('nest in parentheses', () => {
    const node = { any_of: [PLAN, { all_of: [AMOUNT, { not: ROLE }] }] };
    expect(phraseText(nodePhrase(node))).toBe(
      '`ext_plan` is one of suspended, past_due or (`context.orderAmount` is less than 1000 and ' +
        '`ext_role` is not admin in any letter case)',
    );
    expect(phraseText(nodePhrase({ not: { any_of: [PLAN, AMOUNT] } }))).toBe(
      'not (`ext_plan` is one of suspended, past_due or `context.orderAmount` is less than 1000)',
    );
    expect(phraseText(nodePhrase({ not: { not: ROLE } }))).toBe(
      'not `ext_role` is not admin in any letter case',
    );
  });

  it('say what nothing means', () => {
    expect(phraseText(nodePhrase({ all_of: [] }))).toBe('always');
    expect(phraseText(nodePhrase({ any_of: [] }))).toBe('never');
    expect(phraseText(rulePhrase({ rule_id: 'a', effect: 'Deny', conditions: [] }))).toBe(
      'Deny always',
    );
    expect(
      phraseText(rulePhrase({ rule_id: 'a', effect: 'Allow', conditions: [PLAN, AMOUNT] })),
    ).toBe(
      'Allow when `ext_plan` is one of suspended, past_due and `context.orderAmount` is less than 1000',
    );
  });
});
