import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../tokens/json-value';
import type { DecisionRequest } from './decision';
import { evaluateNode } from './evaluate-node';
import { FUNCTION_NAMES, type FunctionName } from './function-names';
import { FUNCTIONS } from './functions';
import type { Condition } from './specification';

const ABSENT = Symbol('absent');
type Given = JsonValue | typeof ABSENT;

/** Values of every kind; those that a function takes are left out of what must be unknown. */
const KINDS: Readonly<Record<string, JsonValue>> = {
  text: 'a',
  number: 1,
  boolean: true,
  list: ['a'],
  object: { a: 1 },
  'list with more': ['a', null],
};

interface Table {
  readonly condition: Omit<Condition, 'function' | 'attribute'>;
  readonly holds: readonly JsonValue[];
  readonly fails: readonly JsonValue[];
  /** Of the right kind, and yet nothing that can be compared. */
  readonly unknown?: readonly JsonValue[];
  /** Kinds that it takes. */
  readonly takes: readonly string[];
  /** What cannot be compared with, by `valueFrom`. */
  readonly badOperands: readonly JsonValue[];
}

const NO_TEXT = [1, true, ['a'], { a: 1 }];
const NO_TEXTS = ['a', 1, true, { a: 1 }, ['a', 1], [null]];
const NO_NUMBER = ['1', true, [1], { a: 1 }];
const LISTS = ['list'];

