import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeUpRequest, madeUpSpecification } from '@/lib/testing/policy-documents';
import { stringWork } from '@/lib/testing/string-work';
import { isJsonObject, type JsonObject, type JsonValue } from '../tokens/json-value';
import { parseJson } from '../tokens/parse-json';
import type { Attributes } from './attributes';
import { compilePolicies } from './compile-policies';
import type { DecisionRequest } from './decision';
import { evaluateNode } from './evaluate-node';
import type { ActivePolicy } from './policy';
import { readPolicyDocument } from './read-policy-document';
import { readSpecification } from './read-specification';
import type { Condition, ConditionNode, Effect, Specification } from './specification';

function requestOf(context: JsonObject, attributes: Attributes = {}): DecisionRequest {
  return { attributes, resource: 'orders', action: 'read', context, now: 0 };
}

function outcome(node: ConditionNode, context: JsonObject): string {
  return evaluateNode(node, requestOf(context)).outcome;
}

function policyOf(specification: Specification, id = 'pol_1'): ActivePolicy {
  const permissions = [{ resource: 'orders', actions: ['*'], priority: 0, environment: null }];
  return { id, name: id, version: 1, specification, permissions };
}

function specificationOf(effect: Effect, ...conditions: ConditionNode[]): Specification {
  return { rules: [{ rule_id: effect, effect, conditions }], default: { effect: 'Deny' } };
}

/** What JSON text holds, by the parser that keeps every name. */
function parsed(text: string): JsonObject {
  const result = parseJson(text);
  if (!result.ok || !isJsonObject(result.value)) throw new Error(text);
  return result.value;
}

