import { expect, it } from 'vitest';
import { name, phraseText, words } from './phrase';

it('a phrase as text has its names between backticks', () => {
  expect(phraseText([name('ext_plan'), words(' is '), { kind: 'value', text: 'pro' }])).toBe(
    '`ext_plan` is pro',
  );
});
