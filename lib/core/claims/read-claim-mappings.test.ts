import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../tokens/parse-json';
import { MAX_MAPPINGS } from './mapping-rules';
import { formatClaimMappings, readClaimMappings } from './read-claim-mappings';

/** As the guide for Clerk writes them. */
const DOCUMENTED = `[
  { "jwtPath": "aud", "attribute": "aud", "required": true },
  { "jwtPath": "name", "attribute": "name", "required": false },
  { "jwtPath": "role", "attribute": "role", "required": false },
  { "jwtPath": "plan", "attribute": "plan", "required": false, "defaultValue": "free" },
  { "jwtPath": "org_id", "attribute": "org_id", "required": false },
  { "jwtPath": "org_role", "attribute": "org_role", "required": false }
]`;

const problemsOf = (value: unknown): readonly (readonly [string, string])[] => {
  const read = readClaimMappings(value);
  return read.ok ? [] : read.problems.map(({ at, message }) => [at, message]);
};
const row = (more: object = {}) => ({
  jwtPath: 'role',
  attribute: 'role',
  required: false,
  ...more,
});

describe('reading mappings', () => {
  it('takes the documented array as it is, from any reader of JSON, and writes it back', () => {
    const own = parseJson(DOCUMENTED);
    const read = readClaimMappings(JSON.parse(DOCUMENTED));
    expect(read).toEqual(readClaimMappings(own.ok ? own.value : null));
    if (!read.ok) throw new Error('The documented array was refused.');
    expect(read.rows).toHaveLength(6);
    expect(read.rows[3]).toEqual({
      jwtPath: 'plan',
      attribute: 'plan',
      required: false,
      defaultValue: 'free',
    });
    expect(JSON.parse(formatClaimMappings(read.rows))).toEqual(JSON.parse(DOCUMENTED));
  });

  it('keeps the type of a default, and takes required for false where it is left out', () => {
    for (const defaultValue of ['free', '', 0, 1.5, false, [], ['a', 1, true]]) {
      const read = readClaimMappings([{ jwtPath: 'a', attribute: 'a', defaultValue }]);
      expect(read).toEqual({
        ok: true,
        rows: [{ jwtPath: 'a', attribute: 'a', required: false, defaultValue }],
      });
    }
  });

  it.each([
    '__proto__',
    'constructor',
    'prototype',
    'id',
    'workspaceId',
    'workspace_id',
    'permissions',
    'resource',
    'action',
    'now',
    'context',
  ])('threat 79: the attribute %s is refused', (attribute) => {
    expect(problemsOf([row({ attribute })])).toEqual([
      ['/0/attribute', `${attribute} is reserved. Choose another name.`],
    ]);
  });

  it('threat 79: a row that names __proto__ as its member is refused and changes nothing', () => {
    const value: unknown = JSON.parse(
      '[{"jwtPath":"a","attribute":"a","__proto__":{"required":true}}]',
    );
    expect(problemsOf(value)).toEqual([
      ['/0/__proto__', expect.stringContaining('There is no __proto__.')],
    ]);
    expect(Reflect.get({}, 'required')).toBeUndefined();
  });

  it('says that the prefix comes by itself', () => {
    expect(problemsOf([row({ attribute: 'ext_role' })])).toEqual([
      [
        '/0/attribute',
        'Write it without ext_: the prefix comes by itself, and policies say ext_role.',
      ],
    ]);
  });

  it.each([
    ['no list', {}, '', 'Mappings are a list'],
    ['no object', ['role'], '/0', 'A mapping is an object'],
    ['no path', [{ attribute: 'a' }], '/0/jwtPath', 'must be a text'],
    ['an empty path', [row({ jwtPath: '' })], '/0/jwtPath', 'Say which claim to read.'],
    ['a long path', [row({ jwtPath: 'x'.repeat(513) })], '/0/jwtPath', 'It has 513 characters'],
    ['a deep path', [row({ jwtPath: 'a.'.repeat(40) })], '/0/jwtPath', '40 levels deep'],
    ['white space', [row({ jwtPath: 'role ' })], '/0/jwtPath', 'white space'],
    ['an attribute with a dash', [row({ attribute: 'a-b' })], '/0/attribute', 'underscores'],
    ['an attribute of 65', [row({ attribute: 'a'.repeat(65) })], '/0/attribute', 'at most 64'],
    ['required as text', [row({ required: 'yes' })], '/0/required', 'true or false'],
    ['required null', [row({ required: null })], '/0/required', 'true or false'],
    ['null as default', [row({ defaultValue: null })], '/0/defaultValue', 'leave it out'],
    ['an object as default', [row({ defaultValue: {} })], '/0/defaultValue', 'Use a text'],
    ['null in a list', [row({ defaultValue: ['a', null] })], '/0/defaultValue/1', 'null'],
    ['a huge number', [row({ defaultValue: 2 ** 53 })], '/0/defaultValue', 'Write it as a text'],
    ['an unknown member', [row({ 'a/b': 1 })], '/0/a~1b', 'There is no a/b.'],
    [
      'a repeated attribute',
      [row(), row({ jwtPath: 'x' })],
      '/1/attribute',
      'Row 1 already makes ext_role',
    ],
  ])('names %s at its place', (_name, value, at, message) => {
    expect(problemsOf(value)).toEqual([[at, expect.stringContaining(message)]]);
  });

  it.each([
    ['NUL in a path', [row({ jwtPath: 'a\0b' })], '/0/jwtPath', 'a character'],
    ['a lone surrogate', [row({ jwtPath: '\ud800' })], '/0/jwtPath', 'a character'],
    ['NUL in a default', [row({ defaultValue: 'a\0' })], '/0/defaultValue', 'stored'],
  ])(
    'threat 68: %s is refused at its place, before a database has to',
    (_name, value, at, message) => {
      expect(problemsOf(value)).toEqual([[at, expect.stringContaining(message)]]);
    },
  );

  it('names everything that is wrong, not only the first', () => {
    const value = [row({ attribute: '1' }), row(), row({ jwtPath: 5, required: 1 })];
    expect(problemsOf(value).map(([at]) => at)).toEqual([
      '/0/attribute',
      '/2/jwtPath',
      '/2/required',
      '/2/attribute',
    ]);
  });

  it('takes a hundred rows and no more', () => {
    const rows = Array.from({ length: MAX_MAPPINGS + 1 }, (_, index) =>
      row({ attribute: `a${index}` }),
    );
    expect(problemsOf(rows.slice(1))).toEqual([]);
    expect(problemsOf(rows)).toEqual([['', 'There are 101 mappings; a provider has at most 100.']]);
  });

  it('threat 79: whatever it is given, it answers, and what it accepts it accepts again', () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.anything(),
      fc.array(
        fc.record(
          {
            jwtPath: fc.string(),
            attribute: fc.string(),
            required: fc.boolean(),
            defaultValue: fc.jsonValue(),
          },
          { requiredKeys: [] },
        ),
      ),
    );
    fc.assert(
      fc.property(odd, (value) => {
        const read = readClaimMappings(value);
        if (!read.ok) return read.problems.every(({ message }) => message !== '');
        expect(readClaimMappings(JSON.parse(formatClaimMappings(read.rows)))).toEqual(read);
        return true;
      }),
    );
  });
});