const TABLES: Readonly<Record<FunctionName, Table>> = {
  string_equal: {
    condition: { value: 'admin' },
    holds: ['admin'],
    fails: ['Admin', 'admin ', '', 'аdmin'],
    takes: ['text'],
    badOperands: NO_TEXT,
  },
  string_not_equal: {
    condition: { value: 'admin' },
    holds: ['Admin', '', 'admin\u0000'],
    fails: ['admin'],
    takes: ['text'],
    badOperands: NO_TEXT,
  },
  string_one_of: {
    condition: { values: ['premium', 'enterprise'] },
    holds: ['premium', 'enterprise'],
    fails: ['Premium', 'free', '', 'premium,enterprise'],
    takes: ['text'],
    badOperands: NO_TEXTS,
  },
  string_not_one_of: {
    condition: { values: ['premium', 'enterprise'] },
    holds: ['Premium', 'free', ''],
    fails: ['premium', 'enterprise'],
    takes: ['text'],
    badOperands: NO_TEXTS,
  },
  string_contains: {
    condition: { value: 'aba' },
    holds: ['aba', 'ababa', 'xxabaxx'],
    fails: ['ab', 'ABA', 'abba', ''],
    takes: ['text'],
    badOperands: NO_TEXT,
  },
  string_starts_with: {
    condition: { value: 'org:' },
    holds: ['org:', 'org:admin'],
    fails: ['Org:admin', 'xorg:', 'org'],
    takes: ['text'],
    badOperands: NO_TEXT,
  },
  string_ends_with: {
    condition: { value: '@acme.com' },
    holds: ['a@acme.com', '@acme.com'],
    fails: ['a@acme.com.evil.example', 'a@ACME.com', 'a@acme.com\n'],
    takes: ['text'],
    badOperands: NO_TEXT,
  },
  string_like: {
    condition: { value: 'a*b?' },
    holds: ['abc', 'axxbb', 'ab\n'],
    fails: ['ab', 'xabc', 'abcd', 'Abc'],
    takes: ['text'],
    badOperands: NO_TEXT,
  },
  number_equal: {
    condition: { value: 5 },
    holds: [5],
    fails: [5.1, -5, Number.POSITIVE_INFINITY],
    takes: ['number'],
    badOperands: [...NO_NUMBER, 2 ** 53, Number.POSITIVE_INFINITY],
  },
  number_less_than: {
    condition: { value: 5 },
    holds: [4.9, -1e300],
    fails: [5, 6, Number.POSITIVE_INFINITY],
    takes: ['number'],
    badOperands: NO_NUMBER,
  },
  number_less_than_or_equal: {
    condition: { value: 5 },
    holds: [4.9, 5],
    fails: [5.1],
    takes: ['number'],
    badOperands: NO_NUMBER,
  },
  number_greater_than: {
    condition: { value: 5 },
    holds: [5.1, Number.POSITIVE_INFINITY],
    fails: [5, 4],
    takes: ['number'],
    badOperands: NO_NUMBER,
  },
  number_greater_than_or_equal: {
    condition: { value: 5 },
    holds: [5, 2 ** 60],
    fails: [4.9],
    takes: ['number'],
    badOperands: NO_NUMBER,
  },
  number_between: {
    condition: { values: [1, 3] },
    holds: [1, 2.5, 3],
    fails: [0.9, 3.1],
    takes: ['number'],
    badOperands: [...NO_NUMBER, [1, 2, 3], [1, '3']],
  },
  boolean_equal: {
    condition: { value: true },
    holds: [true],
    fails: [false],
    takes: ['boolean'],
    badOperands: ['true', 1, [true], { a: 1 }],
  },
  list_contains: {
    condition: { value: 'admin' },
    holds: [['admin'], ['x', 'admin', 1]],
    fails: [[], ['Admin'], ['administrator'], ['a', 'dmin']],
    takes: LISTS,
    badOperands: [['admin'], { a: 1 }, 2 ** 53],
  },
  list_contains_any: {
    condition: { values: ['a', 1] },
    holds: [['a'], [1, 2], ['z', 'a', 1]],
    fails: [[], ['1'], ['A'], [true]],
    takes: LISTS,
    badOperands: ['a', 1, { a: 1 }, [null], [2 ** 53]],
  },
  list_contains_all: {
    condition: { values: ['a', 1] },
    holds: [
      ['a', 1],
      [1, 'x', 'a'],
    ],
    fails: [[], ['a'], ['a', '1']],
    takes: LISTS,
    badOperands: ['a', 1, { a: 1 }, [null], [2 ** 53]],
  },
  list_is_empty: {
    condition: {},
    holds: [[]],
    fails: [['a'], [0], ['']],
    takes: LISTS,
    badOperands: [],
  },
  exists: {
    condition: {},
    holds: ['', 0, false, [], ['a'], {}, ['a', null]],
    fails: [],
    takes: Object.keys(KINDS),
    badOperands: [],
  },
  not_exists: {
    condition: {},
    holds: [],
    fails: ['', 0, false, [], ['a'], {}, ['a', null]],
    takes: Object.keys(KINDS),
    badOperands: [],
  },
  time_before: {
    condition: { value: '2026-01-31T18:00:00Z' },
    holds: ['2026-01-31T17:59:59Z', '2026-01-31T19:59:59+02:00', 1_769_882_399],
    fails: ['2026-01-31T18:00:00Z', '2026-01-31T18:00:01Z', 1_769_882_400],
    unknown: ['2026-01-31', '2026-01-31T18:00:00', '18:00', 'yesterday', '', 9e12],
    takes: ['number'],
    badOperands: ['2026-02-30', 'soon', true, ['2026-01-31'], { a: 1 }, 9e12],
  },
  time_after: {
    condition: { value: '2026-01-31T18:00:00Z' },
    holds: ['2026-01-31T18:00:00.001Z', 1_769_882_401],
    fails: ['2026-01-31T18:00:00Z', '2026-01-31T17:00:00Z', 1_769_882_400],
    unknown: ['2026-01-31', '18:00', '1769882401'],
    takes: ['number'],
    badOperands: ['2026-02-30', 'soon', true, ['2026-01-31'], { a: 1 }],
  },
  time_between: {
    condition: { values: ['2026-01-31T18:00:00Z', '2026-01-31T19:00:00Z'] },
    holds: ['2026-01-31T18:00:00Z', '2026-01-31T18:59:59.999Z'],
    fails: ['2026-01-31T17:59:59Z', '2026-01-31T19:00:00Z'],
    unknown: ['2026-01-31', '18:30'],
    takes: ['number'],
    badOperands: ['2026-01-31', ['18:00'], ['18:00', '2026-01-31'], ['a', 'b'], [1, 2, 3]],
  },
  ip_in_cidr: {
    condition: { values: ['10.0.0.0/8', '2001:db8::/32'] },
    holds: ['10.1.2.3', '::ffff:10.1.2.3', '2001:DB8::1'],
    fails: ['11.0.0.1', '2001:db9::1', '::1'],
    unknown: ['', '10.1', '010.0.0.1', '10.0.0.256', '10.0.0.1/32', 'localhost', 'fe80::1%eth0'],
    takes: [],
    badOperands: [1, true, { a: 1 }, '10.0.0.1/8', '10.0.0.0/33', ['10.0.0.0/8', 'x']],
  },
};

