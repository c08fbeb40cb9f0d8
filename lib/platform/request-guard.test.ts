import { describe, expect, it } from 'vitest';
import { judgeBody } from './request-body-guard';
import { judgeHead, judgeTarget, type RequestHead } from './request-guard';
import { applicationHeaders, lastListed, mayPassHeader } from './request-headers';

const SETTINGS = { publicUrl: null, maxBodyBytes: 1000 };

function judged(head: Partial<RequestHead>, publicUrl: string | null = null): number | null {
  const whole: RequestHead = {
    method: 'GET',
    target: '/',
    headers: {},
    host: 'console.test:3000',
    scheme: 'http',
    ...head,
  };
  const settings = { ...SETTINGS, publicUrl: publicUrl === null ? null : new URL(publicUrl) };
  return judgeHead(whole, settings)?.status ?? null;
}

const ACTION = {
  origin: 'http://console.test:3000',
  'content-type': 'text/plain;charset=UTF-8',
  'next-action': '40ab',
};

describe('judgeTarget', () => {
  it.each([
    '/',
    '/acme/settings/integration',
    '/acme/settings/integration?q=a%2Fb&next=//evil',
    '/_next/static/chunks/app/%5Bworkspace%5D/page-1.js',
    '/a.b/..c/...',
    '/caf%C3%A9',
  ])('lets %s pass', (target) => {
    expect(judgeTarget(target)).toBeNull();
  });

  it.each([
    'http://evil.test/',
    '*',
    '',
    '//evil.test',
    '/acme//settings',
    '/acme/%2fsettings',
    '/acme%2Fsettings',
    '/acme\\settings',
    '/acme%5csettings',
    '/./acme',
    '/acme/../setup',
    '/acme/%2e%2E/setup',
    '/acme/.%2e/setup',
    '/acme/%00',
    '/acme%0d%0aset-cookie:x',
    '/acme/%7f',
    '/acme/%C2%85',
    '/acme/%zz',
    '/acme/%ff',
    '/acme#x',
    '/acme\u00e9',
  ])('threat 186: refuses %j', (target) => {
    expect(judgeTarget(target)?.status).toBe(400);
  });
});

describe('judgeHead', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'get'])(
    'threat 197: refuses %s with the methods that exist',
    (method) => expect(judged({ method })).toBe(405),
  );

  it('threat 197: answers OPTIONS by itself, and lets HEAD pass', () => {
    expect(judged({ method: 'OPTIONS' })).toBe(204);
    expect(judged({ method: 'HEAD' })).toBeNull();
  });

  it.each(['', 'a b', 'evil.test/x', 'user@evil.test', 'x:99999', '[::1', 'a..b?c'])(
    'threat 191: refuses the host %j',
    (host) => expect(judged({ host })).toBe(400),
  );

  it('threat 191: with PUBLIC_URL answers to no other host, but for health', () => {
    const url = 'https://console.example';
    expect(judged({ host: 'evil.test' }, url)).toBe(421);
    expect(judged({ host: 'console.example:8443' }, url)).toBe(421);
    expect(judged({ host: 'Console.Example:443' }, url)).toBeNull();
    expect(judged({ host: '10.0.0.3:3000', target: '/readyz' }, url)).toBeNull();
  });

  it('lets a server action of its own page pass', () => {
    expect(judged({ method: 'POST', headers: ACTION })).toBeNull();
    const form = { ...ACTION, 'content-type': 'multipart/form-data; boundary=x' };
    expect(judged({ method: 'POST', headers: form })).toBeNull();
  });

  it.each([
    undefined,
    'null',
    '',
    'http://evil.test',
    'http://sub.console.test:3000',
    'http://console.test:3001',
    'http://console.test',
    'https://console.test:3000',
    'http://console.test:3000/',
    'http://console.test:3000, http://console.test:3000',
    'http://console.test:3000.evil.test',
    '%%%',
  ])('threat 190: refuses a POST with the origin %j', (origin) => {
    expect(judged({ method: 'POST', headers: { ...ACTION, origin } })).toBe(403);
  });

  it('threat 190: with PUBLIC_URL only its origin counts, whatever the host says', () => {
    const head = { method: 'POST', host: 'console.example' };
    const url = 'https://console.example';
    expect(judged({ ...head, headers: { ...ACTION, origin: url } }, url)).toBeNull();
    const plain = { ...ACTION, origin: 'http://console.example' };
    expect(judged({ ...head, headers: plain }, url)).toBe(403);
  });

  it.each([
    { ...ACTION, 'content-type': 'application/json' },
    { ...ACTION, 'content-type': 'application/x-www-form-urlencoded' },
    { ...ACTION, 'content-type': undefined },
    { ...ACTION, 'next-action': undefined },
    { ...ACTION, 'content-encoding': 'gzip' },
  ])('threat 194: refuses the body of %j', (headers) => {
    expect(judged({ method: 'POST', headers })).toBe(415);
  });

  it('threat 194: refuses a body that is announced too large, or that GET may not have', () => {
    const headers = { ...ACTION, 'content-length': '1001' };
    expect(judged({ method: 'POST', headers })).toBe(413);
    expect(judged({ headers: { 'content-length': '5' } })).toBe(400);
    expect(judged({ headers: { 'transfer-encoding': 'chunked' } })).toBe(400);
  });
});

