import { expect, it } from 'vitest';
import { isRestOf, issuerIn, readPasted } from './read-pasted';

const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2EudGVzdCJ9.c2lnbmF0dXJl';

it.each([
  ['staff portal', 'words'],
  ['', 'words'],
  ['login.example.com', 'words'],
  ['https://login.example.com/', 'issuer'],
  [TOKEN, 'token'],
  [`Authorization: Bearer ${TOKEN}`, 'token'],
  [`curl -H 'authorization: Bearer ${TOKEN}' \\\n https://api.example.com`, 'token'],
  [`https://app.example.com/#access_token=${TOKEN}`, 'token'],
  [TOKEN.slice(0, 50), 'secret'],
  [`Bearer ${TOKEN.slice(0, 20)}`, 'secret'],
  ['keyJar', 'words'],
  ['sk_live_0123456789abcdef', 'secret'],
  ['cck_live_7Kd0PqzXw3Ra', 'words'],
  ['ccm_test_7Kd0PqzXw3Ra… ', 'words'],
  ['cck_live_7Kd0PqzXw3Ra5', 'secret'],
  ['key cck_live_7Kd0PqzXw3Ra', 'secret'],
  ['-----BEGIN PRIVATE KEY-----', 'secret'],
  ['word '.repeat(60), 'too_long'],
  ['x'.repeat(300_000), 'too_long'],
] as const)('reads %j as %s', (text, expected) => {
  expect(readPasted(text)).toBe(expected);
});

it('knows what is left of a token', () => {
  expect(isRestOf(TOKEN, TOKEN.slice(20))).toBe(true);
  expect(isRestOf(TOKEN, 'staff')).toBe(false);
  expect(isRestOf('', 'staff')).toBe(false);
});

it.each([
  ['https://login.example.com/realms/a/', 'https://login.example.com/realms/a/'],
  [' https://app.example.com/cb?code=c&state=s#access_token=abc ', 'https://app.example.com/cb'],
  ['https://app.example.com#id_token=abc', 'https://app.example.com'],
  ['https://user:word@login.example.com/', 'https://login.example.com/'],
])('takes of the address %j what an issuer is', (text, expected) => {
  expect(issuerIn(text)).toBe(expected);
});
