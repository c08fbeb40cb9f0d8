import { describe, expect, it } from 'vitest';
import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import { formatClaimMappings, readClaimMappings } from '@/lib/core/claims/read-claim-mappings';
import { draftOf, mappingOf, standInAs } from './row-draft';
import { type HeldRows, heldRows, nextRows, type RowStep } from './use-mapping-rows';

const ROLE: ClaimMapping = { jwtPath: 'role', attribute: 'role', required: false };
const PLAN: ClaimMapping = { jwtPath: 'plan', attribute: 'plan', required: true };

const stepped = (rows: readonly ClaimMapping[], ...steps: readonly RowStep[]): HeldRows =>
  steps.reduce(nextRows, heldRows(rows));
const saved = ({ rows }: HeldRows) => rows.map(mappingOf);

describe('rows and JSON in step', () => {
  it('a good text becomes the rows and stays as it was typed', () => {
    const text = '[{"jwtPath":"o.rol",   "attribute":"role"}]';
    const held = stepped([PLAN], { type: 'typed', text });
    expect(saved(held)).toEqual([{ jwtPath: 'o.rol', attribute: 'role', required: false }]);
    expect(held.json).toEqual({ text, isBroken: false, problems: [] });
  });

  it.each([
    ['[{"jwtPath":"role"', 0],
    ['[{"jwtPath":"a","jwtPath":"b","attribute":"c"}]', 0],
    ['[{"jwtPath":"role","attribute":"now","required":false}]', 1],
    ['{}', 1],
  ])('%s leaves the rows as they were', (text, problems) => {
    const held = stepped([ROLE, PLAN], { type: 'typed', text });
    expect(saved(held)).toEqual([ROLE, PLAN]);
    expect(held.json?.isBroken).toBe(true);
    expect(held.json?.problems).toHaveLength(problems);
    expect(nextRows(held, { type: 'mend' }).json).toBeNull();
  });

  it('a change of the rows replaces what was typed', () => {
    const held = stepped(
      [ROLE],
      { type: 'typed', text: '[' },
      { type: 'add', rows: [PLAN] },
      { type: 'change', key: 0, part: { required: true } },
    );
    expect(held.json).toBeNull();
    expect(saved(held)).toEqual([{ ...ROLE, required: true }, PLAN]);
  });

  it('a removed row comes back where it was', () => {
    const before = heldRows([ROLE, PLAN]);
    const [row] = before.rows;
    if (row === undefined) throw new Error('There are rows.');
    const removed = nextRows(before, { type: 'remove', key: row.key });
    expect(saved(removed)).toEqual([PLAN]);
    expect(saved(nextRows(removed, { type: 'insert', row, at: 0 }))).toEqual([ROLE, PLAN]);
  });

  it('no two rows ever have the same key', () => {
    const { rows } = stepped(
      [ROLE, PLAN],
      { type: 'remove', key: 0 },
      { type: 'add', rows: [ROLE, ROLE] },
      { type: 'typed', text: formatClaimMappings([ROLE, PLAN]) },
      { type: 'add', rows: [ROLE] },
    );
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });
});

describe('a default', () => {
  it.each([
    ['free'],
    [''],
    [0],
    [-1.5],
    [true],
    [false],
    [[]],
    [['a', 'b']],
    [['a', 'a']],
    [[1, 'b', true]],
  ])('keeps its type in the form: %j', (defaultValue) => {
    const row = { ...ROLE, defaultValue };
    expect(mappingOf(draftOf(row, 0))).toEqual(row);
  });

  it('that is no number is refused with a sentence', () => {
    for (const text of ['', 'ten', '1,5', '0x10', '1 0']) {
      const row = mappingOf({ ...draftOf(ROLE, 0), standIn: { kind: 'number', text } });
      expect(readClaimMappings([row])).toEqual({
        ok: false,
        problems: [{ at: '/0/defaultValue', message: 'Write a number, such as 10 or 0.5.' }],
      });
    }
  });

  it('keeps what was typed when its type changes, as far as it can', () => {
    const list = standInAs('list', { kind: 'text', text: 'free' });
    expect(list).toEqual({ kind: 'list', texts: ['free'] });
    expect(standInAs('number', list)).toEqual({ kind: 'number', text: 'free' });
    expect(standInAs('boolean', { kind: 'text', text: 'true' })).toEqual({
      kind: 'boolean',
      on: true,
    });
    expect(standInAs('none', list)).toEqual({ kind: 'none' });
  });
});
