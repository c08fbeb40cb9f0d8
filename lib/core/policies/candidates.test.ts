import { describe, expect, it } from 'vitest';
import { addressCandidates } from './address-candidates';
import { leavesOf, usesOf } from './attribute-use';
import { candidatesFor } from './change-candidates';
import { compileNode } from './compile-node';
import { areAllTried, listCandidates } from './list-candidates';
import { NO_REQUEST } from './seen-values';
import type { Condition } from './specification';
import { isPlainText, looseText, textCandidates } from './text-candidates';
import { isMoment, timeCandidates } from './time-candidates';

const NOW = Date.parse('2026-11-21T09:00:00Z');

describe('texts that are tried', () => {
  const use = { function: 'string_one_of', ignoreCase: false, texts: ['owner', 'admin'] } as const;

  it('begin with what differs in letter case or white space only', () => {
    expect(textCandidates([use], ' ADMIN')).toEqual(['admin', 'owner']);
    expect(looseText(' A d')).toBe('ad');
    expect(looseText(3)).toBe(3);
  });

  it('are put together where a start, a middle and an end are wanted', () => {
    const wanted = (name: Condition['function'], text: string) =>
      ({ function: name, ignoreCase: false, texts: [text] }) as const;
    const texts = textCandidates(
      [
        wanted('string_starts_with', 'a'),
        wanted('string_contains', 'b'),
        wanted('string_ends_with', 'c'),
      ],
      'x',
    );
    expect(texts).toEqual(expect.arrayContaining(['abc', 'ax', 'xb', 'xc']));
  });

  it('stand for all others only where whole texts are compared', () => {
    expect(isPlainText(use)).toBe(true);
    expect(isPlainText({ ...use, ignoreCase: true })).toBe(false);
    expect(isPlainText({ ...use, function: 'string_like' })).toBe(false);
  });
});

describe('lists that are tried', () => {
  it('are all with and without each member, the nearest first', () => {
    const lists = listCandidates([['a'], ['b']], 'other', ['a', 'x']);
    expect(lists[0]).toEqual(['a', 'x']);
    expect(lists).toEqual(
      expect.arrayContaining([['x'], ['a', 'x', 'b'], ['x', 'b'], [], ['other']]),
    );
  });

  it('are some where there are many members', () => {
    const members = Array.from({ length: 1000 }, (_, at) => `m${at}`);
    const lists = listCandidates([members], 'other', ['m1']);
    expect(areAllTried(members)).toBe(false);
    expect(lists.length).toBeLessThan(200);
    expect(lists).toContainEqual(['m1', 'm0']);
    expect(lists).toContainEqual([]);
  });
});

describe('moments that are tried', () => {
  const use = { times: ['2026-01-01T00:00:00+01:00'], timeZone: 'UTC' };

  it('are written as the attribute is', () => {
    expect(timeCandidates([use], 0, NOW)).toEqual([1767221999, 1767222000, 1767222001]);
    expect(timeCandidates([use], null, NOW)).toContain('2025-12-31T22:59:59Z');
  });

  it('are of the same day for a time of day, in its zone', () => {
    const ofDay = { times: ['09:30'], timeZone: 'Europe/Berlin' };
    expect(timeCandidates([ofDay], '2026-07-01T12:00:00Z', NOW)).toContain('2026-07-01T07:30:00Z');
    expect([isMoment('09:30'), isMoment('2026-01-01'), isMoment(0)]).toEqual([false, true, true]);
  });

  it('leave out what no calendar has', () => {
    expect(timeCandidates([{ times: ['nonsense', true], timeZone: 'Nowhere' }], null, NOW)).toEqual(
      [],
    );
  });
});

describe('addresses that are tried', () => {
  it('are at both edges of every network', () => {
    expect(addressCandidates(['10.0.0.0/30', 'nonsense'])).toEqual([
      '10.0.0.1',
      '10.0.0.0',
      '10.0.0.3',
      '10.0.0.4',
      '9.255.255.255',
      '192.0.2.1',
      '2001:db8::1',
    ]);
    expect(addressCandidates(['::/0'])).toContain('ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff');
  });
});

describe('candidates of an attribute', () => {
  const candidates = (conditions: readonly Condition[], attributes = {}) =>
    candidatesFor('ext_a', usesOf('ext_a', leavesOf(conditions.map(compileNode))), {
      ...NO_REQUEST,
      attributes,
    });
  const equal = (value: string): Condition => ({
    function: 'string_equal',
    attribute: 'ext_a',
    value,
  });

  it('are its operands, a text like no other, and absence last; not what is there', () => {
    expect(candidates([equal('x'), equal('other')], { ext_a: 'x' })).toEqual({
      values: ['other', 'others', '', 0, null],
      isComplete: true,
    });
  });

  it.each<[string, readonly Condition[]]>([
    ['a pattern', [{ function: 'string_like', attribute: 'ext_a', value: 'a*' }]],
    ['another attribute', [{ function: 'string_equal', attribute: 'ext_a', valueFrom: 'ext_b' }]],
    ['letter case', [{ ...equal('x'), ignoreCase: true }]],
    ['a time of day', [{ function: 'time_before', attribute: 'ext_a', value: '09:00' }]],
    ['two kinds', [equal('x'), { function: 'number_equal', attribute: 'ext_a', value: 3 }]],
    [
      'more than can be tried',
      [
        {
          function: 'string_one_of',
          attribute: 'ext_a',
          values: Array.from({ length: 300 }, (_, at) => `v${at}`),
        },
      ],
    ],
  ])('do not stand for everything with %s', (_, conditions) => {
    const { values, isComplete } = candidates(conditions);
    expect(isComplete).toBe(false);
    expect(values.length).toBeLessThanOrEqual(200);
  });

  it('are what another attribute is compared with, or close to it', () => {
    const less: Condition = {
      function: 'number_less_than',
      attribute: 'context.n',
      valueFrom: 'ext_a',
    };
    const uses = usesOf('ext_a', leavesOf([compileNode(less)]));
    const { values } = candidatesFor('ext_a', uses, { ...NO_REQUEST, context: { n: 5 } });
    expect(values).toEqual(expect.arrayContaining([4, 5, 6, [5]]));
  });
});
