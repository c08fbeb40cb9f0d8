import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_JSON_DEPTH, parseJson } from './parse-json';

function native(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function agreesWithNative(text: string): void {
  const ours = parseJson(text);
  const theirs = native(text);
  if (ours.ok) expect(JSON.stringify(ours.value)).toBe(JSON.stringify(theirs));
  else if (ours.fault.kind === 'syntax') expect(theirs).toBeUndefined();
}

describe('parseJson', () => {
  it('reads what the native writer wrote', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.nat(3), (value, indent) => {
        const result = parseJson(JSON.stringify(value, null, indent));
        expect(result.ok && JSON.stringify(result.value)).toBe(JSON.stringify(value));
      }),
    );
  });

  it('agrees with the native reader on damaged texts, except that it is stricter', () => {
    const damaged = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom(...'{}[]",:\\u0e-.t\n '),
        fc.nat(2),
      )
      .map(([text, where, character, cut]) => {
        const at = where % (text.length + 1);
        return text.slice(0, at) + character + text.slice(at + cut);
      });
    fc.assert(fc.property(damaged, agreesWithNative), { numRuns: 600 });
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), agreesWithNative), {
      numRuns: 600,
    });
  });

  it.each([
    ['alg', '{"alg":"RS256","alg":"none"}'],
    ['aud', '{"aud":"a","\\u0061ud":"b"}'],
    ['role', '{"realm":{"role":1,"x":[],"role":2}}'],
    ['__proto__', '{"__proto__":1,"__proto__":2}'],
    ['', '{"":1,"":2}'],
  ])('threat 66: refuses the name %j given twice', (name, text) => {
    expect(parseJson(text)).toMatchObject({ ok: false, fault: { kind: 'duplicate_name', name } });
  });

  it('threat 66: the same name in two objects is no duplicate', () => {
    expect(parseJson('[{"a":1},{"a":{"a":2}}]').ok).toBe(true);
  });

  it('threat 67: __proto__ and constructor are names like any other', () => {
    const result = parseJson('{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}');
    if (!result.ok) throw new Error('refused');
    const object = Object(result.value);
    expect(Object.keys(object)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(object)).toBeNull();
    expect('admin' in object || 'toString' in object).toBe(false);
    expect('admin' in {}).toBe(false);
  });

  it('threat 71: an integer above 2^53 keeps its spelling', () => {
    const result = parseJson('{"id":9007199254740993,"a/b":[1,{"~":-18446744073709551616}],"n":7}');
    expect(result.ok && [...result.inexact]).toEqual([
      ['/id', '9007199254740993'],
      ['/a~1b/1/~0', '-18446744073709551616'],
    ]);
  });

  it('threat 71: a number beyond every double keeps its spelling too', () => {
    const result = parseJson('[1e400]');
    expect(result.ok && [...result.inexact]).toEqual([['/0', '1e400']]);
  });

  it.each([
    '',
    ' ',
    '{',
    '{"a":1',
    '{"a":1}x',
    '{"a":1}{}',
    '// c\n{}',
    '{"a":NaN}',
    '{"a":Infinity}',
    "{'a':1}",
    '{a:1}',
    '{"a":1,}',
    '[1,]',
    '[,1]',
    '01',
    '1.',
    '.5',
    '+1',
    '-',
    '1e',
    '0x1',
    '\uFEFF{}',
    '"\n"',
    '"\\x"',
    '"\\u12g4"',
    '"\\',
    '"abc',
    'nul',
    'True',
    '\u00a0{}',
    '{"a" 1}',
  ])('threat 72: refuses %j', (text) => {
    expect(parseJson(text)).toMatchObject({ ok: false, fault: { kind: 'syntax' } });
    expect(native(text)).toBeUndefined();
  });

  it('threat 74: reads 32 levels and refuses the 33rd, without exhausting the stack', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(parseJson(nested(MAX_JSON_DEPTH)).ok).toBe(true);
    for (const levels of [MAX_JSON_DEPTH + 1, 5_000, 60_000]) {
      expect(parseJson(nested(levels))).toEqual({
        ok: false,
        fault: { kind: 'too_deep', at: MAX_JSON_DEPTH + 1 },
      });
    }
    expect(parseJson('{"a":'.repeat(2_000))).toMatchObject({ fault: { kind: 'too_deep' } });
  });

  it('threat 74: reads 4,000 names', () => {
    const text = JSON.stringify(
      Object.fromEntries(Array.from({ length: 4000 }, (_, n) => [`n${n}`, n])),
    );
    const result = parseJson(text);
    expect(result.ok && Object.keys(Object(result.value)).length).toBe(4000);
  });
});
