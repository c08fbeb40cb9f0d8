import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEchoes } from './echoes';
import { textChange } from './text-change';

it('one replacement makes a text of any other', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n') });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { from, to, insert } = textChange(before, after);
      expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
    }),
  );
});

it('replaces no more than what differs', () => {
  expect(textChange('{ "a": 1 }', '{ "a": 12 }')).toEqual({ from: 8, to: 8, insert: '2' });
  expect(textChange('same', 'same')).toEqual({ from: 4, to: 4, insert: '' });
});

it('a text that comes back late is known as our own, and one set by others is not', () => {
  const echoes = createEchoes();
  echoes.told('a');
  echoes.told('ab');
  expect(echoes.isEcho('a')).toBe(true);
  expect(echoes.isEcho('other')).toBe(false);
  expect(echoes.isEcho('ab')).toBe(false);
});
