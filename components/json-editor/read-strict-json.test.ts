import { describe, expect, it } from 'vitest';
import { readStrictJson } from './read-strict-json';

describe('readStrictJson', () => {
  it.each([
    ['{"a":1,\n"a":2}', '“a” is here twice: look at line 2.'],
    ['{\n// no\n}', 'This is no JSON: look at line 2.'],
    ['', 'This is no JSON: look at line 1.'],
    [`${'['.repeat(40)}${']'.repeat(40)}`, 'This is nested too deeply.'],
  ])('refuses %j', (text, problem) => {
    expect(readStrictJson(text)).toEqual({ ok: false, problem });
  });

  it('reads a document behind a byte order mark', () => {
    expect(readStrictJson('\ufeff{"a":[1]}')).toMatchObject({ ok: true, value: { a: [1] } });
  });
});
