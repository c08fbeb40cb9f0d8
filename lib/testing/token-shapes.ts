import fc from 'fast-check';

type Shape = (text: string) => string | Buffer;

const deep = (levels: number): Shape => {
  return (text) => `${text.slice(0, -1)},"deep":${'['.repeat(levels)}${']'.repeat(levels)}}`;
};

const SHAPES: readonly Shape[] = [
  (text) => `\uFEFF${text}`,
  (text) => `\uFEFF${text}`,
  (text) => ` ${text.replaceAll(',', ' ,\n\t')} `,
  (text) => `${text.slice(0, -1)},}`,
  (text) => `${text}x`,
  (text) => `${text}\u0000`,
  (text) => `/* claims */${text}`,
  (text) => `[${text}]`,
  (text) => JSON.stringify(text),
  (text) => text.replaceAll('"', "'"),
  (text) => text.slice(0, -1),
  (text) => text.replace('{', '{"nan":NaN,'),
  (text) => text.replace('"sub"', '"s\\u0075b"'),
  (text) => text.replace('{', '{"s\\u0075b":"admin",'),
  (text) => text.replace('{', '{"role":"user","role":"admin",'),
  (text) => text.replace('{', '{"nested":{"role":"user","r\\u006fle":"admin"},'),
  (text) => text.replace('{', '{"lone":"\\ud800","nul":"\\u0000","rtl":"\u202e",'),
  (text) => text.replace('{', '{"__proto__":{"admin":true},'),
  (text) => Buffer.from(text, 'utf16le'),
  (text) =>
    Buffer.concat([Buffer.from('{"bad":"\xc0\xaf",', 'latin1'), Buffer.from(text.slice(1))]),
  deep(31),
  deep(32),
  deep(300),
  (text) => text.replace('{', `{"long":"${'x'.repeat(48_000)}",`),
  (text) => text.replace('{', `{"long":"${'x'.repeat(50_000)}",`),
  (text) => `${text}${' '.repeat(50_000)}`,
  (text) => text.replace('{', `{"list":[${'0,'.repeat(25_000)}0],`),
  () => '',
  () => 'null',
  () => '{}',
];

/** Ways to write the claims that a reader may stumble over. */
export const shaping: fc.Arbitrary<Shape> = fc.constantFrom(...SHAPES);
