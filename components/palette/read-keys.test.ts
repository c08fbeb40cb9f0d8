import { describe, expect, it } from 'vitest';
import { keyReader, pressOf, SEQUENCE_MS } from './read-keys';
import { isSingleKey, keyCaps, keysOfPage, SHORTCUTS } from './shortcuts';

const event = (key: string, more: Partial<Parameters<typeof pressOf>[0]> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  ...more,
});

describe('pressOf', () => {
  it('writes a press as the table does', () => {
    expect(pressOf(event('g'), false)).toBe('g');
    expect(pressOf(event('?', { shiftKey: true }), false)).toBe('?');
    expect(pressOf(event('s', { ctrlKey: true }), false)).toBe('mod+s');
    expect(pressOf(event('S', { metaKey: true }), true)).toBe('mod+s');
  });

  it('is nothing with another modifier, while a key is held or a text is composed', () => {
    expect(pressOf(event('s', { metaKey: true }), false)).toBeNull();
    expect(pressOf(event('k', { ctrlKey: true }), true)).toBeNull();
    expect(pressOf(event('g', { altKey: true }), false)).toBeNull();
    expect(pressOf(event('G', { shiftKey: true }), false)).toBeNull();
    expect(pressOf(event('s', { ctrlKey: true, shiftKey: true }), false)).toBeNull();
    expect(pressOf(event('g', { repeat: true }), false)).toBeNull();
    expect(pressOf(event('g', { isComposing: true }), false)).toBeNull();
  });

  it('knows the key by its place where the keyboard has no Latin letters', () => {
    expect(pressOf(event('п', { code: 'KeyG' }), false)).toBe('g');
    // A Latin letter counts as it is written, wherever it lies.
    expect(pressOf(event('k', { code: 'KeyV' }), false)).toBe('k');
  });
});

describe('keyReader', () => {
  const labels = (...presses: readonly (readonly [string, number])[]) => {
    const read = keyReader(SHORTCUTS);
    return presses.map(([press, at]) => {
      const found = read(press, at);
      return typeof found === 'string' || found === null ? found : found.label;
    });
  };

  it('reads sequences, and single keys beside them', () => {
    expect(labels(['g', 5000], ['c', 5100])).toEqual(['begun', 'Claims']);
    expect(labels(['c', 5000])).toEqual(['Create what the list is of']);
  });

  it('forgets a first key after a while, and begins anew after a wrong one', () => {
    const late = 5000 + SEQUENCE_MS + 1;
    expect(labels(['g', 5000], ['c', late])).toEqual(['begun', 'Create what the list is of']);
    expect(labels(['g', 5000], ['x', 5100], ['i', 5200])).toEqual(['begun', null, null]);
    expect(labels(['g', 5000], ['g', 5100], ['p', 5200])).toEqual(['begun', 'begun', 'Policies']);
  });
});

describe('the table', () => {
  it('has every sequence of keys once, and none that another begins with', () => {
    const all = SHORTCUTS.map(({ keys }) => keys.join(' '));
    const clashes = all.filter((one, at) =>
      all.some((other, index) => index !== at && `${other} `.startsWith(`${one} `)),
    );
    expect(clashes).toEqual([]);
  });

  it('tells single keys from those with a modifier', () => {
    const single = SHORTCUTS.filter(isSingleKey).map(({ keys }) => keys.join(' '));
    expect(single).toEqual(['?', 'g i', 'g c', 'g p', 'g d', 'g s', 'g k', 'c', '/']);
  });

  it('writes keys as the keyboard has them', () => {
    expect(keyCaps('mod+k', true)).toEqual(['⌘', 'K']);
    expect(keyCaps('alt+shift+f', false)).toEqual(['Alt', 'Shift', 'F']);
    expect(keysOfPage('/acme/policies', 'acme')).toEqual(['g', 'p']);
    expect(keysOfPage('/acme/members', 'acme')).toBeNull();
  });
});
