import type { APIRequestContext, APIResponse } from '@playwright/test';
import { expect, OWNER, test } from './fixtures';
import { builtActions, builtHandlers, builtPages } from './manifests';

const PAGES = builtPages({
  workspace: OWNER.slug,
  provider: 'prv_000000000000000000000000',
  policy: 'pol_000000000000000000000000',
  type: 'auth0',
  page: 'policies',
});
const SIGN_IN = /^(\/|http:\/\/[^/]+\/)sign-in/;
const TOLD_TO_LEAVE = /NEXT_REDIRECT;replace;\/sign-in|NEXT_HTTP_ERROR_FALLBACK;404/;
const SECRETS = new RegExp(`${OWNER.email.replaceAll('.', '\\.')}|${OWNER.name}|Staff`);
const OPEN = ['/sign-in', '/setup', '/docs', '/docs/policies'];

/** Headers that at some time made Next skip its middleware or answer from another path. */
const BYPASSES: readonly Readonly<Record<string, string>>[] = [
  { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
  { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware:src/middleware' },
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { 'x-middleware-rewrite': '/acme/settings/integration' },
  { 'x-middleware-next': '1' },
  { 'x-nextjs-data': '1' },
  { 'x-nextjs-rewritten-path': '/acme/settings/integration' },
  { 'x-original-url': '/acme/settings/integration' },
  { 'x-invoke-path': '/acme/settings/integration' },
  { 'x-matched-path': '/acme/settings/integration' },
  { 'next-resume': '1' },
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-segment-prefetch': '/_tree' },
  { 'x-claimcheck-client': '127.0.0.1', 'x-claimcheck-path': '/acme' },
  { authorization: 'Bearer owner' },
];

/** What Next at some time took for another form of the same page. */
const SUFFIXES = [
  '.rsc',
  '.txt',
  '.json',
  '.prefetch.rsc',
  '.segments/_tree.segment.rsc',
  '.segments/_full.segment.rsc',
  '.segments/_head.segment.rsc',
  '.segments/$d$workspace/__PAGE__.segment.rsc',
  '/__PAGE__.txt',
  '/index.rsc',
];

/** As a page is asked for by the address bar, by a followed link, and ahead of one. */
const FETCHES: readonly Readonly<Record<string, string>>[] = [
  {},
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
];

/** Values that a dynamic part of a path must not be taken for something else by. */
const CRAFTED = [
  '/%5bworkspace%5d',
  '/%5Bworkspace%5D/settings/integration',
  '/$d$workspace/settings/integration',
  `/${OWNER.slug}%00`,
  `/${OWNER.slug}%00/settings/integration`,
  `/${OWNER.slug}%20/settings/integration`,
  `/${OWNER.slug.toUpperCase()}/settings/integration`,
  `/${OWNER.slug};x=1/settings/integration`,
  '/__proto__',
  '/__proto__/settings/integration',
  '/constructor/settings/integration',
  `/${OWNER.slug}/settings/integration/__proto__`,
  `/${OWNER.slug}/settings/integration/%5bprovider%5d`,
  `/${OWNER.slug}/settings/integration/prv_000000000000000000000000%00`,
  `/${OWNER.slug}/settings/integration/..%252fnew`,
  `/${OWNER.slug}/settings/integration?workspace=${OWNER.slug}&nxtPworkspace=${OWNER.slug}`,
  `/sign-in/../${OWNER.slug}/settings/integration`,
  `/_next/data/build/${OWNER.slug}/settings/integration.json`,
];

/** The actions that anybody may call; whoever adds one adds it here. */
const GATE_ACTIONS = ['setUp', 'setUpWithClerk', 'signIn', 'signOut'];

const ORIGINS: readonly (string | undefined)[] = [
  undefined,
  'null',
  '',
  'https://evil.example',
  'not an origin',
  'http://127.0.0.1',
  'http://127.0.0.1:1',
  'http://sub.localhost:3000',
];

/** Asks for a path; where Next wants its router's mark in the address, once more with it. */
async function ask(
  request: APIRequestContext,
  url: string,
  path: string,
  headers: Readonly<Record<string, string>>,
) {
  const first = await request.get(url + path, { headers, maxRedirects: 0 });
  const { location } = first.headers();
  if (location === undefined || !/[?&]_rsc(?:[=&]|$)/.test(location)) return first;
  return request.get(new URL(location, url).href, { headers, maxRedirects: 0 });
}

/** An answer of no page: elsewhere, nothing there, or for the router a frame or the way to sign in. */
async function expectNothing(answer: APIResponse, what: string): Promise<void> {
  const { location, 'content-type': type } = answer.headers();
  const body = await answer.text();
  expect(body, what).not.toMatch(SECRETS);
  expect(location ?? '/sign-in', what).toMatch(SIGN_IN);
  const forRouter = answer.status() === 200 && type?.startsWith('text/x-component');
  if (!forRouter) expect([303, 307, 400, 404], what).toContain(answer.status());
  else if (!what.includes('prefetch')) expect(body, what).toMatch(TOLD_TO_LEAVE);
}

test.describe('without a session', () => {
  test('threat 187: every page of the build leads to sign-in', async ({ shared, request }) => {
    expect(PAGES.length).toBeGreaterThan(5);
    // What the search of the documentation reads is all that is no page.
    expect(builtHandlers()).toEqual(['/docs/index.json/route']);
    for (const path of PAGES.filter((page) => !OPEN.includes(page))) {
      const answer = await request.get(shared.url + path, { maxRedirects: 0 });
      expect([307, 303], path).toContain(answer.status());
      expect(answer.headers().location, path).toMatch(SIGN_IN);
    }
  });

  test('threat 185: no header shows anything of a page', async ({ shared, request }) => {
    for (const path of PAGES.filter((page) => !OPEN.includes(page))) {
      for (const headers of BYPASSES) {
        const answer = await ask(request, shared.url, path, headers);
        const body = await answer.text();
        const what = `${path} with ${JSON.stringify(headers)}`;
        expect(body, what).not.toContain(OWNER.email);
        expect(body, what).not.toContain(OWNER.name);
        expect(body, what).not.toContain('Staff');
        expect(answer.status(), what).toBeLessThan(500);
      }
    }
  });

  test('threat 185: no other form of a path shows anything of a page', async ({
    shared,
    request,
  }) => {
    const guarded = PAGES.filter((page) => !OPEN.includes(page) && page !== '/');
    const forms = guarded.flatMap((page) => SUFFIXES.map((suffix) => page + suffix));
    for (const path of [...forms, ...CRAFTED]) {
      for (const headers of FETCHES) {
        const answer = await ask(request, shared.url, path, headers);
        const what = `${path} with ${JSON.stringify(headers)}`;
        await expectNothing(answer, what);
      }
    }
  });

  test('threats 187, 190: no action runs without a session or from another origin', async ({
    shared,
    request,
  }) => {
    const actions = builtActions();
    expect(actions.length).toBeGreaterThan(5);
    const gates = actions.filter(({ gate }) => gate).map(({ name }) => name);
    expect(gates.toSorted()).toEqual(GATE_ACTIONS);
    for (const { id, name, gate } of actions) {
      for (const origin of ORIGINS) {
        const answer = await request.post(`${shared.url}/sign-in`, {
          headers: { 'next-action': id, ...(origin !== undefined && { origin }) },
          data: '[]',
          maxRedirects: 0,
        });
        expect(answer.status(), `${name} from ${origin}`).toBe(403);
        expect(await answer.json()).toMatchObject({
          code: expect.any(String),
          requestId: expect.any(String),
        });
      }
      const answer = await request.post(`${shared.url}/sign-in`, {
        headers: {
          'next-action': id,
          origin: shared.url,
          'content-type': 'text/plain;charset=UTF-8',
        },
        data: JSON.stringify([OWNER.slug, {}]),
        maxRedirects: 0,
      });
      const body = await answer.text();
      expect(answer.status(), name).toBe(200);
      expect(body, name).toContain(gate ? '"INVALID_INPUT"' : '"UNAUTHENTICATED"');
      expect(body, name).not.toContain(gate ? '"UNAUTHENTICATED"' : '"INVALID_INPUT"');
      expect(body, name).not.toContain(OWNER.email);
    }
  });
});

test('threat 200: every answer has the security headers, and no nonce is used twice', async ({
  shared,
  request,
}) => {
  const nonces = new Set<string>();
  const paths = [
    '/sign-in',
    '/setup',
    '/no-such-page/at/all',
    '/_next/static/none.js',
    '//x',
    '/acme',
  ];
  for (const path of paths) {
    const headers = (await request.get(shared.url + path, { maxRedirects: 0 })).headers();
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['referrer-policy'], path).toBe('no-referrer');
    expect(headers['x-frame-options'], path).toBe('DENY');
    expect(headers['x-powered-by'], path).toBeUndefined();
    const policy = headers['content-security-policy'] ?? '';
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy.match(/script-src[^;]*/)?.[0], path).not.toContain('unsafe-inline');
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    if (nonce !== undefined) {
      expect(nonces.has(nonce), path).toBe(false);
      nonces.add(nonce);
    }
  }
  expect(nonces.size).toBeGreaterThan(3);
});
