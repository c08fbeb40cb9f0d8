import { describe, expect, it } from 'vitest';
import { bestMatches, searchRank } from './search-rank';

const TITLES = [
  'Integration',
  'API keys',
  'Policies',
  'Debugger',
  'Staff',
  'Staff portal',
  'Upstaff',
];

const best = (query: string, titles: readonly string[] = TITLES) =>
  bestMatches(titles, (title) => searchRank(query, title), 9);

describe('searchRank', () => {
  it('has the title itself first, then its beginning, then a part of it', () => {
    expect(best('staff')).toEqual(['Staff', 'Staff portal', 'Upstaff']);
    expect(best('sta')).toEqual(['Staff', 'Staff portal', 'Upstaff']);
  });

  it('prefers the beginning of the title to the beginning of a later word', () => {
    expect(best('key', ['API keys', 'Keyboard shortcuts', 'Monkey'])).toEqual([
      'Keyboard shortcuts',
      'API keys',
      'Monkey',
    ]);
  });

  it('takes words in any order, and wants each of them', () => {
    expect(best('portal staff')).toEqual(['Staff portal']);
    expect(best('key api')).toEqual(['API keys']);
    expect(best('staff nowhere')).toEqual([]);
  });

  it('folds letters as the lists do', () => {
    expect(best('ÉCOLE', ['école', 'Ecole'])).toEqual(['école']);
    expect(best('ﬁrst ＡＢ', ['First AB'])).toEqual(['First AB']);
    expect(best('e\u0301cole', ['École'])).toEqual(['École']);
  });

  it('has what is found elsewhere last', () => {
    const rank = searchRank('example.com', 'Staff', ['https://login.example.com']);
    expect(rank).toBeGreaterThan(0);
    expect(rank).toBeLessThan(searchRank('aff', 'Staff'));
    expect(searchRank('staff example', 'Staff', ['https://login.example.com'])).toBe(rank);
    expect(searchRank('other', 'Staff', ['https://login.example.com'])).toBe(0);
  });

  it('leaves the order alone where nothing is asked, and gives no more than asked for', () => {
    expect(best('  ')).toEqual(TITLES);
    expect(bestMatches(TITLES, () => 1, 2)).toEqual(['Integration', 'API keys']);
  });
});
