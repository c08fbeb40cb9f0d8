import { describe, expect, it } from 'vitest';
import { formatJson, jsonText } from './format-json';
import { parseJson } from './parse-json';
import { shownText, showText } from './show-text';

function formatted(json: string): string {
  const read = parseJson(json);
  if (!read.ok) throw new Error(json);
  return jsonText(formatJson(read.value, read.inexact));
}

describe('showText', () => {
  it.each([
    ['NUL', 'a\u0000b', 'a\\u0000b'],
    ['right-to-left override', '\u202egnp.exe', '\\u202egnp.exe'],
    ['isolates', '\u2066x\u2069', '\\u2066x\\u2069'],
    ['lone surrogate', 'a\ud800b', 'a\\ud800b'],
    ['ANSI colour', '\u001b[31mred', '\\u001b[31mred'],
    ['CR LF', 'a\r\nb', 'a\\r\\nb'],
    ['zero-width space', 'ad\u200bmin', 'ad\\u200bmin'],
    ['byte order mark', '\ufeffadmin', '\\ufeffadmin'],
    ['no-break space', 'a\u00a0b', 'a\\u00a0b'],
    ['tag characters', 'a\u{e0041}', 'a\\udb40\\udc41'],
    ['line separator', 'a\u2028b', 'a\\u2028b'],
    ['C1 control', 'a\u0085b', 'a\\u0085b'],
  ])('threat 68: %s is made visible', (_name, text, shown) => {
    expect(shownText(text)).toBe(shown);
    expect(showText(text).some((piece) => piece.kind === 'escape')).toBe(true);
  });

  it.each(['Zoë Müller', '東京', 'مرحبا', '🙂', 'a b', '<b>"x"</b>'])('leaves %s alone', (text) => {
    expect(showText(text)).toEqual([{ kind: 'text', text }]);
  });
});

describe('formatJson', () => {
  it('keeps short lists on a line and indents the rest', () => {
    expect(formatted('{"a":["x","y"],"b":{"c":[]},"d":[{"e":1}],"f":{}}')).toBe(
      [
        '{',
        '  "a": ["x", "y"],',
        '  "b": {',
        '    "c": []',
        '  },',
        '  "d": [',
        '    {',
        '      "e": 1',
        '    }',
        '  ],',
        '  "f": {}',
        '}',
      ].join('\n'),
    );
  });

  it('breaks a list that would be long', () => {
    const long = ['https://api.example.com/orders/v2', 'https://id.example.com/userinfo'];
    expect(formatted(JSON.stringify(long))).toBe(`[\n  "${long[0]}",\n  "${long[1]}"\n]`);
  });

  it('threat 71: shows a number above 2^53 as it was written', () => {
    expect(formatted('{"id":9007199254740993,"list":[1,1e400]}')).toContain('9007199254740993');
    expect(formatted('{"id":9007199254740993,"list":[1,1e400]}')).toContain('[1, 1e400]');
  });

  it('threat 68: what is formatted is JSON that says the same', () => {
    const text = '{"a\\u0000":"\\u202e\\"\\\\u202e\\ud800","b":[true,false,null,-1.5]}';
    expect(JSON.parse(formatted(text))).toEqual(JSON.parse(text));
  });

  it('threat 69: markup stays text', () => {
    expect(formatted('"<img src=x onerror=alert(1)>"')).toBe('"<img src=x onerror=alert(1)>"');
  });
});
