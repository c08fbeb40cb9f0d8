import { describe, expect, it } from 'vitest';
import { readAttributes, readContext, readMoment } from './read-fields';

describe('attributes by hand', () => {
  it('are read with their types, null as absent', () => {
    const text = '{"ext_plan": "free", "ext_age": 3, "permissions": ["a"], "ext_org": null}';
    expect(readAttributes(text)).toEqual({
      ok: true,
      value: { ext_plan: 'free', ext_age: 3, permissions: ['a'] },
    });
    expect(readAttributes(' ')).toEqual({ ok: true, value: {} });
  });

  it.each([
    ['{"role": "admin"}', /begin with ext_/],
    ['{"context.amount": 1}', /comes from the context/],
    ['{"ext_org": {"id": 1}}', /^ext_org is a text/],
    ['{"ext_a": 1,\n "ext_a": 2}', /here twice: look at line 2/],
    ['{"ext_a": 1,\n}', /no JSON: look at line 2/],
    ['[1]', /JSON object/],
    ['{"__proto__": "x"}', /none of these attributes/],
  ])('%s is refused with a sentence', (text, problem) => {
    const read = readAttributes(text);
    expect(read.ok ? '' : read.problem).toMatch(problem);
  });
});

describe('context and moment', () => {
  it('are read, empty as none', () => {
    expect(readContext('{"order": {"amount": 3}}')).toEqual({
      ok: true,
      value: { order: { amount: 3 } },
    });
    expect(readContext('')).toEqual({ ok: true, value: {} });
    expect(readMoment('')).toEqual({ ok: true, value: null });
    expect(readMoment('2026-11-21T10:00:00+01:00')).toEqual({
      ok: true,
      value: Date.UTC(2026, 10, 21, 9),
    });
  });

  it.each(['yesterday', '2026-11-21', '2026-11-21T09:00', '2026-99-21T09:00:00Z'])(
    'a moment without a date or an offset is refused: %s',
    (text) => {
      expect(readMoment(text).ok).toBe(false);
    },
  );

  it('a context that is too deep is refused', () => {
    expect(readContext(`{"a": ${'['.repeat(20)}${']'.repeat(20)}}`).ok).toBe(false);
  });
});
