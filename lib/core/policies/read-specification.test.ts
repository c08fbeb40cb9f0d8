import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeUpSpecification } from '@/lib/testing/policy-documents';
import { attributesIn } from './attributes-in';
import { formatSpecification } from './format-specification';
import { readPolicyDocument } from './read-policy-document';
import { readSpecification } from './read-specification';

const condition = { function: 'string_equal', attribute: 'ext_role', value: 'admin' };

function withConditions(...conditions: readonly unknown[]): unknown {
  return {
    rules: [{ rule_id: 'r', effect: 'Allow', conditions }],
    default: { effect: 'Deny' },
  };
}

/** `pointer: message` of each problem with one condition, the pointer counted from the condition. */
function problemsOf(...conditions: readonly unknown[]): readonly string[] {
  const read = readSpecification(withConditions(...conditions));
  if (read.ok) return [];
  return read.problems.map(({ at, message }) => {
    return `${at.replace('/rules/0/conditions/', '')}: ${message}`;
  });
}

describe('readSpecification', () => {
  it('reads a document', () => {
    const document = withConditions(condition, { not: { any_of: [condition] } });
    expect(readSpecification(document)).toEqual({ ok: true, specification: document });
  });

  it.each([
    [
      'a function that is nearly one',
      { ...condition, function: 'string_equals' },
      '0/function: `string_equals` is no function; the nearest is `string_equal`.',
    ],
    [
      'a missing value',
      { function: 'string_equal', attribute: 'ext_role' },
      '0/value: `value` is missing; string_equal compares with one text.',
    ],
    [
      'values in place of a value',
      { function: 'string_equal', attribute: 'ext_role', values: ['a'] },
      '0/values: `values` is for string_one_of, string_not_one_of; string_equal compares with one text in `value`.',
    ],
    [
      'a number as text',
      { ...condition, value: 7 },
      '0/value: This must be one text, and is a number. Write "7", with quotation marks.',
    ],
    [
      'an attribute without its prefix',
      { ...condition, attribute: 'role' },
      '0/attribute: `role` is no attribute; mapped claims begin with ext_: `ext_role`.',
    ],
    [
      'a misspelt member',
      { function: 'string_equal', attribute: 'ext_role', value: 'a', ignorecase: true },
      '0/ignorecase: `ignorecase` is no member of a condition; the nearest is `ignoreCase`.',
    ],
    [
      'an empty composite',
      { all_of: [] },
      '0/all_of: `all_of` is empty; put at least one condition into it.',
    ],
  ])('refuses %s at its place', (_what, wrong, problem) => {
    expect(problemsOf(wrong)).toEqual([problem]);
  });
});

