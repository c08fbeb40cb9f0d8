import { describe, expect, it } from 'vitest';
import { CHECK_WAYS, TOKEN_WAYS } from './snippet';
import { parseTabChoice, tabChoiceText } from './tab-choice';

describe('the tabs that a cookie remembers', () => {
  it('are read as they were written', () => {
    for (const token of TOKEN_WAYS) {
      for (const check of CHECK_WAYS) {
        expect(parseTabChoice(tabChoiceText({ token, check }))).toEqual({ token, check });
      }
    }
  });

  it('are the first ones for anything else', () => {
    const first = { token: 'react', check: 'node' };
    for (const value of [undefined, '', '.', 'vue.rust', '__proto__.constructor', '<b>']) {
      expect(parseTabChoice(value)).toEqual(first);
    }
    expect(parseTabChoice('javascript.rust')).toEqual({ token: 'javascript', check: 'node' });
  });
});