describe('hostile names', () => {
  it('threat 66: a policy whose text names a member twice is not read', () => {
    const text = '{"rules": [], "default": {"effect": "Deny", "\\u0065ffect": "Allow"}}';
    expect(parseJson(text)).toMatchObject({ ok: false, fault: { kind: 'duplicate_name' } });
  });

  it('threat 67: __proto__ and constructor are names without anything behind them', () => {
    for (const attribute of [
      'context.__proto__',
      'context.__proto__.polluted',
      'context.constructor',
      'context.constructor.name',
      'context./constructor/prototype',
      'context.list.length',
    ]) {
      expect(outcome({ function: 'exists', attribute }, { list: ['a'] })).toBe('false');
    }
    const own = parsed('{"__proto__": {"role": "admin"}, "constructor": "x"}');
    const isAdmin = {
      function: 'string_equal',
      attribute: 'context.role',
      value: 'admin',
    } as const;
    expect(outcome(isAdmin, own)).toBe('unknown');
    const { reason } = compilePolicies([], null).decide({
      ...requestOf({}),
      resource: '__proto__',
      action: 'constructor',
    });
    expect(reason).toBe('NO_POLICY');
  });

  it('threat 67: documents with such members are refused, and pollute nothing', () => {
    const text = `{"rules": [], "default": {"effect": "Deny"}, "__proto__": {"polluted": true}}`;
    for (const document of [parsed(text), JSON.parse(text)]) {
      expect(readSpecification(document)).toMatchObject({
        ok: false,
        problems: [{ at: '/__proto__' }],
      });
    }
    const inherited = Object.create({ rules: [], default: { effect: 'Allow' } });
    expect(readSpecification(inherited).ok).toBe(false);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('threat 68: what cannot be seen is compared exactly, and escaped in sentences', () => {
    const odd = ['admin\u0000', '\u202eadmin', 'admin\ud800', '\u001b[31madmin', 'admin\r\n'];
    for (const value of odd) {
      const isOdd = { function: 'string_equal', attribute: 'context.role', value } as const;
      expect(outcome(isOdd, { role: value })).toBe('true');
      expect(outcome(isOdd, { role: 'admin' })).toBe('false');
      expect(readSpecification(specificationOf('Allow', isOdd)).ok).toBe(true);
      const named = { ...specificationOf('Allow', isOdd), [value]: 1 };
      const read = readSpecification(named);
      const message = read.ok ? '' : read.problems.map((problem) => problem.message).join('\n');
      expect(message).not.toBe('');
      expect(message).not.toContain(value);
    }
  });
});

describe('values of other shapes', () => {
  const hasAdmin: Condition = {
    function: 'list_contains',
    attribute: 'context.roles',
    value: 'admin',
  };

  it.each<[string, JsonValue]>([
    ['a text', 'admin'],
    ['texts with commas', 'user,admin'],
    ['an object', { admin: true }],
    ['an object like a list', { 0: 'admin', length: 1 }],
    ['a list in a list', [['admin']]],
    ['a list with null', ['admin', null]],
    ['another case', ['Admin']],
    ['a look-alike', ['аdmin']],
    ['white space', ['admin ']],
    ['nothing', null],
  ])(
    'threat 75: roles as %s contain no admin, and do not satisfy the contrary by kind',
    (_what, roles) => {
      const { allowed } = compilePolicies(
        [policyOf(specificationOf('Allow', hasAdmin))],
        null,
      ).decide(requestOf({ roles }));
      expect(allowed).toBe(false);
      const isList = Array.isArray(roles) && roles.every((role) => typeof role === 'string');
      expect(outcome({ not: hasAdmin }, { roles })).toBe(isList ? 'true' : 'unknown');
    },
  );

  it('threat 76: a flat name wins over the path of the same spelling; a pointer names the path', () => {
    const context = {
      'realm_access.roles': ['flat'],
      realm_access: { roles: ['nested'] },
    };
    const contains = (attribute: string, value: string) =>
      outcome({ function: 'list_contains', attribute, value }, context);
    expect(contains('context.realm_access.roles', 'flat')).toBe('true');
    expect(contains('context.realm_access.roles', 'nested')).toBe('false');
    expect(contains('context./realm_access/roles', 'nested')).toBe('true');
  });

  it('threat 77: only the JSON value true is true', () => {
    const verified = {
      function: 'boolean_equal',
      attribute: 'context.email_verified',
      value: true,
    } as const;
    expect(outcome(verified, { email_verified: true })).toBe('true');
    for (const value of ['true', 'false', 1, 0, 'yes', [true], {}, null]) {
      expect([value, outcome(verified, { email_verified: value })]).toEqual([value, 'unknown']);
      expect(outcome({ not: { ...verified, value: false } }, { email_verified: value })).toBe(
        'unknown',
      );
    }
  });

  it.each<[string, JsonValue, string]>([
    ['one of ours', 'ada@acme.com', 'true'],
    ['two at signs, ours last', 'ada@evil.example@acme.com', 'true'],
    ['two at signs, ours first', 'ada@acme.com@evil.example', 'false'],
    ['a suffix', 'ada@acme.com.evil.example', 'false'],
    ['a new line behind', 'ada@acme.com\n', 'false'],
    ['a new line within', 'ada@acme.com\n@evil.example', 'false'],
    ['upper case', 'ADA@ACME.COM', 'false'],
    ['a domain of look-alikes', 'ada@аcme.com', 'false'],
    ['its punycode', 'ada@xn--cme-6cd.com', 'false'],
    ['a domain that ends alike', 'ada@notacme.com', 'false'],
    ['a list', ['ada@acme.com'], 'unknown'],
    ['nothing', null, 'unknown'],
  ])('threat 78: an e-mail rule is exact and anchored: %s', (_what, email, expected) => {
    const ends = {
      function: 'string_ends_with',
      attribute: 'context.email',
      value: '@acme.com',
    } as const;
    expect(outcome(ends, { email })).toBe(expected);
    expect(outcome({ ...ends, function: 'string_like', value: '*@acme.com' }, { email })).toBe(
      expected,
    );
    const exact = { ...ends, function: 'string_equal', value: 'ada@acme.com' } as const;
    expect(outcome(exact, { email })).toBe(
      email === 'ada@acme.com' ? 'true' : expected === 'unknown' ? 'unknown' : 'false',
    );
  });
});

describe('bounds', () => {
  const attribute = 'context.text';

  it.each<[string, Omit<Condition, 'attribute'>]>([
    ['string_like', { function: 'string_like', value: '*a*a*a*a*b' }],
    ['string_contains', { function: 'string_contains', value: `b${'a'.repeat(1023)}` }],
    [
      'ignoreCase',
      { function: 'string_contains', value: `${'a'.repeat(1023)}b`, ignoreCase: true },
    ],
    [
      'values',
      { function: 'string_one_of', values: Array.from({ length: 1000 }, (_, n) => `${n}`) },
    ],
  ])(
    'threat 80: many conditions on long texts look at each character a few times for each: %s',
    (_what, condition) => {
      for (const [count, length] of [
        [500, 1500],
        [4, 65_536],
      ] as const) {
        const text = 'a'.repeat(length);
        const conditions = Array.from({ length: count }, () => ({
          not: { ...condition, attribute },
        }));
        const read = readSpecification(specificationOf('Allow', ...conditions));
        if (!read.ok) throw new Error(JSON.stringify(read.problems));
        const engine = compilePolicies([policyOf(read.specification)], null);
        let allowed = false;
        const work = stringWork(() => {
          ({ allowed } = engine.decide(requestOf({ text })));
        });
        expect(allowed).toBe(true);
        // What a pattern falls back on is looked at again, at most as often as the text went on.
        expect(work).toBeLessThan(count * 10 * text.length);
      }
    },
    30_000,
  );

  it('threat 80: long lists are looked up, not compared member by member', () => {
    const values = Array.from({ length: 1000 }, (_, n) => `v${n}`);
    const list = Array.from({ length: 20_000 }, (_, n) => `x${n}`);
    for (const name of ['list_contains_any', 'list_contains_all'] as const) {
      const byValues = { function: name, attribute: 'context.list', values } as const;
      expect(outcome(byValues, { list })).toBe('false');
      const byOther = {
        function: name,
        attribute: 'context.list',
        valueFrom: 'context.other',
      } as const;
      expect(outcome(byOther, { list, other: list })).toBe('true');
    }
  });

  it('threat 81: whatever is accepted decides on whatever is asked, and nothing throws', () => {
    const anything = fc.record({
      attributes: fc.dictionary(fc.constantFrom('ext_a', 'ext_b', 'permissions'), fc.jsonValue()),
      context: fc.dictionary(fc.constantFrom('d', 'e', '__proto__', ''), fc.jsonValue()),
      resource: fc.constantFrom('orders', '__proto__', ''),
      action: fc.string(),
      now: fc.double(),
    });
    fc.assert(
      fc.property(madeUpSpecification, anything, (specification, asked) => {
        const engine = compilePolicies([policyOf(specification)], null);
        // What a caller in another language may send, whatever the types say.
        const request = Object.assign(requestOf({}), asked);
        const { decision, trace } = engine.explain(request);
        expect(typeof decision.allowed).toBe('boolean');
        expect(() => JSON.stringify(trace)).not.toThrow();
      }),
      { seed: 81, numRuns: 500 },
    );
  }, 30_000);
});

describe('combining', () => {
  it('threat 82: without any policy everything is denied', () => {
    fc.assert(
      fc.property(madeUpRequest, (request) => {
        expect(compilePolicies([], 'production').decide(request)).toMatchObject({
          allowed: false,
          reason: 'NO_POLICY',
        });
      }),
      { seed: 82, numRuns: 50 },
    );
  });

  it('threat 83: Deny beats Allow, whichever policy comes first', () => {
    const always: ConditionNode = { function: 'exists', attribute: 'resource' };
    const allow = policyOf(specificationOf('Allow', always), 'pol_a');
    const deny = policyOf(specificationOf('Deny', always), 'pol_b');
    for (const policies of [
      [allow, deny],
      [deny, allow],
    ]) {
      expect(compilePolicies(policies, null).decide(requestOf({}))).toMatchObject({
        reason: 'RULE_DENIED',
        policy: { id: 'pol_b' },
      });
    }
  });
});

describe('readPolicyDocument', () => {
  it('reads what the strict parser gives', () => {
    const text = JSON.stringify({ name: 'x', specification: specificationOf('Allow') });
    expect(readPolicyDocument(parsed(text))).toMatchObject({ ok: true, name: 'x' });
  });
});
