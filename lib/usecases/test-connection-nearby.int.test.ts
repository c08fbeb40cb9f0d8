import { describe, expect, it } from 'vitest';
import { withFix } from '@/lib/core/providers/draft-changes';
import type { Schedule } from '@/lib/platform/guarded-fetch-budget';
import { ADDRESS, connectionBench, ISSUER } from '@/lib/testing/connection-bench';
import { stepOf } from '@/lib/testing/connection-tests';
import { DISCOVERY_PATH, JWKS_PATH } from '@/lib/testing/fake-provider';
import { sendJson } from '@/lib/testing/fake-server';

const bench = connectionBench();

/** Nothing at the root, a document for the issuer at a path. */
function publishAt(path: string, issuer = `${ISSUER}${path}`) {
  const { provider } = bench;
  if (path !== '') provider.fail(DISCOVERY_PATH, 'not_found');
  provider.answer(`${path}${DISCOVERY_PATH}`, sendJson(200, { ...provider.metadata, issuer }));
}

const enter = (issuer: string) => ({ inputs: { ...bench.draftOf().inputs, issuer } });

describe('threat 116: an address at which no document is', () => {
  it.each([
    ['an address of a page below it', '/realms/acme/account', '/realms/acme'],
    ['its key set', `/t${JWKS_PATH}`, '/t'],
    ['a doubled well-known part', `${DISCOVERY_PATH}${DISCOVERY_PATH}`, ''],
    ['a cut well-known part', '/.well-known', ''],
    ['Okta’s host alone', '', '/oauth2/default'],
    ['Keycloak’s host alone', '', '/realms/master'],
    ['an Entra tenant without version', '/tenant', '/tenant/v2.0'],
  ])('%s: %s gets a button to %s, which is right', async (_, entered, right) => {
    publishAt(right);
    const given = enter(`${ISSUER}${entered}`);
    const report = await bench.reportOn(given);
    const step = stepOf(report, 'discovery');
    expect(step.outcome).toBe('bad');
    expect(step.advice).toContain(
      `A document is at ${ISSUER}${right}${DISCOVERY_PATH}; it names issuer ${ISSUER}${right}.`,
    );
    expect(step.fixes).toEqual([
      { label: `Use ${ISSUER}${right}`, field: 'inputs.issuer', value: `${ISSUER}${right}` },
    ]);
    const [fix] = step.fixes;
    if (fix === undefined) throw new Error('There is no fix.');
    const fixed = withFix(bench.draftOf(given), fix);
    expect((await bench.reportOn(fixed)).outcome).toBe('good');
  });

  it('a slash too many leads to the document, which names the right issuer', async () => {
    publishAt('/t');
    const report = await bench.reportOn(enter(`${ISSUER}/t//`));
    expect(stepOf(report, 'issuer')).toMatchObject({ fixes: [{ value: `${ISSUER}/t` }] });
  });

  it('is looked for at most six times more, on the same origin, in one connection', async () => {
    bench.provider.fail(DISCOVERY_PATH, 'not_found');
    const report = await bench.reportOn(enter(`${ISSUER}/a/b/c/d/e/f/g/h/i`));
    expect(stepOf(report, 'discovery')).toMatchObject({ code: 'DISCOVERY_ABSENT', fixes: [] });
    expect(bench.provider.requests).toHaveLength(3 + 6);
    expect(stepOf(report, 'discovery').evidence.at(-1)).toEqual({
      label: 'Also looked at',
      value: bench.provider.requests
        .slice(3)
        .map(({ path }) => path)
        .join(', '),
    });
    expect(bench.provider.connections()).toBe(1);
    expect(new Set(bench.network.dialled)).toEqual(new Set([`${ADDRESS}:443`]));
  });

  it('where a page for people answers is looked for as well', async () => {
    publishAt('/oauth2/default');
    bench.provider.fail(DISCOVERY_PATH, 'html');
    const step = stepOf(await bench.reportOn(), 'discovery');
    expect(step).toMatchObject({
      code: 'NOT_JSON',
      fixes: [{ value: `${ISSUER}/oauth2/default` }],
    });
  });

  it('is not looked for where the provider is at fault, or wants a password', async () => {
    for (const status of [401, 403, 500, 503]) {
      bench.provider.answer(DISCOVERY_PATH, sendJson(status, {}));
      const before = bench.provider.requests.length;
      await bench.reportOn({ clockToleranceSeconds: status % 300 });
      const asked = bench.provider.requests.slice(before).map(({ path }) => path);
      expect(asked.some((path) => path.includes('/oauth2/'))).toBe(false);
    }
  });

  it('is not looked for when keys come from elsewhere', async () => {
    bench.provider.fail(DISCOVERY_PATH, 'not_found');
    await bench.reportOn({ pastedKeys: JSON.stringify({ keys: bench.provider.keys }) });
    expect(bench.provider.requests).toHaveLength(2);
  });

  it('stops at the budget', async () => {
    bench.provider.fail(DISCOVERY_PATH, 'not_found');
    let spend: () => void = () => undefined;
    bench.provider.answer(`/oauth2/default${DISCOVERY_PATH}`, () => spend());
    const { resolve, dial } = bench.network;
    const schedule: Schedule = (run) => {
      spend = run;
      return () => undefined;
    };
    const report = await bench.reportOn({}, { network: { resolve, dial, schedule } });
    expect(stepOf(report, 'discovery').code).toBe('DISCOVERY_ABSENT');
    expect(bench.provider.requests.at(-1)?.path).toBe(`/oauth2/default${DISCOVERY_PATH}`);
  });

  it('offers nothing that could not be saved', async () => {
    publishAt('/oauth2/default', 'http://elsewhere.example.com');
    const step = stepOf(await bench.reportOn(), 'discovery');
    expect(step.advice).toContain('it names issuer http://elsewhere.example.com');
    expect(step.fixes).toEqual([]);
  });

  it('that names the configured issuer elsewhere offers its keys', async () => {
    bench.provider.answer(
      DISCOVERY_PATH,
      sendJson(200, { ...bench.provider.metadata, issuer: `${ISSUER}/tenant` }),
    );
    const given = enter(`${ISSUER}/tenant`);
    const step = stepOf(await bench.reportOn(given), 'discovery');
    expect(step.fixes).toMatchObject([{ field: 'jwksAddress', value: `${ISSUER}${JWKS_PATH}` }]);
    const [fix] = step.fixes;
    if (fix === undefined) throw new Error('There is no fix.');
    const fixed = await bench.reportOn(withFix(bench.draftOf(given), fix));
    expect(fixed.outcome).toBe('warning');
  });

  it.each([
    ['auth0', { domain: 'idp.example.com', issuer: '' }, 'No tenant answers at this domain.'],
    ['clerk', { issuer: ISSUER }, 'Copy the Frontend API URL anew'],
  ] as const)('of %s, whose paths are known, is not guessed', async (type, given, words) => {
    bench.provider.fail(DISCOVERY_PATH, 'not_found');
    const inputs = { ...bench.draftOf().inputs, ...given };
    const report = await bench.reportOn({ type, inputs });
    expect(stepOf(report, 'discovery').advice).toContain(words);
    expect(bench.provider.requests).toHaveLength(2);
  });
});

describe('threat 135: a redirect to another document', () => {
  it('is not followed, but its issuer gets a button', async () => {
    const location = `https://login.example.com${DISCOVERY_PATH}`;
    bench.provider.answer(DISCOVERY_PATH, sendJson(301, {}, { location }));
    const step = stepOf(await bench.reportOn(), 'discovery');
    expect(step).toMatchObject({
      code: 'REDIRECTED',
      fixes: [{ field: 'inputs.issuer', value: 'https://login.example.com' }],
    });
    expect(bench.network.resolved).toEqual([new URL(ISSUER).host]);
  });

  it.each([
    'http://login.example.com/.well-known/openid-configuration',
    'https://login.example.com/sign-in',
    'javascript:alert(1)//.well-known/openid-configuration',
    'https://user:word@login.example.com/.well-known/openid-configuration',
  ])('to %s gets none', async (location) => {
    bench.provider.answer(DISCOVERY_PATH, sendJson(302, {}, { location }));
    expect(stepOf(await bench.reportOn(), 'discovery')).toMatchObject({
      code: 'REDIRECTED',
      fixes: [],
    });
  });
});
