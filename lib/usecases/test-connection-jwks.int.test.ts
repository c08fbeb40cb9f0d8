import { beforeEach, describe, expect, it } from 'vitest';
import { withFix } from '@/lib/core/providers/draft-changes';
import { connectionBench, HOST, ISSUER, outcomes } from '@/lib/testing/connection-bench';
import { stepOf } from '@/lib/testing/connection-tests';
import { DISCOVERY_PATH, JWKS_PATH, startFakeProvider } from '@/lib/testing/fake-provider';
import { sendJson } from '@/lib/testing/fake-server';

const bench = connectionBench();

const serveKeys = (path: string) =>
  bench.provider.answer(path, (request, response) =>
    sendJson(200, { keys: bench.provider.keys })(request, response),
  );

describe('a typed JWKS address beside another one in the document', () => {
  it('is used, compared and doubtful, with a button', async () => {
    serveKeys('/old-keys');
    const given = { jwksAddress: `${ISSUER}/old-keys` };
    const report = await bench.reportOn(given);
    expect(report).toMatchObject({ outcome: 'warning', jwksUri: `${ISSUER}/old-keys` });
    const step = stepOf(report, 'jwks');
    expect(step).toMatchObject({
      code: 'JWKS_ADDRESS_DIFFERS',
      comparison: { expected: `${ISSUER}${JWKS_PATH}`, actual: `${ISSUER}/old-keys` },
      fixes: [{ field: 'jwksAddress', value: '' }],
    });
    const [fix] = step.fixes;
    if (fix === undefined) throw new Error('There is no fix.');
    expect((await bench.reportOn(withFix(bench.draftOf(given), fix))).outcome).toBe('good');
  });

  it('that is the same is no doubt', async () => {
    const report = await bench.reportOn({ jwksAddress: `${ISSUER}${JWKS_PATH}` });
    expect(report.outcome).toBe('good');
    expect(report.conclusion).toContain('Keys come from the address under Advanced.');
  });

  it('is used where the document names one that cannot be, which is said', async () => {
    bench.provider.metadata.jwks_uri = 'file:///etc/passwd';
    const report = await bench.reportOn({ jwksAddress: `${ISSUER}${JWKS_PATH}` });
    expect(report.outcome).toBe('good');
    expect(stepOf(report, 'jwks').evidence.at(-1)?.value).toMatch(/^not usable: /);
  });
});

describe('an address that follows from the type', () => {
  const DERIVED = '/.well-known/jwks.json';
  const auth0 = () => ({
    type: 'auth0' as const,
    inputs: { ...bench.draftOf().inputs, issuer: '', domain: HOST },
  });

  beforeEach(() => {
    bench.provider.metadata.issuer = `${ISSUER}/`;
  });

  it('is asked for keys', async () => {
    serveKeys(DERIVED);
    bench.provider.metadata.jwks_uri = `${ISSUER}${DERIVED}`;
    expect(await bench.reportOn(auth0())).toMatchObject({
      outcome: 'good',
      jwksUri: `${ISSUER}${DERIVED}`,
    });
  });

  it('and fails gives way to the document’s by a button', async () => {
    const report = await bench.reportOn(auth0());
    const step = stepOf(report, 'jwks');
    expect(step).toMatchObject({
      outcome: 'bad',
      code: 'HTTP_STATUS',
      fixes: [{ field: 'jwksAddress', value: `${ISSUER}${JWKS_PATH}` }],
    });
    const [fix] = step.fixes;
    if (fix === undefined) throw new Error('There is no fix.');
    expect((await bench.reportOn(withFix(bench.draftOf(auth0()), fix))).outcome).toBe('good');
  });

  it('and works beside another one of the document is doubtful', async () => {
    serveKeys(DERIVED);
    expect(stepOf(await bench.reportOn(auth0()), 'jwks')).toMatchObject({
      outcome: 'warning',
      code: 'JWKS_ADDRESS_DIFFERS',
      fixes: [{ value: `${ISSUER}${JWKS_PATH}` }],
    });
  });

  it('does not stand in for a document that is missing: that type always has one', async () => {
    serveKeys(DERIVED);
    bench.provider.fail(DISCOVERY_PATH, 'not_found');
    const report = await bench.reportOn(auth0());
    expect(outcomes(report).slice(2, 4)).toEqual(['bad', 'not_reached']);
  });
});

it('threat 116: a discovery address in the field for keys gets a button to the keys', async () => {
  const given = { jwksAddress: `${ISSUER}${DISCOVERY_PATH}` };
  const step = stepOf(await bench.reportOn(given), 'keys');
  expect(step).toMatchObject({
    outcome: 'bad',
    code: 'JWKS_INVALID',
    advice: `This is a discovery document, not a key set. Its keys are at ${ISSUER}${JWKS_PATH}.`,
    fixes: [{ field: 'jwksAddress', value: `${ISSUER}${JWKS_PATH}` }],
  });
});

describe('threat 111, threat 112: how long keys are kept, in words', () => {
  it.each([
    [null, '10 minutes: the provider’s headers do not say.'],
    ['no-store', '1 minute: the provider asks for no keeping at all'],
    ['max-age=0', '1 minute: the provider asks for no keeping at all'],
    ['max-age=30', '1 minute: the provider permits 30 seconds'],
    ['public, max-age=900', '15 minutes, as the provider’s headers permit.'],
    ['max-age=31536000', '1 hour: the provider permits 1 year'],
  ])('Cache-Control: %s', async (header, words) => {
    const headers = header === null ? {} : { 'cache-control': header };
    bench.provider.answer(JWKS_PATH, sendJson(200, { keys: bench.provider.keys }, headers));
    const report = await bench.reportOn();
    const kept = stepOf(report, 'jwks').evidence.find(
      ({ label }) => label === 'Keys may be kept for',
    );
    expect(kept?.value).toContain(words);
    expect(report.facts?.jwksCacheControl).toBe(header);
  });
});

describe('the certificate', () => {
  it('of the provider that ends within 14 days is a warning', async () => {
    const now = () => Date.now() + 80 * 86_400_000;
    const report = await bench.reportOn({}, { now });
    const step = stepOf(report, 'address');
    expect(step).toMatchObject({ outcome: 'warning', code: 'CERTIFICATE_ENDS_SOON' });
    expect(step.summary).toMatch(/certificate ends in \d days\.$/);
    expect(report.facts?.certificates).toMatchObject([{ origin: ISSUER }]);
  });

  it('of another origin that holds the keys is one too', async () => {
    const short = bench.authority.issue(['keys.example.net'], { fromDays: -1, toDays: 5 });
    const keys = await startFakeProvider({ tls: short });
    bench.network.name('keys.example.net', ['93.184.216.99']);
    bench.network.route('93.184.216.99', keys.port);
    bench.provider.metadata.jwks_uri = `https://keys.example.net${JWKS_PATH}`;
    const report = await bench.reportOn();
    await keys.close();
    const step = stepOf(report, 'jwks');
    expect(step).toMatchObject({ outcome: 'warning', code: 'CERTIFICATE_ENDS_SOON' });
    expect(step.summary).toContain('The certificate of https://keys.example.net ends in 4 days.');
    expect(report.facts?.certificates.map(({ origin }) => origin)).toEqual([
      ISSUER,
      'https://keys.example.net',
    ]);
  });
});
