import { describe, expect, it } from 'vitest';
import { refusalSentence } from './clerk-refusal';

describe('refusalSentence', () => {
  it.each([
    [null, /does not answer/],
    [503, /does not answer/],
    [429, /takes no more requests/],
    [401, /refused to make the token \(status 401\)/],
    [422, /refused to make the token \(status 422\)/],
  ])('of status %s', (status, sentence) => {
    expect(refusalSentence(status)).toMatch(sentence);
  });
});
