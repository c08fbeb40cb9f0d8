import { expect, it } from 'vitest';
import { readPasted } from './read-pasted';

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
  ['sk_live_0123456789abcdef', 'secret'],
  ['-----BEGIN PRIVATE KEY-----', 'secret'],
  ['word '.repeat(60), 'too_long'],
  ['x'.repeat(300_000), 'too_long'],
] as const)('reads %j as %s', (text, expected) => {
  expect(readPasted(text)).toBe(expected);
});
