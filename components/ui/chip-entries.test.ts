import { describe, expect, it } from 'vitest';
import { entriesIn, isQuoteOpen, splitAtOpenQuote } from './chip-entries';

describe('entries with commas', () => {
  const read = (text: string) => entriesIn(text, { quoted: true });

  it('are those between quotation marks, where they may be', () => {
    expect(read('"Acme, Inc.", plain ,"5, 6"')).toEqual(['Acme, Inc.', 'plain', '5, 6']);
    expect(read('"say ""hi"", please"')).toEqual(['say "hi", please']);
    expect(entriesIn('"Acme, Inc."')).toEqual(['"Acme', 'Inc."']);
  });

  it('leave marks alone that hold no comma together, or are not closed', () => {
    expect(read('"plain"')).toEqual(['"plain"']);
    expect(read('5", 6"')).toEqual(['5"', '6"']);
    expect(read('"open, end')).toEqual(['"open', 'end']);
  });

  it('are parted from one whose mark is open, which stays whole', () => {
    expect(splitAtOpenQuote('"New York, NY')).toEqual(['', '"New York, NY']);
    expect(splitAtOpenQuote('one, "New York, NY')).toEqual(['one,', '"New York, NY']);
    for (const text of ['one, two', '"New York, NY"', '5", 6"', '']) {
      expect(splitAtOpenQuote(text)).toEqual([text, '']);
    }
  });

  it('go on until their mark is closed', () => {
    expect(['"Acme', 'x\n "Acme, Inc', '"a ""b'].map(isQuoteOpen)).toEqual([true, true, true]);
    expect(['Acme', '"Acme, Inc."', 'a "b', ''].map(isQuoteOpen)).toEqual(
      Array.from({ length: 4 }, () => false),
    );
  });
});
