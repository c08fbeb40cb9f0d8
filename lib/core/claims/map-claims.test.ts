import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonObject, type JsonObject } from '../tokens/json-value';
import { parseJson } from '../tokens/parse-json';
import type { ClaimMapping } from './claim-mapping';
import { readClaim } from './claim-path';
import { explainMappings } from './explain-mappings';
import { mapClaims } from './map-claims';
import type { MappedRow } from './mapped-claims';
import { MAX_PATH_SEPARATORS } from './mapping-rules';
import { readClaimMappings } from './read-claim-mappings';

function claims(json: string): JsonObject {
  const read = parseJson(json);
  if (!read.ok || !isJsonObject(read.value)) throw new Error('The example is no object.');
  return read.value;
}
function row(jwtPath: string, more: Partial<ClaimMapping> = {}): ClaimMapping {
  return { jwtPath, attribute: 'a', required: false, ...more };
}
function only(json: string, mapping: ClaimMapping): MappedRow {
  const [first] = explainMappings(claims(json), [mapping]);
  if (first === undefined) throw new Error('There is a row.');
  return first;
}

describe('mapped claims', () => {
  it('keep their types, and stand under their whole names', () => {
    const token = claims('{"t":"x","n":0,"b":false,"l":["a",1,true],"e":"","none":[]}');
    const mappings = Object.keys(token).map((name) => row(name, { attribute: name }));
    expect({ ...mapClaims(token, mappings).attributes }).toEqual({
      ext_t: 'x',
      ext_n: 0,
      ext_b: false,
      ext_l: ['a', 1, true],
      ext_e: '',
      ext_none: [],
    });
  });

  it('a default stands in for absent and null, not for a wrong type', () => {
    const mapping = row('plan', { defaultValue: 'free' });
    const mapped = (json: string) => mapClaims(claims(json), [mapping]).attributes.ext_a;
    expect(mapped('{}')).toBe('free');
    expect(mapped('{"plan":null}')).toBe('free');
    expect(mapped('{"plan":{"id":1}}')).toBeUndefined();
    expect(mapped('{"plan":""}')).toBe('');
  });

  it('names the first required row that found nothing it could use', () => {
    const mappings = [
      row('plan', { attribute: 'plan', required: true, defaultValue: 'free' }),
      row('role', { attribute: 'role', required: true }),
      row('team', { attribute: 'team', required: true }),
    ];
    expect(mapClaims(claims('{"role":{},"team":"x"}'), mappings).missing).toBe(mappings[1]);
    expect(mapClaims(claims('{"role":"x","team":null}'), mappings).missing).toBe(mappings[2]);
    expect(mapClaims(claims('{"role":"x","team":[]}'), mappings).missing).toBeNull();
  });

  it('threat 66: a role that is written twice is never mapped, for the token is refused', () => {
    expect(parseJson('{"o":{"role":"user","r\\u006fle":"admin"}}')).toMatchObject({
      ok: false,
      fault: { kind: 'duplicate_name', name: 'role' },
    });
  });

  it('threat 67: __proto__ and constructor pollute nothing and make no attribute by themselves', () => {
    const token = claims(
      '{"__proto__":{"admin":true,"role":"x"},"constructor":{"prototype":{"role":"x"}}}',
    );
    const paths = ['role', 'admin', 'toString', 'constructor.name', '__proto__', 'a.__proto__'];
    const { attributes } = mapClaims(
      token,
      paths.map((path, index) => row(path, { attribute: `a${index}` })),
    );
    expect(Object.keys(attributes)).toEqual([]);
    expect(Object.getPrototypeOf(attributes)).toBeNull();
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });

  it('threat 68: odd characters are mapped as they are, and sentences show them by their code', () => {
    const token = claims('{"\\u202erole":"a\\u0000b\\ud800\\u001b[31m\\r\\n","o":{"\\u202ex":1}}');
    const odd = row('\u202erole');
    expect(mapClaims(token, [odd]).attributes.ext_a).toBe('a\0b\ud800\u001b[31m\r\n');
    const sentences = [odd, row('o'), row('o.\u202ey')].map(
      (one) => explainMappings(token, [one])[0]?.sentence,
    );
    for (const sentence of sentences) expect(sentence).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });

  it('threat 76: a flat name beside the real path wins, and the row says by which rule', () => {
    const token = '{"realm_access.roles":["flat"],"realm_access":{"roles":["real"]}}';
    expect(only(token, row('realm_access.roles'))).toMatchObject({
      value: ['flat'],
      rule: 'literal',
    });
    expect(only(token, row('/realm_access/roles'))).toMatchObject({
      value: ['real'],
      rule: 'pointer',
      steps: ['realm_access', 'roles'],
    });
  });
});

