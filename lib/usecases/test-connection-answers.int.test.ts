import { describe, expect, it } from 'vitest';
import { connectionBench, ISSUER, outcomes } from '@/lib/testing/connection-bench';
import { stepOf } from '@/lib/testing/connection-tests';
import { DISCOVERY_PATH, JWKS_PATH, startFakeProvider } from '@/lib/testing/fake-provider';
import { sendJson } from '@/lib/testing/fake-server';
import nextConfig from '@/next.config';

const bench = connectionBench();

describe('threat 106: answers that are no key set', () => {
  it.each([204, 205, 206, 300, 400, 401, 403, 404, 410, 418, 500, 502, 504])(
    'status %d is a failure, although the body is one',
    async (status) => {
      bench.provider.answer(JWKS_PATH, sendJson(status, { keys: bench.provider.keys }));
      const report = await bench.reportOn();
      expect(stepOf(report, 'jwks')).toMatchObject({ outcome: 'bad', code: 'HTTP_STATUS' });
      expect(stepOf(report, 'jwks').evidence).toContainEqual({
        label: 'Status',
        value: String(status),
      });
      expect(report.keys).toEqual([]);
      expect(outcomes(report).slice(6)).toEqual(['not_reached', 'not_reached']);
    },
  );

  it.each([301, 302, 303, 307, 308])(
    'status %d with a location is not followed',
    async (status) => {
      const location = `${ISSUER}/keys-elsewhere`;
      bench.provider.answer(JWKS_PATH, sendJson(status, {}, { location }));
      expect(stepOf(await bench.reportOn(), 'jwks')).toMatchObject({ code: 'REDIRECTED' });
      expect(bench.provider.requests.at(-1)?.path).toBe(JWKS_PATH);
    },
  );

  it.each([429, 503])('%d with Retry-After of a day is said, not waited for', async (status) => {
    bench.provider.answer(JWKS_PATH, sendJson(status, {}, { 'retry-after': '86400' }));
    const step = stepOf(await bench.reportOn(), 'jwks');
    expect(step).toMatchObject({ outcome: 'bad', code: 'HTTP_STATUS' });
    expect(step.evidence).toContainEqual({ label: 'Retry-After', value: '86400' });
    // Nothing is remembered: the next press of the button asks again.
    bench.provider.answer(JWKS_PATH, sendJson(200, { keys: bench.provider.keys }));
    expect((await bench.reportOn()).outcome).toBe('good');
  });

  it.each([204, 404, 429, 500])(
    'status %d of the document is a failure as well',
    async (status) => {
      bench.provider.answer(DISCOVERY_PATH, sendJson(status, bench.provider.metadata));
      expect(stepOf(await bench.reportOn(), 'discovery').outcome).toBe('bad');
    },
  );
});

it('threat 110: no request is conditional, so a 304 has nothing to renew and is a failure', async () => {
  bench.provider.answer(
    JWKS_PATH,
    sendJson(200, { keys: bench.provider.keys }, { etag: '"keys-1"' }),
  );
  expect((await bench.reportOn()).outcome).toBe('good');
  bench.provider.answer(JWKS_PATH, (_request, response) => {
    response.writeHead(304, { etag: '"keys-1"' }).end();
  });
  const report = await bench.reportOn();
  expect(stepOf(report, 'jwks')).toMatchObject({ outcome: 'bad', code: 'HTTP_STATUS' });
  for (const { headers } of bench.provider.requests) {
    expect(headers).not.toHaveProperty('if-none-match');
    expect(headers).not.toHaveProperty('if-modified-since');
  }
});

describe('threat 146: pictures that a provider names', () => {
  it('are never fetched', async () => {
    const canary = await startFakeProvider();
    const picture = `${canary.origin}/logo.png`;
    Object.assign(bench.provider.metadata, {
      logo_uri: picture,
      picture,
      op_policy_uri: picture,
      op_tos_uri: picture,
      service_documentation: picture,
      display: { logo: { uri: picture } },
    });
    const report = await bench.reportOn();
    const fetched = canary.requests.length;
    await canary.close();
    expect(report.outcome).toBe('good');
    expect(fetched).toBe(0);
    expect(bench.provider.requests.map(({ path }) => path)).toEqual([DISCOVERY_PATH, JWKS_PATH]);
    expect(JSON.stringify(report)).not.toContain('logo.png');
  });

  it('would not be fetched by Next either', () => {
    expect(nextConfig.images).toEqual({ unoptimized: true, remotePatterns: [] });
  });
});

describe('threat 117: what a custom provider may publish', () => {
  it('RFC 8414 metadata alone', async () => {
    bench.provider.fail(DISCOVERY_PATH, 'not_found');
    const place = '/.well-known/oauth-authorization-server';
    bench.provider.answer(place, sendJson(200, bench.provider.metadata));
    const report = await bench.reportOn();
    expect(report).toMatchObject({
      outcome: 'good',
      facts: { discoveryAddress: `${ISSUER}${place}` },
    });
  });

  it('a key set alone, or nothing at all', async () => {
    bench.provider.fail(DISCOVERY_PATH, 'not_found');
    const typed = await bench.reportOn({ jwksAddress: `${ISSUER}${JWKS_PATH}` });
    expect(typed).toMatchObject({ outcome: 'warning', keys: [{ usable: true }, { usable: true }] });
    bench.provider.fail(JWKS_PATH, 'not_found');
    const pasted = await bench.reportOn({ pastedKeys: JSON.stringify(bench.provider.keys) });
    expect(pasted).toMatchObject({
      outcome: 'warning',
      keys: [{ usable: true }, { usable: true }],
    });
    expect(pasted.conclusion).toContain('after a rotation they must be pasted anew');
  });
});

describe('what is said of no effect', () => {
  it('HS256 beside RS256, ways to authenticate, scopes: one line, no doubt', async () => {
    Object.assign(bench.provider.metadata, {
      id_token_signing_alg_values_supported: ['HS256', 'none', 'RS256', 'ES256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
      scopes_supported: ['openid'],
    });
    const report = await bench.reportOn();
    expect(report.outcome).toBe('good');
    const lines = stepOf(report, 'metadata').evidence.filter(
      ({ label }) => label === 'Of no effect here',
    );
    expect(lines).toEqual([
      {
        label: 'Of no effect here',
        value:
          'HS256, none (never accepted), token_endpoint_auth_methods_supported, scopes_supported, response_types_supported, 3 other members',
      },
    ]);
  });

  it('without an audience, the conclusion says what is not proven', async () => {
    const report = await bench.reportOn({ audienceRule: 'absent_allowed' });
    expect(report.conclusion).toContain('Not proven by a connection test: which application');
  });
});

it('the clock is read from the key set where there is no document', async () => {
  bench.provider.fail(DISCOVERY_PATH, 'not_found');
  const given = { jwksAddress: `${ISSUER}${JWKS_PATH}` };
  const report = await bench.reportOn(given, { now: () => Date.now() - 600_000 });
  expect(stepOf(report, 'jwks')).toMatchObject({ outcome: 'warning', code: 'CLOCK_DIFFERS' });
  expect(stepOf(report, 'jwks').summary).toMatch(/ 600 s ahead\.| 599 s ahead\.| 601 s ahead\./);
  expect(report.facts?.clockAheadSeconds).toBeGreaterThan(590);
});

it('keeps the difference of the clocks as a fact', async () => {
  const report = await bench.reportOn({}, { now: () => Date.now() - 20_000 });
  expect(report.facts?.clockAheadSeconds).toBeGreaterThanOrEqual(19);
  expect(report.facts?.clockAheadSeconds).toBeLessThanOrEqual(21);
});