describe('what may be compared with', () => {
  const of = (name: string, rest: object) => ({ function: name, attribute: 'ext_a', ...rest });

  it.each<[string, object, string | null]>([
    ['exists with a value', of('exists', { value: 'a' }), '0/value'],
    ['exists alone', of('exists', {}), null],
    ['value and valueFrom', of('string_equal', { value: 'a', valueFrom: 'ext_b' }), '0/valueFrom'],
    ['another attribute', of('string_equal', { valueFrom: 'context.owner' }), null],
    ['another that is none', of('string_equal', { valueFrom: 'owner' }), '0/valueFrom'],
    ['an empty list', of('string_one_of', { values: [] }), '0/values'],
    ['no list', of('string_one_of', { values: 'a' }), '0/values'],
    ['a list of other kinds', of('string_one_of', { values: ['a', 1] }), '0/values/1'],
    ['too many values', of('string_one_of', { values: Array(1001).fill('a') }), '0/values'],
    ['the most values', of('string_one_of', { values: Array(1000).fill('a') }), null],
    ['a text too long', of('string_equal', { value: 'a'.repeat(1025) }), '0/value'],
    ['the longest text', of('string_equal', { value: 'a'.repeat(1024) }), null],
    ['a whole number beyond 2^53', of('number_equal', { value: 2 ** 53 }), '0/value'],
    ['a number without bounds', of('number_equal', { value: Number.POSITIVE_INFINITY }), '0/value'],
    ['null', of('string_equal', { value: null }), '0/value'],
    ['three ends', of('number_between', { values: [1, 2, 3] }), '0/values'],
    ['ends the wrong way round', of('number_between', { values: [2, 1] }), '0/values'],
    ['one number twice', of('number_between', { values: [1, 1] }), null],
    ['no day', of('time_before', { value: '2026-02-30' }), '0/value'],
    ['epoch seconds', of('time_before', { value: 1 }), '0/value'],
    ['a time of day', of('time_before', { value: '18:00', timeZone: 'Europe/Berlin' }), null],
    ['no time zone', of('time_before', { value: '18:00', timeZone: 'Mars/Olympus' }), '0/timeZone'],
    ['a range past midnight', of('time_between', { values: ['22:00', '06:00'] }), null],
    ['an empty range', of('time_between', { values: ['22:00', '22:00'] }), '0/values'],
    ['a mixed range', of('time_between', { values: ['22:00', '2026-01-01'] }), '0/values'],
    [
      'days the wrong way round',
      of('time_between', { values: ['2026-02-01', '2026-01-01'] }),
      '0/values',
    ],
    ['a network', of('ip_in_cidr', { value: '10.0.0.0/8' }), null],
    ['networks', of('ip_in_cidr', { values: ['10.0.0.0/8', '::1'] }), null],
    ['no network', of('ip_in_cidr', { values: ['10.0.0.0/8', '10.0.0.1/8'] }), '0/values/1'],
    ['letter case of numbers', of('number_equal', { value: 1, ignoreCase: true }), '0/ignoreCase'],
    ['letter case as text', of('string_equal', { value: 'a', ignoreCase: 'yes' }), '0/ignoreCase'],
    ['a time zone of texts', of('string_equal', { value: 'a', timeZone: 'UTC' }), '0/timeZone'],
  ])('%s', (_what, given, place) => {
    expect(problemsOf(given).map((problem) => problem.split(': ')[0])).toEqual(
      place === null ? [] : [place],
    );
  });

  it.each<[string, boolean]>([
    ['ext_role', true],
    [`ext_${'a'.repeat(64)}`, true],
    [`ext_${'a'.repeat(65)}`, false],
    ['ext_', false],
    ['ext_a.b', false],
    ['permissions', true],
    ['now', true],
    ['permission', false],
    ['context', false],
    ['context.', false],
    ['context.order.amount', true],
    ['context.https://acme.com/plan', true],
    [`context.${'a.'.repeat(31)}a`, true],
    [`context.${'a.'.repeat(32)}a`, false],
    [`context.${'a'.repeat(513)}`, false],
    ['__proto__', false],
    ['', false],
  ])('the attribute %j: %s', (attribute, isOne) => {
    expect(problemsOf({ function: 'exists', attribute }).length).toBe(isOne ? 0 : 1);
  });
});

describe('limits', () => {
  const rule = (rule_id: string, ...conditions: unknown[]) => ({
    rule_id,
    effect: 'Allow',
    conditions,
  });
  const read = (rules: readonly unknown[]) =>
    readSpecification({ rules, default: { effect: 'Deny' } });
  const placesOf = (rules: readonly unknown[]) => {
    const result = read(rules);
    return result.ok ? [] : result.problems.map(({ at }) => at);
  };

  it('allows 100 rules, each with a name of its own of 1 to 64 characters', () => {
    const rules = Array.from({ length: 101 }, (_, n) => rule(`r${n}`));
    expect(placesOf(rules.slice(0, 100))).toEqual([]);
    expect(placesOf(rules)).toEqual(['/rules']);
    expect(placesOf([rule('a'), rule('a')])).toEqual(['/rules/1/rule_id']);
    expect(placesOf([rule(''), rule('x'.repeat(65)), rule('x'.repeat(64))])).toEqual([
      '/rules/0/rule_id',
      '/rules/1/rule_id',
    ]);
  });

  it('allows 500 conditions, counted through composites', () => {
    const many = (count: number) => Array.from({ length: count }, () => condition);
    expect(placesOf([rule('a', ...many(250)), rule('b', { any_of: many(250) })])).toEqual([]);
    expect(placesOf([rule('a', ...many(250)), rule('b', { any_of: many(252) })])).toEqual([
      '/rules/1/conditions/0/any_of/250',
    ]);
  });

  it('allows composites eight deep', () => {
    const nested = (depth: number): unknown =>
      depth === 0 ? condition : { not: nested(depth - 1) };
    expect(placesOf([rule('a', nested(8))])).toEqual([]);
    expect(placesOf([rule('a', nested(9))])).toEqual([`/rules/0/conditions/0${'/not'.repeat(9)}`]);
  });

  it('lists fifty problems at most', () => {
    const wrong = Array.from({ length: 400 }, () => ({ function: 'x' }));
    expect(placesOf([rule('a', ...wrong)]).length).toBe(50);
  });
});

