import { expect, it } from 'vitest';
import type { ReportWords } from '../providers/definition';
import { withOwnWords } from './own-words';
import { bad, good } from './step-content';

const words: ReportWords = {
  knownAbsent: [],
  aboutAbsent: null,
  advice: { DISCOVERY_ABSENT: 'Look there.', HTTP_STATUS: 'Compare the client ID.' },
};
const fix = { label: 'Use', field: 'jwksAddress', value: '' } as const;
const status = (value: string) =>
  bad('HTTP_STATUS', 'It answers.', { evidence: [{ label: 'Status', value }], advice: 'General.' });

it('replace a general advice', () => {
  const step = bad('DISCOVERY_ABSENT', 'Nothing.', { advice: 'General.' });
  expect(withOwnWords(step, words).advice).toBe('Look there.');
});

it('follow the advice of a button', () => {
  const step = bad('DISCOVERY_ABSENT', 'Nothing.', { advice: 'Use it.', fixes: [fix] });
  expect(withOwnWords(step, words).advice).toBe('Use it. Look there.');
});

it('are silent about other codes and good steps', () => {
  expect(withOwnWords(good('Fine.'), words)).toEqual(good('Fine.'));
  const step = bad('TIMED_OUT', 'Late.', { advice: 'General.' });
  expect(withOwnWords(step, words)).toBe(step);
});

it.each([
  ['404', 'Compare the client ID.'],
  ['400', 'Compare the client ID.'],
  ['401', 'General.'],
  ['429', 'General.'],
  ['503', 'General.'],
])('of a status speak only where the address is at fault: %s', (code, advice) => {
  expect(withOwnWords(status(code), words).advice).toBe(advice);
});
