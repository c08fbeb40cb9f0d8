import { describe, expect, it } from 'vitest';
import type { ConditionTrace } from './decision';
import { describeTrace, traceLine } from './describe-trace';
import { phraseText } from './phrase';
import type { Condition } from './specification';

type Leaf = Extract<ConditionTrace, { kind: 'condition' }>;

const ROLE: Condition = { function: 'string_equal', attribute: 'ext_role', value: 'admin' };
const ROLES: Condition = { function: 'list_contains', attribute: 'ext_roles', value: 'manager' };
const AMOUNT: Condition = {
  function: 'number_less_than',
  attribute: 'context.orderAmount',
  value: 1000,
};

function leaf(condition: Condition, rest: Partial<Leaf>): Leaf {
  return {
    kind: 'condition',
    condition,
    outcome: 'false',
    actual: null,
    actualSize: null,
    wanted: null,
    wantedSize: null,
    unknown: null,
    differsInCaseOnly: false,
    ...rest,
  };
}

const unknown = (attribute: string, why: 'absent' | 'null' | 'wrong_type') =>
  ({ outcome: 'unknown', unknown: { attribute, why } }) as const;

describe('a line of a trace', () => {
  it.each<[string, Leaf]>([
    ['`ext_role` is admin', leaf(ROLE, { outcome: 'true', actual: 'admin' })],
    ['`ext_role` is not admin', leaf(ROLE, { actual: 'user' })],
    [
      '`ext_role` is not admin: only letter case differs',
      leaf(ROLE, { actual: 'Admin', differsInCaseOnly: true }),
    ],
    ['`context.orderAmount` 1800 is not less than 1000', leaf(AMOUNT, { actual: 1800 })],
    ['`ext_roles` does not include manager', leaf(ROLES, { actual: ['buyer'] })],
    ['`ext_role` is absent', leaf(ROLE, unknown('ext_role', 'absent'))],
    ['`ext_role` is null', leaf(ROLE, unknown('ext_role', 'null'))],
    ['`ext_a` is absent', leaf({ function: 'exists', attribute: 'ext_a' }, {})],
    [
      '`ext_roles` is a text, and list_contains wants a list',
      leaf(ROLES, { ...unknown('ext_roles', 'wrong_type'), actual: 'manager' }),
    ],
    [
      '`ext_roles` is an object, or a list with more than plain values',
      leaf(ROLES, unknown('ext_roles', 'wrong_type')),
    ],
    [
      '`context.limit` is a text, and number_less_than cannot compare with that',
      leaf(
        { function: 'number_less_than', attribute: 'ext_a', valueFrom: 'context.limit' },
        { ...unknown('context.limit', 'wrong_type'), actual: 3, wanted: '5' },
      ),
    ],
    [
      '`context.ip` nowhere is not an IP address',
      leaf(
        { function: 'ip_in_cidr', attribute: 'context.ip', value: '10.0.0.0/8' },
        { ...unknown('context.ip', 'wrong_type'), actual: 'nowhere' },
      ),
    ],
  ])('%s', (sentence, trace) => {
    expect(phraseText(traceLine(trace))).toBe(sentence);
  });
});

describe('the lines of a rule', () => {
  it('have what is there where a sentence leaves it out', () => {
    const conditions = [leaf(ROLE, { actual: 'user' }), leaf(AMOUNT, { actual: 1800 })];
    const lines = describeTrace({ ruleId: 'a', effect: 'Allow', matched: false, conditions });
    expect(lines.map(({ actual }) => actual)).toEqual(['user', null]);
  });

  it('go one level deeper for the parts of a composite', () => {
    const conditions: ConditionTrace[] = [
      { kind: 'not', outcome: 'unknown', parts: [leaf(ROLE, unknown('ext_role', 'absent'))] },
      { kind: 'any_of', outcome: 'false', parts: [leaf(ROLES, { actual: [] })] },
    ];
    const lines = describeTrace({ ruleId: 'a', effect: 'Deny', matched: false, conditions });
    expect(lines.map(({ depth, phrase }) => [depth, phraseText(phrase)])).toEqual([
      [0, 'unknown, so its opposite is unknown too'],
      [1, '`ext_role` is absent'],
      [0, 'none of these holds'],
      [1, '`ext_roles` does not include manager'],
    ]);
  });

  it('say that a rule without conditions always matches', () => {
    const rule = { ruleId: 'a', effect: 'Deny', matched: true, conditions: [] } as const;
    expect(describeTrace(rule).map(({ phrase }) => phraseText(phrase))).toEqual([
      'no conditions, so it always matches',
    ]);
  });
});
