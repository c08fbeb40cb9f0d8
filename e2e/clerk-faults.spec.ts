import { startFakeClerk } from '../lib/testing/fake-clerk-instance';
import { becomeOwner, MARA, startClerkConsole, withToken } from './clerk';
import { startConsole } from './console';
import { expect, test } from './fixtures';

test.use({ ignoreHTTPSErrors: true });

const BACKEND = /\/v1\/(?:jwks|users|sessions|clients)\b/;
const DOCUMENT = { accept: 'text/html', 'sec-fetch-dest': 'document' };

test('with CLERK_JWT_KEY nothing is asked to know a token, and an outage is not felt', async ({
  page,
  request,
}) => {
  const started = await startClerkConsole(({ keys }) => ({
    CLERK_JWT_KEY: keys.jwtKey.trim().replaceAll('\n', '\\n'),
  }));
  const { clerk, console } = started;
  try {
    await becomeOwner(page, started);
    clerk.backend = 'fails';
    const asked = () => clerk.requests.filter((one) => BACKEND.test(one));
    const before = asked();
    const token = clerk.token(clerk.begin(MARA.id), { azp: console.url });
    expect((await withToken(request, started, token)).status()).toBe(200);
    expect(asked()).toEqual(before);
    expect(before).not.toContain('GET /v1/jwks');
    const other = await startFakeClerk();
    const foreign = other.token(other.begin(MARA.id), { azp: console.url });
    await other.stop();
    expect((await withToken(request, started, foreign)).status()).toBe(307);
  } finally {
    await started.stop();
  }
});

test('while Clerk does not answer, a plain page says what to do, and nothing goes in circles', async ({
  page,
  request,
}) => {
  test.setTimeout(120_000);
  const started = await startClerkConsole();
  const { clerk, console } = started;
  try {
    clerk.addUser(MARA);
    const token = clerk.token(clerk.begin(MARA.id), { azp: console.url });
    const asked = () => clerk.requests.filter((one) => one === 'GET /v1/jwks').length;
    const said = async () => (await withToken(request, started, token, '/sign-in')).text();
    for (const fault of ['fails', 'is silent'] as const) {
      clerk.backend = fault;
      const before = asked();
      // For a second after a failure nothing is asked.
      const again = async () => (await said()).length > 0 && asked();
      await expect.poll(again, { timeout: 30_000 }).toBeGreaterThan(before);
      const answer = await withToken(request, started, token, '/sign-in');
      expect(answer.status(), fault).toBe(200);
      expect(await answer.text(), fault).toContain('Clerk does not answer');
      const guarded = await withToken(request, started, token);
      expect(guarded.status(), fault).toBe(307);
    }
    clerk.backend = 'answers';
    await expect.poll(said).not.toContain('Clerk does not answer');
    await becomeOwner(page, started);
  } finally {
    await started.stop();
  }
});

test('a token of another instance is nobody’s, though the keys are asked for', async ({
  request,
}) => {
  const started = await startClerkConsole();
  const other = await startFakeClerk();
  try {
    other.addUser(MARA);
    const token = other.token(other.begin(MARA.id), { azp: started.console.url });
    const answer = await withToken(request, started, token, '/sign-in');
    expect(answer.status()).toBe(307);
    expect(answer.headers().location).toBe('/');
  } finally {
    await other.stop();
    await started.stop();
  }
});

test('a flood of tokens that name unknown keys makes Clerk be asked once', async ({
  page,
  request,
}) => {
  const started = await startClerkConsole();
  const { clerk, console } = started;
  try {
    const asked = () => clerk.requests.filter((one) => one === 'GET /v1/jwks').length;
    const madeUp = (n: number) => {
      const header = { alg: 'RS256', typ: 'JWT', kid: `ins_${n}` };
      return `${Buffer.from(JSON.stringify(header)).toString('base64url')}.e30.eA`;
    };
    for (let n = 0; n < 30; n += 1) {
      const token = madeUp(n);
      const cookie = `__session=${token}; __clerk_handshake=${token}; __client_uat=1`;
      const headers = { ...DOCUMENT, cookie };
      const url = `${console.url}/sign-in?__clerk_handshake=${token}`;
      const answer = await request.get(url, { headers, maxRedirects: 0 });
      expect(answer.status()).toBeLessThan(400);
    }
    expect(asked()).toBe(1);
    await becomeOwner(page, started);
    // Clerk's package has a key set of its own, for the keys that exist.
    expect(asked()).toBe(2);
  } finally {
    await started.stop();
  }
});

test('addresses of a product’s own pages in the environment lead nobody astray', async ({
  page,
}) => {
  const started = await startClerkConsole(() => ({
    NEXT_PUBLIC_CLERK_SIGN_IN_URL: '/sign-in',
    NEXT_PUBLIC_CLERK_SIGN_UP_URL: '/sign-up',
  }));
  try {
    await becomeOwner(page, started);
  } finally {
    await started.stop();
  }
});

test('behind a proxy, Clerk leads back to the public address, and only its tokens count', async ({
  request,
}) => {
  const started = await startClerkConsole(() => ({ PUBLIC_URL: 'https://console.acme.example' }));
  const { clerk, console } = started;
  try {
    const headers = { ...DOCUMENT, host: 'console.acme.example' };
    const answer = await request.get(`${started.localUrl}/sign-in?next=%2Facme`, {
      headers,
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(307);
    const handshake = new URL(answer.headers().location ?? '');
    expect(handshake.origin).toBe(clerk.origin);
    expect(handshake.searchParams.get('redirect_url')).toBe(
      'https://console.acme.example/sign-in?next=%2Facme',
    );
    expect(console.url).toBe('https://console.acme.example');
  } finally {
    await started.stop();
  }
});

test('without Clerk’s keys nothing of Clerk reaches a browser', async ({ page }) => {
  const console = await startConsole([]);
  try {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const answer = await page.goto(console.setupUrl);
    expect(answer?.headers()['content-security-policy']).not.toMatch(/https?:|blob:/);
    await expect(page.getByLabel('Password', { exact: false }).first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(asked.every((url) => url.startsWith(console.url))).toBe(true);
    const scripts = asked.filter((url) => url.endsWith('.js'));
    const texts = await Promise.all(
      scripts.map(async (url) => (await page.request.get(url)).text()),
    );
    expect(texts.join('\n')).not.toMatch(/clerk\.(?:com|accounts|browser)|__clerk/);
  } finally {
    await console.stop();
  }
});
