import { expect, it } from 'vitest';
import { isPublicHostName } from './host-names';
import { decodePunycode } from './punycode';

it.each([
  'localhost',
  'localhost.',
  'x.localhost',
  'LOCALHOST',
  'metadata.google.internal',
  'printer.local',
  'router.home.arpa',
  'intranet',
  'a..b',
  '',
])('threat 131: the name %j is not a public one', (host) => {
  expect(isPublicHostName(host)).toBe(false);
});

it.each(['acme.auth0.com', 'a.b.', 'localhost.example.com', 'internal.example.com'])(
  'the name %s may be public',
  (host) => {
    expect(isPublicHostName(host)).toBe(true);
  },
);

// RFC 3492, 7.1, and names in use.
it.each([
  ['egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
  ['ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
  ['3B-ww4c5e180e575a65lsy2b'.toLowerCase(), '3年b組金八先生'],
  ['mnchen-3ya', 'münchen'],
])('reads the Punycode label %s', (label, text) => {
  expect(decodePunycode(label)).toBe(text);
});

it.each(['a!', '99999999', 'zzzzzzzzzzzzzzzzzzzzz', 'a'.repeat(64)])(
  'refuses the Punycode label %j',
  (label) => {
    expect(decodePunycode(label)).toBeNull();
  },
);
