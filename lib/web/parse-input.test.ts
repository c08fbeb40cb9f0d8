import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { providerDraftSchema } from '@/lib/core/providers/draft-schema';
import { parseInput, refuseOpenSchema } from './parse-input';

const schema = z.strictObject({
  name: z.string().check(z.minLength(1, 'Give it a name.')),
  inputs: z.strictObject({ clientIds: z.array(z.string('Enter text.')) }),
});

function fieldsOf(input: unknown) {
  const parsed = parseInput(schema, input);
  if (parsed.ok || parsed.failure.code !== 'INVALID_INPUT') throw new Error('not refused');
  return parsed.failure.fields;
}

describe('parseInput', () => {
  it('gives back what the schema made of the input', () => {
    const input = { name: 'Acme', inputs: { clientIds: ['web'] } };
    expect(parseInput(schema, input)).toEqual({ ok: true, value: input });
  });

  it('names fields by their dotted path', () => {
    const fields = fieldsOf({ name: '', inputs: { clientIds: ['web', 7] } });
    expect(fields).toEqual({ name: ['Give it a name.'], 'inputs.clientIds.1': ['Enter text.'] });
  });

  it('threat 189: refuses fields that do not exist, at every depth', () => {
    const fields = fieldsOf({
      name: 'Acme',
      workspaceId: 'wsp_other',
      inputs: { clientIds: [], role: 'owner' },
    });
    expect(fields).toEqual({
      workspaceId: ['There is no such field.'],
      'inputs.role': ['There is no such field.'],
    });
  });

  it.each([
    [null],
    [undefined],
    ['text'],
    [7],
    [[]],
    [new Map()],
    [new FormData()],
    [Promise.resolve({ name: 'Acme' })],
  ])('threat 189: refuses %s in place of an object', (input) => {
    expect(parseInput(schema, input).ok).toBe(false);
  });

  it('threat 189: a member named __proto__ changes no prototype and is refused', () => {
    const input: unknown = JSON.parse('{"name":"a","inputs":{"clientIds":[]},"__proto__":{"x":1}}');
    expect(parseInput(schema, input).ok).toBe(false);
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });
});

describe('refuseOpenSchema', () => {
  it('lets strict schemas pass', () => {
    expect(() => refuseOpenSchema(schema)).not.toThrow();
    expect(() => refuseOpenSchema(providerDraftSchema)).not.toThrow();
    expect(() =>
      refuseOpenSchema(z.strictObject({ id: z.nullable(z.string()), draft: providerDraftSchema })),
    ).not.toThrow();
  });

  it.each([
    ['an open object', z.object({ a: z.string() })],
    ['a loose object', z.looseObject({ a: z.string() })],
    ['an open object inside', z.strictObject({ a: z.optional(z.array(z.object({}))) })],
    ['an open object in a union', z.union([z.string(), z.object({})])],
  ])('threat 189: stops the program at %s', (_, open) => {
    expect(() => refuseOpenSchema(open)).toThrow(/strictObject/);
  });
});
