import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { hasProgram } from '@/lib/testing/other-program';
import {
  envValue,
  goString,
  jsString,
  jsxAttribute,
  nginxAddress,
  pythonString,
  shellWord,
} from './quote';

const NASTY = [
  '',
  `it's "quoted" \`here\``,
  String.raw`C:\new\temp\u0041\x41\0`,
  '\\',
  "\\'",
  '\\"',
  'line\nbreak\r\n\ttab\0nul\u007f\u0085',
  '</script><script>alert(1)</script><!--',
  '</Auth0Provider>',
  '\u2028\u2029\ufeff',
  '$' + '{process.env.SECRET}$(id)`id`$HOME',
  '}}>{evil()}<b ',
  '&quot;&amp;&#39;',
  '😀 ключ 鍵',
  '*/ // # -- ;',
];
const anyText = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.constantFrom(...`'"\\\`\n\r\0$<>/!&{}#;é😀`), { maxLength: 30 })
    .map((all) => all.join('')),
);
/** Half surrogate pairs too. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 })
  .map((units) => String.fromCharCode(...units));
const whole = (text: string) => text.replace(/\p{Cs}/gu, '\ufffd');
const SEEDED = { numRuns: 500, seed: 6 };
const TEXTS = [...NASTY, ...fc.sample(fc.oneof(anyText, anyUnits), SEEDED)];

/** Every node of this kind in a piece of TSX, in order. */
function nodesIn<N extends ts.Node>(code: string, is: (node: ts.Node) => node is N): readonly N[] {
  const found: N[] = [];
  const look = (node: ts.Node): void => {
    if (is(node)) found.push(node);
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile('a.tsx', code, ts.ScriptTarget.Latest, false));
  return found;
}

describe('a literal of JavaScript', () => {
  it('gives the text back, and ends neither its line nor a script', () => {
    for (const text of TEXTS) {
      const literal = jsString(text);
      const code = `f(${literal});g`;
      expect(nodesIn(code, ts.isStringLiteral).map((node) => node.text)).toEqual([text]);
      expect(nodesIn(code, ts.isStatement).length).toBe(2);
      expect(literal).not.toMatch(/[\n\r\u2028\u2029]|<\/|<!/);
    }
  });
});

describe('an attribute of JSX', () => {
  it('gives the text back and stays one attribute', () => {
    for (const text of TEXTS) {
      const code = `<A ${jsxAttribute('value', text)} />`;
      expect(nodesIn(code, ts.isStringLiteral).map((literal) => literal.text)).toEqual([text]);
      expect(nodesIn(code, ts.isJsxAttribute).length).toBe(1);
      expect(nodesIn(code, ts.isStatement).length).toBe(1);
    }
  });

  it('is in quotes where they hold the text as it is', () => {
    expect(jsxAttribute('domain', 'acme.eu.auth0.com')).toBe('domain="acme.eu.auth0.com"');
    expect(jsxAttribute('clientId', '<your client ID>')).toBe('clientId="<your client ID>"');
    expect(jsxAttribute('clientId', 'a"b')).toBe(`clientId={'a"b'}`);
  });
});

/** What is said of any text, by a program that this machine may lack. */
function outputOf(program: string, args: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

describe('a literal of Python', () => {
  it.skipIf(!hasProgram('python3'))('gives the text back to Python itself', () => {
    const program = `import json\nprint(json.dumps([\n${TEXTS.map(pythonString).join(',\n')}\n]))\n`;
    expect(JSON.parse(outputOf('python3', ['-'], program))).toEqual(TEXTS.map(whole));
  });
});

describe('a literal of Go', () => {
  it('holds nothing that ends it, and only escapes that Go has', () => {
    for (const text of TEXTS) {
      const literal = goString(text);
      // The grammar of interpreted_string_lit in Go's specification.
      expect(literal).toMatch(/^"(?:[^"\\\n\p{Cs}\0\ufeff]|\\(?:[abfnrtv\\"]|u[\da-f]{4}))*"$/u);
      // What is left are escapes that JSON reads alike.
      expect(JSON.parse(literal)).toBe(whole(text));
    }
  });
});

describe('a word of a shell', () => {
  it('gives the text back to the shell itself', () => {
    const texts = [...NASTY, ...fc.sample(anyText, { numRuns: 200, seed: 6 })].map(whole);
    const words = texts.map(shellWord).join(' ');
    const read = outputOf(
      'sh',
      ['-s'],
      `for word in ${words}; do printf '%s\\000' "$word"; done\n`,
    );
    expect(read.split('\0').slice(0, -1)).toEqual(texts.map((text) => text.replaceAll('\0', '')));
  });
});

describe('an address for nginx', () => {
  it('is one word without a variable, and an address that is one already stays as it is', () => {
    for (const text of TEXTS) {
      expect(nginxAddress(text)).toMatch(/^[A-Za-z0-9:/?=&.,_~%@[\]-]*$/);
    }
    for (const address of [
      'https://api.acme.example',
      'http://[::1]:4000',
      'http://localhost:4000',
    ]) {
      expect(nginxAddress(address)).toBe(address);
    }
    expect(nginxAddress('http://a/$x;{"\' }')).toBe('http://a/%24x%3B%7B%22%27%20%7D');
  });
});

describe('a value of a file of settings', () => {
  it('may end in the padding of base64, and is nothing that a reader takes apart', () => {
    expect(envValue('pk_test_Y2xlcmsuZXhhbXBsZS5jb20kMQ==')).toBe(
      'pk_test_Y2xlcmsuZXhhbXBsZS5jb20kMQ==',
    );
    for (const text of ['', 'a b', 'a#b', 'a"b', "a'b", 'a`b', 'a$b', 'a\\b', 'a\nB=c', 'a;b']) {
      expect(envValue(text), JSON.stringify(text)).toBeNull();
    }
  });
});