describe('any JSON', () => {
  const names = ['rules', 'default', 'effect', 'conditions', 'function', 'all_of', 'not', 'values'];
  const anything = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium' },
      fc.jsonValue(),
      fc.constantFrom<unknown>('Allow', 'string_equal', 'ext_a', [], {}),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(fc.constantFrom(...names, '__proto__'), fc.string()), tie('value')),
    ),
  })).value;

  it('threat 81: is read or refused with sentences, and nothing throws', () => {
    fc.assert(
      fc.property(anything, (value) => {
        for (const result of [readSpecification(value), readPolicyDocument(value)]) {
          if (result.ok) continue;
          expect(result.problems.length).toBeGreaterThan(0);
          for (const { at, message } of result.problems) {
            expect(at).toMatch(/^(?:\/|$)/);
            expect(message).toMatch(/\.$/);
            expect(message.length).toBeLessThan(700);
          }
        }
      }),
      { seed: 3, numRuns: 2000 },
    );
  }, 30_000);

  it('is not followed into any depth', () => {
    let deep: unknown = condition;
    for (let level = 0; level < 100_000; level += 1) deep = { not: deep };
    expect(problemsOf(deep)).toHaveLength(1);
  });
});

describe('formatSpecification', () => {
  it('writes what is read back the same', () => {
    fc.assert(
      fc.property(madeUpSpecification, (specification) => {
        const text = formatSpecification(specification);
        const read = readSpecification(JSON.parse(text));
        // Made-up ranges of times may be empty.
        fc.pre(read.ok);
        expect(read).toEqual({ ok: true, specification });
        if (read.ok) expect(formatSpecification(read.specification)).toBe(text);
      }),
      { seed: 4, numRuns: 500 },
    );
  }, 30_000);

  it('puts members in one order', () => {
    const shuffled = {
      default: { effect: 'Deny' },
      rules: [
        {
          conditions: [
            { ignoreCase: true, value: 'a', attribute: 'ext_a', function: 'string_equal' },
          ],
          effect: 'Allow',
          rule_id: 'r',
        },
      ],
    };
    const read = readSpecification(shuffled);
    expect(read.ok && formatSpecification(read.specification)).toBe(`{
  "rules": [
    {
      "rule_id": "r",
      "effect": "Allow",
      "conditions": [
        {
          "function": "string_equal",
          "attribute": "ext_a",
          "value": "a",
          "ignoreCase": true
        }
      ]
    }
  ],
  "default": {
    "effect": "Deny"
  }
}`);
  });
});

describe('attributesIn', () => {
  it('names each once, those that are compared with too', () => {
    const read = readSpecification(
      withConditions(
        condition,
        { not: { any_of: [condition, { ...condition, attribute: 'context.a' }] } },
        { function: 'string_equal', attribute: 'ext_role', valueFrom: 'action' },
      ),
    );
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect([...attributesIn(read.specification)]).toEqual(['ext_role', 'context.a', 'action']);
  });
});

describe('readPolicyDocument', () => {
  it('reads a whole policy, and points into it', () => {
    const specification = withConditions(condition);
    expect(readPolicyDocument({ name: 'admin_access', specification })).toEqual({
      ok: true,
      name: 'admin_access',
      specification,
    });
    expect(readPolicyDocument({ name: 'x', specification: {} })).toMatchObject({
      problems: [{ at: '/specification/rules' }, { at: '/specification/default' }],
    });
  });

  it.each([
    `{ "name": "admin_access", "specification": { "rules": [{ "rule_id": "admin-allow", "effect": "Allow",
       "conditions": [{ "function": "string_equal", "attribute": "ext_role", "value": "admin" }] }],
       "default": { "effect": "Deny" } } }`,
    `{ "name": "premium_features", "specification": { "rules": [{ "rule_id": "premium-allow", "effect": "Allow",
       "conditions": [{ "function": "string_one_of", "attribute": "ext_plan", "values": ["premium", "enterprise"] }] }],
       "default": { "effect": "Deny" } } }`,
  ])('reads the documents that people already have, as they are: %s', (text) => {
    expect(readPolicyDocument(JSON.parse(text))).toEqual({ ok: true, ...JSON.parse(text) });
  });

  it('refuses names that are empty, too long or no text', () => {
    const specification = withConditions(condition);
    for (const name of ['', ' ', 'x'.repeat(81), 7]) {
      expect(readPolicyDocument({ name, specification })).toMatchObject({
        problems: [{ at: '/name' }],
      });
    }
    expect(readPolicyDocument({ specification })).toMatchObject({ ok: true, name: null });
  });
});