describe('why a row read what it read', () => {
  const rows: readonly (readonly [string, string, Partial<MappedRow>, string])[] = [
    [
      '{"role":"x"}',
      'role',
      { rule: 'literal', why: null },
      'Read the claim “role” by its whole name.',
    ],
    [
      '{"o":{"rol":"x"}}',
      'o.rol',
      { rule: 'dots', steps: ['o', 'rol'] },
      'Read by its dots: “o”, then “rol”.',
    ],
    [
      '{"https://a.example/r":{"x":[]}}',
      'https://a.example/r.x',
      { rule: 'dots', isEmpty: true, steps: ['https://a.example/r', 'x'] },
      'Read by its dots: “https://a.example/r”, then “x”. It is there, and empty.',
    ],
    ['{}', 'role', { why: 'absent', rule: null, steps: [] }, 'The token has no claim “role”.'],
    ['{}', 'o.rol', { why: 'absent', steps: [] }, 'The token has no claim “o.rol”.'],
    [
      '{"role":null}',
      'role',
      { why: 'null', rule: 'literal' },
      '“role” is null, which counts as absent.',
    ],
    [
      '{"o":null}',
      'o.rol',
      { why: 'path_broke', steps: ['o'] },
      '“o” is null, so it has no “rol”.',
    ],
    ['{"o":"x"}', 'o.rol', { why: 'path_broke' }, '“o” is a text, and nothing lies inside it.'],
    ['{"o":{}}', 'o.rol', { why: 'path_broke' }, '“o” is there, and has no “rol”: it is empty.'],
    [
      '{"o":{"id":1}}',
      '/o/rol',
      { why: 'path_broke' },
      '“o” is there, and has no “rol”; it has id.',
    ],
    [
      '{"l":["x"]}',
      'l.1',
      { why: 'path_broke' },
      '“l” is a list of 1, and has no entry “1” (the first is 0).',
    ],
    [
      '{"o":{"id":1,"rol":2}}',
      'o',
      { why: 'wrong_type', rule: 'literal' },
      '“o” is an object, which policies cannot compare; it has id, rol.',
    ],
    ['{"l":[{}]}', 'l', { why: 'wrong_type' }, '“l” is a list that holds an object.'],
    ['{"l":["a",null]}', 'l', { why: 'wrong_type' }, '“l” is a list that holds null.'],
    ['{"n":1e999}', 'n', { why: 'wrong_type' }, '“n” is a number too large to be compared.'],
  ];
  it.each(rows)('%s at %s', (json, path, expected, sentence) => {
    expect(only(json, row(path))).toMatchObject({ ...expected, sentence });
  });

  it('says that the default stands in, and what required does', () => {
    expect(only('{"plan":null}', row('plan', { defaultValue: 'free' }))).toMatchObject({
      outcome: 'default',
      value: 'free',
      why: 'null',
      sentence: '“plan” is null, which counts as absent. The default stands in.',
    });
    expect(only('{}', row('plan', { required: true })).sentence).toBe(
      'The token has no claim “plan”. It is required, so check-authorization denies.',
    );
  });
});

describe('any claims and any accepted mappings', () => {
  const name = fc.constantFrom(
    'a',
    'b',
    'a.b',
    '',
    '0',
    '1',
    '__proto__',
    'a.b.c',
    '/a',
    'toString',
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, 0, Number.POSITIVE_INFINITY, '', 'x'),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(name, tie('any'), { maxKeys: 4 }),
    ),
  })).any;
  const token = fc.dictionary(name, value, {
    maxKeys: 5,
    noNullPrototype: false,
  }) as fc.Arbitrary<JsonObject>;
  const path = fc.oneof(
    fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join('.')),
    fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => `/${names.join('/')}`),
    fc.string({ minLength: 1, unit: 'binary' }),
  );
  const mappings = fc
    .array(
      fc.record(
        {
          jwtPath: path,
          required: fc.boolean(),
          defaultValue: fc.constantFrom('free', 0, false, ['x']),
        },
        { requiredKeys: ['jwtPath', 'required'] },
      ),
      { maxLength: 8 },
    )
    .map((rows) =>
      readClaimMappings(rows.map((one, index) => ({ ...one, attribute: `a${index}` }))),
    );

  it('the quick way and the explained way agree, and neither throws', () => {
    fc.assert(
      fc.property(token, mappings, (given, read) => {
        if (!read.ok) return;
        const { attributes, missing } = mapClaims(given, read.rows);
        const explained = explainMappings(given, read.rows);
        for (const { mapping, outcome, value: shown, steps } of explained) {
          const mapped = attributes[`ext_${mapping.attribute}`];
          expect(mapped ?? null).toEqual(shown);
          expect(outcome === 'absent').toBe(mapped === undefined);
          if (outcome === 'mapped')
            expect(readClaim(given, mapping.jwtPath)).toEqual(walk(given, steps));
        }
        const refused = explained.find(
          ({ mapping, outcome }) => mapping.required && outcome === 'absent',
        );
        expect(missing).toBe(refused?.mapping ?? null);
      }),
      { numRuns: 500 },
    );
  });

  it('threat 80: the longest path into the deepest token costs a bounded number of look-ups', () => {
    let lookups = 0;
    const counted = (inner: object): JsonObject =>
      new Proxy(inner, {
        getOwnPropertyDescriptor: (target, key) => {
          lookups += 1;
          return Reflect.getOwnPropertyDescriptor(target, key);
        },
      }) as JsonObject;
    const deep = Array.from({ length: 40 }).reduce<JsonObject>(
      (inner) => counted({ a: inner }),
      counted({}),
    );
    const longest = `a${'.a'.repeat(MAX_PATH_SEPARATORS)}`;
    expect(readClaimMappings([row(longest)]).ok).toBe(true);
    mapClaims(deep, [row(`${longest}x`), row('.'.repeat(MAX_PATH_SEPARATORS))]);
    expect(lookups).toBeGreaterThan(MAX_PATH_SEPARATORS);
    expect(lookups).toBeLessThan(2 * (MAX_PATH_SEPARATORS + 2) ** 2);
    expect(readClaimMappings([row(`${longest}.a`)]).ok).toBe(false);
  });
});

function walk(from: JsonObject, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined,
    from,
  );
}
