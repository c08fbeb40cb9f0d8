import { afterEach, describe, expect, it, vi } from 'vitest';
import { stringWork } from '@/lib/testing/string-work';
import type { AttributeValue } from './attributes';
import { compilePolicies } from './compile-policies';
import type { DecisionRequest } from './decision';
import type { ActivePolicy } from './policy';
import { readSpecification } from './read-specification';
import type { Condition } from './specification';

/** A policy of one Allow rule per condition, attached at so many priorities. */
function attachedOften(conditions: readonly Condition[], priorities: number): ActivePolicy {
  const rules = conditions.map((condition, at) => {
    return { rule_id: `r${at}`, effect: 'Allow', conditions: [condition] } as const;
  });
  const permissions = Array.from({ length: priorities }, (_, priority) => {
    return { resource: 'orders', actions: ['*'], priority, environment: null };
  });
  const specification = { rules, default: { effect: 'Deny' } } as const;
  return { id: 'pol_a', name: 'a', version: 1, specification, permissions };
}

function asks(attributes: DecisionRequest['attributes']): DecisionRequest {
  return { attributes, resource: 'orders', action: 'read', context: {}, now: 0 };
}

afterEach(() => {
  vi.restoreAllMocks();
});

/** Attributes whose `ext_a` counts how often it is read. */
function counting(value: string) {
  const counted = { reads: 0 };
  const attributes = {
    get ext_a() {
      counted.reads += 1;
      return value;
    },
  };
  return { counted, attributes };
}

const CONDITIONS = Array.from({ length: 50 }, (_, at): Condition => {
  return { function: 'string_contains', attribute: 'ext_a', value: `no${at}` };
});

describe('the work of one decision', () => {
  it('asks each condition of a policy once, at however many priorities it is attached', () => {
    const { counted, attributes } = counting('yes');
    const decision = compilePolicies([attachedOften(CONDITIONS, 100)], null).decide(
      asks(attributes),
    );
    expect(decision).toMatchObject({ reason: 'DEFAULT_DENIED', priority: 99 });
    expect(counted.reads).toBe(CONDITIONS.length);
  });
});

describe('the work on long texts and lists', () => {
  const LONG = 'a'.repeat(40_000);
  const decideOn = (value: AttributeValue, conditions: readonly Condition[]) =>
    compilePolicies([attachedOften(conditions, 1)], null).decide(asks({ ext_a: value }));

  it('a text is searched by the platform, which takes no step per character here', () => {
    const charCodeAt = vi.spyOn(String.prototype, 'charCodeAt');
    const wanted = ['no', 'no text of more than sixteen characters', `${'ab'.repeat(500)}`];
    decideOn(
      LONG,
      wanted.map((value) => ({ function: 'string_contains', attribute: 'ext_a', value })),
    );
    expect(charCodeAt).toHaveBeenCalledTimes(0);
  });

  it('a text that nearly fits everywhere is searched with a bound', () => {
    const condition = { function: 'string_contains', attribute: 'ext_a' } as const;
    const value = `${'a'.repeat(1000)}b`;
    const charCodeAt = vi.spyOn(String.prototype, 'charCodeAt');
    const compared = vi.spyOn(String.prototype, 'startsWith');
    decideOn(LONG, [{ ...condition, value }]);
    expect(compared.mock.calls.length * value.length).toBeLessThan(2 * LONG.length);
    expect(charCodeAt.mock.calls.length).toBeLessThan(6 * LONG.length);
  });

  it('a text is made lower case once for many conditions', () => {
    const conditions = CONDITIONS.map((condition) => ({ ...condition, ignoreCase: true }));
    const text = 'B'.repeat(30_000);
    const work = stringWork(() => decideOn(text, conditions.slice(0, 1)));
    const more = stringWork(() => decideOn(`${text}B`, conditions));
    // What more conditions add is their search alone.
    expect(more).toBeLessThan(work + CONDITIONS.length * (text.length + 1_000));
  });

  it('a long list is read once for many conditions', () => {
    const list = Array.from({ length: 5_000 }, (_, at) => `A${at}`);
    const iterated = vi.spyOn(list, 'map');
    const condition = { function: 'list_contains', attribute: 'ext_a', ignoreCase: true } as const;
    const conditions = CONDITIONS.map((_, at) => ({ ...condition, value: `no${at}` }));
    expect(decideOn(list, conditions).reason).toBe('DEFAULT_DENIED');
    expect(iterated).toHaveBeenCalledTimes(1);
  });

  it('threat 80: a pattern may have gaps between stars only where they are short', () => {
    const read = (value: string) =>
      readSpecification({
        rules: [
          {
            rule_id: 'r',
            effect: 'Allow',
            conditions: [{ function: 'string_like', attribute: 'ext_a', value }],
          },
        ],
        default: { effect: 'Deny' },
      });
    expect(read(`*${'a?'.repeat(16)}*`).ok).toBe(true);
    expect(read(`${'a?'.repeat(400)}*`).ok).toBe(true);
    expect(read(`*${'a'.repeat(400)}*`).ok).toBe(true);
    expect(read(`*${'a?'.repeat(17)}*`)).toMatchObject({
      ok: false,
      problems: [{ at: '/rules/0/conditions/0/value' }],
    });
  });
});
