import { expect, it } from 'vitest';
import { compareStrings, differenceOf } from './compare-strings';

it.each([
  ['https://a.test', 'https://a.test/', 'Character 15: a slash is here that is not expected'],
  ['https://a.test/', 'https://a.test', 'Character 15: the slash is missing here'],
  ['https://a.test', 'http://a.test', 'Only the scheme differs: https and http.'],
  ['https://A.test/x', 'https://a.test/X', 'Character 9: only upper and lower case differ (“A”'],
  ['https://a.test/x', 'https://a.test:8443/x', 'Only the port differs: none and 8443.'],
  ['https://a.test:1/x', 'https://a.test:2/x', 'Only the port differs: 1 and 2.'],
  ['https://a.test ', 'https://a.test', 'only in white space: 15 and 14'],
  [
    'https://a.eu.test',
    'https://a.us.test',
    'Character 11 is the first that differs: “e” and “u”.',
  ],
  ['https://a.test', 'https://а.test', 'Character 9 is the first that differs: “a” and U+0430.'],
  ['https://a.test/b', 'https://a.test', 'The actual one ends after 14 of 16 characters.'],
  ['https://a.test', 'https://a.test/b', 'The actual one goes on after character 14.'],
  ['https://a.test', '', 'The actual one is empty.'],
  ['x', 'x', 'They are equal.'],
])('threat 115: names the difference of %j and %j', (expected, actual, note) => {
  expect(differenceOf(expected, actual)).toContain(note);
  expect(compareStrings(expected, actual)).toMatchObject({ expected, actual });
});
