import { describe, expect, it } from 'vitest';
import { MAX_BATCH, readTokens } from '../tokens/read-tokens';
import { readChecks } from './read-checks';

const READ = { resource: 'orders', action: 'read' };
const fieldsOf = (read: ReturnType<typeof readChecks> | ReturnType<typeof readTokens>) =>
  read.ok || read.failure.code !== 'INVALID_INPUT' ? null : Object.keys(read.failure.fields);

describe('the lists of a batch', () => {
  it.each<[unknown, string[] | null]>([
    [[READ, READ], null],
    [Array(MAX_BATCH).fill(READ), null],
    [Array(MAX_BATCH + 1).fill(READ), ['checks']],
    [[], ['checks']],
    [undefined, ['checks']],
    [{ 0: READ, length: 1 }, ['checks']],
    [[READ, null], ['checks.1']],
    [[READ, [READ]], ['checks.1']],
    // biome-ignore lint/suspicious/noSparseArray: what is left out is meant
    [[READ, , READ], ['checks.1']],
    [[READ, { resource: '*', action: 'read' }], ['checks.1.resource']],
    [[{ ...READ, context: [] }], ['checks.0.context']],
    [[{ ...READ, other: 1 }], null],
  ])('of checks are 1 to 100 objects: %j', (checks, fields) => {
    expect(fieldsOf(readChecks(checks))).toEqual(fields);
  });

  it('of checks are read without what stands beside, unless that is refused', () => {
    const checks = [{ ...READ, other: 1 }];
    expect(readChecks(checks)).toEqual({ ok: true, value: [{ ...READ, context: {} }] });
    const refusal = readTokens(null);
    expect(readChecks(checks, () => (refusal.ok ? null : refusal))).toBe(refusal);
  });

  it.each<[unknown, string[] | null]>([
    [['a'], null],
    [Array(MAX_BATCH).fill('a'), null],
    [Array(MAX_BATCH + 1).fill('a'), ['tokens']],
    [[], ['tokens']],
    ['a', ['tokens']],
    [['a', 1], ['tokens']],
    [Array(2), ['tokens']],
  ])('of tokens are 1 to 100 texts: %j', (tokens, fields) => {
    expect(fieldsOf(readTokens(tokens))).toEqual(fields);
  });
});