function requestOf(actual: Given, other: Given): DecisionRequest {
  return {
    attributes: Object.create(null),
    resource: 'r',
    action: 'a',
    context: {
      ...(actual === ABSENT ? {} : { actual }),
      ...(other === ABSENT ? {} : { other }),
    },
    now: 0,
  };
}

function outcome(name: FunctionName, condition: Table['condition'], actual: Given) {
  const whole = { function: name, attribute: 'context.actual', ...condition };
  return evaluateNode(whole, requestOf(actual, ABSENT)).outcome;
}

/** The same with what is compared with in another attribute. */
function traceFrom(name: FunctionName, actual: Given, other: Given, ignoreCase = false) {
  const condition: Condition = {
    function: name,
    attribute: 'context.actual',
    valueFrom: 'context.other',
    ...(ignoreCase ? { ignoreCase } : {}),
  };
  const trace = evaluateNode(condition, requestOf(actual, other));
  return { outcome: trace.outcome, unknown: trace.kind === 'condition' ? trace.unknown : null };
}

const WITH_KINDS = FUNCTION_NAMES.filter((name) => FUNCTIONS[name].attribute !== 'any');
const WITH_OPERANDS = FUNCTION_NAMES.filter((name) => FUNCTIONS[name].operand !== null);

describe.each(FUNCTION_NAMES)('%s', (name) => {
  const table = TABLES[name];

  it('holds, fails, and is unknown for what it cannot compare', () => {
    for (const actual of table.holds) {
      expect([actual, outcome(name, table.condition, actual)]).toEqual([actual, 'true']);
    }
    for (const actual of table.fails) {
      expect([actual, outcome(name, table.condition, actual)]).toEqual([actual, 'false']);
    }
    for (const actual of table.unknown ?? []) {
      expect([actual, outcome(name, table.condition, actual)]).toEqual([actual, 'unknown']);
    }
  });
});

describe.each(WITH_KINDS)('%s', (name) => {
  const table = TABLES[name];

  it('is unknown for every other kind of value, absent and null', () => {
    const others = Object.entries(KINDS).filter(([kind]) => !table.takes.includes(kind));
    for (const [, actual] of others) {
      expect([actual, outcome(name, table.condition, actual)]).toEqual([actual, 'unknown']);
    }
    expect(outcome(name, table.condition, ABSENT)).toBe('unknown');
    expect(outcome(name, table.condition, null)).toBe('unknown');
  });
});

describe.each(WITH_OPERANDS)('%s', (name) => {
  const table = TABLES[name];
  const wanted = table.condition.values ?? table.condition.value;

  it('compares with what another attribute holds', () => {
    const other = wanted ?? null;
    // Its pattern is none when another attribute holds it.
    const holds = name === 'string_like' ? [other] : table.holds;
    for (const actual of holds) expect(traceFrom(name, actual, other).outcome).toBe('true');
    for (const actual of table.fails) expect(traceFrom(name, actual, other).outcome).toBe('false');
    const [known = null] = [...table.holds, ...table.fails];
    for (const bad of table.badOperands) {
      const unknown = { attribute: 'context.other', why: 'wrong_type' };
      expect([bad, traceFrom(name, known, bad)]).toEqual([bad, { outcome: 'unknown', unknown }]);
    }
    const blamed = (why: string) => ({
      outcome: 'unknown',
      unknown: { attribute: 'context.other', why },
    });
    expect(traceFrom(name, known, ABSENT)).toEqual(blamed('absent'));
    expect(traceFrom(name, known, null)).toEqual(blamed('null'));
    for (const empty of ['', []]) expect(traceFrom(name, known, empty)).toEqual(blamed('empty'));
    expect(traceFrom(name, ABSENT, ABSENT).unknown).toEqual({
      attribute: 'context.actual',
      why: 'absent',
    });
  });
});

