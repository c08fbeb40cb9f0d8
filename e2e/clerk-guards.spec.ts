import { MARA, withToken } from './clerk';
import { expect, test } from './fixtures';
import { builtActions, builtPages } from './manifests';

const PAGES = builtPages({
  workspace: 'acme',
  provider: 'prv_000000000000000000000000',
  policy: 'pol_000000000000000000000000',
  type: 'auth0',
  page: 'policies',
});
const OPEN = ['/', '/sign-in', '/sign-in/clerk', '/setup', '/docs', '/docs/policies'];
const SECRETS = new RegExp(MARA.email.replaceAll('.', '\\.'));

/** Headers by which somebody might get past Clerk's hook, or speak in its name. */
const BYPASSES: readonly Readonly<Record<string, string>>[] = [
  {},
  { rsc: '1' },
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
  { 'x-middleware-next': '1' },
  { 'x-claimcheck-sign-in': 'password' },
  {
    'x-clerk-auth-status': 'signed-in',
    'x-clerk-auth-token': 'a.b.c',
    'x-clerk-auth-signature': 'x',
  },
  { 'x-clerk-clerk-request-data': 'x' },
  {
    'x-middleware-override-headers': 'x-clerk-auth-status',
    'x-middleware-request-x-clerk-auth-status': 'signed-in',
  },
  { cookie: '__session=a.b.c; __client_uat=1; __clerk_handshake=a.b.c; __clerk_db_jwt=x' },
];

test.use({ ignoreHTTPSErrors: true });

test('threats 185, 187: with Clerk too, no page shows anything without a session', async ({
  withClerk,
  request,
}) => {
  for (const path of PAGES.filter((page) => !OPEN.includes(page))) {
    for (const headers of BYPASSES) {
      const what = `${path} with ${JSON.stringify(headers)}`;
      const url = withClerk.console.url + path;
      const answer = await request.get(url, { headers, maxRedirects: 0 });
      expect(await answer.text(), what).not.toMatch(SECRETS);
      expect(answer.status(), what).toBeLessThan(500);
      if (headers.rsc === undefined) expect([303, 307, 400], what).toContain(answer.status());
    }
  }
});

test('threat 187: with Clerk too, no action runs without a session', async ({
  withClerk,
  request,
}) => {
  for (const { id, name, gate } of builtActions().filter((action) => !action.gate)) {
    const answer = await request.post(`${withClerk.console.url}/sign-in`, {
      headers: {
        'next-action': id,
        origin: withClerk.console.url,
        'content-type': 'text/plain;charset=UTF-8',
      },
      data: JSON.stringify(['acme', {}]),
      maxRedirects: 0,
    });
    expect(answer.status(), name).toBe(200);
    expect(await answer.text(), `${name} ${gate}`).toContain('"UNAUTHENTICATED"');
  }
});

test('passwords open nothing while operators sign in with Clerk', async ({
  withClerk,
  request,
}) => {
  const bodies: Readonly<Record<string, object>> = {
    signIn: { email: MARA.email, password: 'plum orbit cabinet 47 sails' },
    setUp: {
      token: 'x',
      workspaceName: 'A',
      slug: 'abc',
      name: 'A',
      email: MARA.email,
      password: 'plum orbit cabinet 47 sails',
    },
  };
  const gates = builtActions().filter(({ name }) => name in bodies);
  expect(gates).toHaveLength(2);
  for (const { id, name } of gates) {
    const answer = await request.post(`${withClerk.console.url}/sign-in`, {
      headers: {
        'next-action': id,
        origin: withClerk.console.url,
        'content-type': 'text/plain;charset=UTF-8',
      },
      data: JSON.stringify([bodies[name]]),
    });
    expect(await answer.text(), name).toContain('Operators of this console sign in with Clerk');
    expect(answer.headers()['set-cookie'], name).toBeUndefined();
  }
});

test('threat 200: with Clerk too, every answer has the security headers', async ({
  withClerk,
  request,
}) => {
  const { clerk, console } = withClerk;
  const token = clerk.token(clerk.begin(MARA.id), { azp: console.url });
  const answers = [
    await request.get(`${console.url}/sign-in`, { maxRedirects: 0 }),
    await request.get(`${console.url}/acme`, {
      headers: { accept: 'text/html', 'sec-fetch-dest': 'document' },
      maxRedirects: 0,
    }),
    await withToken(request, withClerk, token),
  ];
  for (const answer of answers) {
    const headers = answer.headers();
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain(`connect-src 'self' ${clerk.origin}`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.match(/script-src[^;]*/)?.[0]).not.toContain('unsafe-inline');
    expect(headers['x-clerk-auth-message']).toBeUndefined();
  }
});
