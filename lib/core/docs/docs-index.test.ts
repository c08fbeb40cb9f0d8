import { describe, expect, it } from 'vitest';
import { type DocsEntry, searchDocs, wordsOf } from './docs-index';

const entry = (title: string, section: string, words = ''): DocsEntry => ({
  title,
  section,
  href: `/docs/x#${title}`,
  words,
});

const ENTRIES = [
  entry('Key sets', 'Concepts', 'a key is found by its kid'),
  entry('KEY_NOT_FOUND', 'Codes', 'no published key has its kid'),
  entry('Policies', 'Docs', 'who may do what'),
  entry('Priority', 'Policies', 'the highest priority decides'),
];

const found = (query: string, limit = 9) =>
  searchDocs(ENTRIES, query, limit).map(({ title }) => title);

describe('searching the documentation', () => {
  it('wants every word, each as the beginning of one', () => {
    expect(found('prio')).toEqual(['Priority']);
    expect(found('published ki')).toEqual(['KEY_NOT_FOUND']);
    expect(found('published nowhere')).toEqual([]);
  });

  it('has titles first, then pages, then text', () => {
    expect(found('policies')).toEqual(['Policies', 'Priority']);
    expect(found('key')[0]).toBe('Key sets');
    expect(found('found')).toEqual(['KEY_NOT_FOUND', 'Key sets']);
  });

  it('finds a code as a whole, in any case, and by its parts', () => {
    expect(found('key_not')).toEqual(['KEY_NOT_FOUND']);
    expect(found('KEY_NOT_FOUND')).toEqual(['KEY_NOT_FOUND']);
    expect(found('not found')).toEqual(['KEY_NOT_FOUND']);
  });

  it('gives no more than asked for, and nothing for nothing', () => {
    expect(found('key', 1)).toHaveLength(1);
    expect(found('')).toEqual([]);
    expect(found(' … ')).toEqual([]);
  });
});

describe('wordsOf', () => {
  it('has each word once, and the parts of names', () => {
    expect(wordsOf('The KEY_NOT_FOUND of the key')).toEqual([
      'the',
      'key_not_found',
      'of',
      'key',
      'not',
      'found',
    ]);
  });
});