describe('exists and not_exists', () => {
  it('are never unknown: null is absent', () => {
    for (const [actual, exists] of [
      [ABSENT, 'false'],
      [null, 'false'],
      ['', 'true'],
      [{}, 'true'],
    ] as const) {
      expect(outcome('exists', {}, actual)).toBe(exists);
      expect(outcome('not_exists', {}, actual)).toBe(exists === 'true' ? 'false' : 'true');
    }
  });
});

describe('ignoreCase', () => {
  const withCase = FUNCTION_NAMES.filter((name) => FUNCTIONS[name].options.includes('ignoreCase'));

  it.each(withCase)('makes letter case no difference to %s, on either side', (name) => {
    const { condition, holds } = TABLES[name];
    const flipped = (value: JsonValue): JsonValue => {
      if (typeof value === 'string') return value.toUpperCase();
      return Array.isArray(value) ? value.map(flipped) : value;
    };
    const isNegative = name.includes('not_');
    const plain = isNegative ? TABLES[name].fails : holds;
    for (const actual of plain) {
      const expected = isNegative ? 'false' : 'true';
      const folded = { ...condition, ignoreCase: true };
      expect(outcome(name, folded, flipped(actual))).toBe(expected);
      // No claim is a pattern.
      const wanted = name === 'string_like' ? actual : (condition.values ?? condition.value);
      const other = flipped(wanted ?? null);
      expect(traceFrom(name, actual, other, true).outcome).toBe(expected);
    }
  });

  it('knows no language: a dotless i stays one', () => {
    const condition = { value: 'admin', ignoreCase: true };
    expect(outcome('string_equal', condition, 'ADMIN')).toBe('true');
    expect(outcome('string_equal', condition, 'admın')).toBe('false');
  });
});

describe('differsInCaseOnly', () => {
  it('is said of what would hold but for letter case', () => {
    const differs = (condition: Condition, actual: JsonValue) => {
      const trace = evaluateNode(condition, requestOf(actual, ABSENT));
      return trace.kind === 'condition' && trace.differsInCaseOnly;
    };
    const equal = {
      function: 'string_equal',
      attribute: 'context.actual',
      value: 'admin',
    } as const;
    expect(differs(equal, 'Admin')).toBe(true);
    expect(differs(equal, 'owner')).toBe(false);
    expect(differs(equal, 'admin')).toBe(false);
    expect(differs({ ...equal, ignoreCase: true }, 'owner')).toBe(false);
    expect(differs({ ...equal, function: 'list_contains' }, ['ADMIN'])).toBe(true);
    expect(differs({ ...equal, function: 'string_not_equal' }, 'admin')).toBe(false);
  });
});

describe('valueFrom', () => {
  const from = (name: FunctionName) => ({
    function: name,
    attribute: 'context.actual',
    valueFrom: 'context.other',
  });
  it.each<[FunctionName, JsonValue, JsonValue]>([
    ['list_contains_all', ['a'], []],
    ['list_contains_all', [], []],
    ['string_starts_with', 'a', ''],
    ['string_ends_with', 'a', ''],
    ['string_contains', 'a', ''],
    ['string_equal', '', ''],
    ['string_not_equal', 'a', ''],
    ['string_not_one_of', 'a', []],
    ['ip_in_cidr', '10.0.0.1', []],
  ])('opens nothing where it is empty: %s of %j and %j', (name, actual, other) => {
    const request = requestOf(actual, other);
    expect(evaluateNode(from(name), request).outcome).toBe('unknown');
    expect(evaluateNode({ not: from(name) }, request).outcome).toBe('unknown');
  });

  it.each(['*', 'a*', '?dmin'])('is a text for string_like, not a pattern: %s', (other) => {
    const request = requestOf('admin', other);
    expect(evaluateNode(from('string_like'), request).outcome).toBe('false');
    expect(evaluateNode(from('string_like'), requestOf(other, other)).outcome).toBe('true');
  });
});