describe('judgeBody', () => {
  const judgedBody = (body: string | Buffer, type = 'text/plain') =>
    judgeBody(Buffer.from(body), type)?.status ?? null;

  it('lets arguments and forms pass', () => {
    expect(judgedBody('[{"name":"{[[[","keys":["\\"["]}]')).toBeNull();
    expect(judgedBody('--x\r\n\r\n1\r\n--x--', 'multipart/form-data; boundary=x')).toBeNull();
  });

  it('threat 194: refuses bad UTF-8, deep JSON and 10 000 fields', () => {
    expect(judgedBody(Buffer.from([0x22, 0xff, 0x22]))).toBe(400);
    expect(judgedBody('['.repeat(500_000))).toBe(400);
    expect(judgedBody('[{"a":'.repeat(33))).toBe(400);
    expect(judgedBody('[{"a":'.repeat(32))).toBeNull();
    const fields = '--x\r\n\r\n\r\n'.repeat(10_000);
    expect(judgedBody(fields, 'multipart/form-data; boundary="x"')).toBe(413);
  });
});

describe('applicationHeaders', () => {
  it('threat 185: keeps what a browser sends and nothing by which Next speaks to itself', () => {
    const names = [
      'x-middleware-subrequest',
      'x-middleware-rewrite',
      'next-resume',
      'x-nextjs-data',
      'x-next-resume-state-length',
      'x-next-revalidated-tags',
      'x-matched-path',
      'x-invoke-path',
      'x-prerender-revalidate',
      'x-action-forwarded',
      'x-now-route-matches',
      'x-forwarded-host',
      'x-claimcheck-client',
      'x-nonce',
      'content-security-policy',
      'x-http-method-override',
    ];
    expect(names.filter((name) => mayPassHeader(name, false))).toEqual([]);
  });

  it("keeps what Next's own client sends", () => {
    const sent = ['rsc', 'next-router-state-tree', 'next-router-prefetch', 'next-action', 'cookie'];
    expect(sent.every((name) => mayPassHeader(name, false))).toBe(true);
    expect(mayPassHeader('next-hmr-refresh', false)).toBe(false);
    expect(mayPassHeader('next-hmr-refresh', true)).toBe(true);
  });

  it('puts ours over what was sent', () => {
    const headers = applicationHeaders({ accept: '*/*', host: 'evil' }, { host: 'ours' }, false);
    expect(headers).toEqual({ accept: '*/*', host: 'ours' });
  });

  it('reads the last of listed values', () => {
    expect(lastListed('a, b')).toBe('b');
    expect(lastListed(['a', 'b,c'])).toBe('c');
    expect(lastListed(undefined)).toBeNull();
    expect(lastListed('a,')).toBeNull();
  });
});
