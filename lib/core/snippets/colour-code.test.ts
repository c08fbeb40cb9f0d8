import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodeKind, type CodeLanguage, colourCode } from './colour-code';

const LANGUAGES = ['js', 'ts', 'tsx', 'python', 'go', 'bash', 'nginx', 'json'] as const;
const CODE = fc.string({ unit: fc.constantFrom(...'"\'`\\\n#/*<>$ab1 (;{'), maxLength: 60 });

function kindOf(part: string, code: string, language: CodeLanguage): CodeKind | undefined {
  return colourCode(code, language).find(({ text }) => text === part)?.kind;
}

describe('coloured code', () => {
  it('is the code, whatever it is', () => {
    for (const code of fc.sample(CODE, { numRuns: 1000, seed: 6 })) {
      for (const language of LANGUAGES) {
        const spans = colourCode(code, language);
        expect(spans.map((span) => span.text).join('')).toBe(code);
      }
    }
  });

  it.each([
    ['const', 'const a = 1;', 'ts', 'keyword'],
    ["'it\\'s'", "f('it\\'s')", 'ts', 'string'],
    ['// not "this"', 'a(); // not "this"\nb()', 'ts', 'comment'],
    ['"// not this"', 'f("// not this")', 'ts', 'string'],
    ['fetch', 'await fetch(x)', 'js', 'name'],
    ['<Orders', '  <Orders />', 'tsx', 'name'],
    ['<button', 'return <button>', 'tsx', 'name'],
    ['250', 'orders(250)', 'go', 'number'],
    ['`json:"token"`', 'Token string `json:"token"`', 'go', 'string'],
    ['# why', 'x = 1  # why', 'python', 'comment'],
    ['"""Said.\nTwice."""', 'def f():\n    """Said.\nTwice."""', 'python', 'string'],
    ['def', 'def f():', 'python', 'keyword'],
    ['curl', 'curl -sS x', 'bash', 'name'],
    ['auth_request', '  auth_request /x;', 'nginx', 'keyword'],
    ['$auth_subject', 'set $auth_subject x;', 'nginx', 'name'],
    ['"aud"', '{"aud": "a"}', 'json', 'string'],
  ] as const)('%j in %j of %s is a %s', (part, code, language, kind) => {
    expect(kindOf(part, code, language)).toBe(kind);
  });

  it('leaves the words between two tags as they are', () => {
    const spans = colourCode('<b>Sign in for free</b>', 'tsx');
    expect(spans.map(({ text, kind }) => [text, kind])).toEqual([
      ['<b', 'name'],
      ['>Sign in for free', 'plain'],
      ['</b', 'name'],
      ['>', 'plain'],
    ]);
  });

  it('takes no word out of a longer one, nor a member for a keyword', () => {
    expect(kindOf('for', 'format(x)', 'ts')).toBeUndefined();
    expect(kindOf('default', 'a.default', 'ts')).toBeUndefined();
  });
});
