import { describe, expect, it } from 'vitest';
import { judgeFetchUrl, judgeIssuerUrl } from './issuer-url';

const RULES = { allowedPrivateOrigins: ['http://127.0.0.1:9400', 'https://idp.corp:636'] };

describe('threat 118: spellings of an issuer that are refused with a reason', () => {
  it.each([
    ['https://a.test/?x=1', 'query'],
    ['https://a.test/?', 'query'],
    ['https://a.test/#x', 'fragment'],
    ['https://u@a.test/', 'user name'],
    ['https://u:p@a.test/', 'user name'],
    ['https://@a.test/', 'user name'],
    ['https://a.test@127.0.0.1/', 'user name'],
    ['https://a.test/a b', 'blank'],
    [' https://a.test', 'blank'],
    ['https://a.test/\u00a0', 'blank'],
    ['https://a.test/\t', 'control character'],
    ['https://a.test/\r\nHost: b', 'control character'],
    ['https://a.te\u0000st', 'control character'],
    ['https://a.test\\@b.test', 'backslash'],
    ['https:\\\\a.test', 'backslash'],
    ['a.test', 'complete address'],
    ['', 'Enter an address'],
    ['https://', 'complete address'],
  ])('%j', (text, words) => {
    const judged = judgeIssuerUrl(text, RULES);
    expect(judged).toMatchObject({ ok: false, problem: 'ADDRESS_INVALID' });
    expect(!judged.ok && judged.message).toContain(words);
  });
});

it('an address has a longest length', () => {
  expect(judgeIssuerUrl(`https://a.test/${'a'.repeat(2048)}`, RULES).ok).toBe(false);
});

describe('threat 119: http', () => {
  it.each([
    'http://a.test',
    'http://127.0.0.1:9401',
    'http://127.0.0.1.evil.test:9400',
    'http://localhost:9400',
  ])('%s is refused with the line that would permit it', (text) => {
    const judged = judgeIssuerUrl(text, RULES);
    expect(!judged.ok && judged.message).toContain(
      `ALLOWED_PRIVATE_ORIGINS=${new URL(text).origin}`,
    );
  });

  it('passes for the exact origin', () => {
    expect(judgeIssuerUrl('http://127.0.0.1:9400/x', RULES)).toMatchObject({
      ok: true,
      allowListed: true,
    });
  });
});

it('threat 120: an international name is shown both ways, mixed scripts flagged', () => {
  expect(judgeIssuerUrl('https://bücher.example', RULES)).toMatchObject({
    ok: true,
    international: {
      ascii: 'xn--bcher-kva.example',
      unicode: 'bücher.example',
      mixedScripts: false,
    },
  });
  const lookAlike = judgeIssuerUrl('https://аuth0.com', RULES);
  expect(lookAlike.ok && lookAlike.international).toMatchObject({
    unicode: 'аuth0.com',
    mixedScripts: true,
  });
  expect(judgeIssuerUrl('https://a.example', RULES)).toMatchObject({
    ok: true,
    international: null,
  });
  expect(judgeIssuerUrl('https://例え.テスト', RULES)).toMatchObject({
    ok: true,
    international: { unicode: '例え.テスト', mixedScripts: false },
  });
});

describe('threat 121: ports', () => {
  it.each([
    ['https://a.test', null],
    ['https://a.test:443', null],
    ['https://a.test:8443', 8443],
    ['https://a.test:1024', 1024],
    ['https://idp.corp:636', 636],
  ])('%s is allowed', (text, port) => {
    expect(judgeIssuerUrl(text, RULES)).toMatchObject({ ok: true, port });
  });

  it.each([22, 25, 80, 636, 1023])('port %d is refused', (port) => {
    expect(judgeIssuerUrl(`https://a.test:${port}`, RULES)).toMatchObject({
      ok: false,
      problem: 'PORT_NOT_ALLOWED',
    });
  });
});

it.each([
  'file:///etc/passwd',
  'data:application/json,{}',
  'javascript:alert(1)',
  'ftp://a.test/keys',
  'gopher://a.test/1',
  '/keys',
  'keys.json',
  '//a.test/keys',
  'http://a.test/keys',
])('threats 122 and 124: the key set address %s is refused', (text) => {
  expect(judgeFetchUrl(text, RULES)).toMatchObject({ ok: false, problem: 'ADDRESS_INVALID' });
});

it('a key set address may carry a query', () => {
  expect(judgeFetchUrl('https://a.test/keys?p=b2c', RULES).ok).toBe(true);
});
