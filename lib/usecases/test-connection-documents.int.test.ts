import { beforeEach, describe, expect, it } from 'vitest';
import { emptyInputs } from '@/lib/core/providers/draft';
import { connectionBench, ISSUER, outcomes } from '@/lib/testing/connection-bench';
import { stepOf } from '@/lib/testing/connection-tests';
import { DISCOVERY_PATH, JWKS_PATH } from '@/lib/testing/fake-provider';
import { sendJson } from '@/lib/testing/fake-server';

const bench = connectionBench();

it('threat 125: a javascript: endpoint is refused', async () => {
  bench.provider.metadata.authorization_endpoint = 'javascript:alert(1)';
  const report = await bench.reportOn();
  expect(stepOf(report, 'metadata')).toMatchObject({ outcome: 'bad', code: 'METADATA_INVALID' });
  expect(JSON.stringify(report)).not.toContain('alert(1)');
});

describe('threat 126: algorithms', () => {
  it.each([[['none']], [['HS256']], [['none', 'HS512']], [[]]])(
    'only %j is no algorithm in common',
    async (advertised) => {
      bench.provider.metadata.id_token_signing_alg_values_supported = advertised;
      const report = await bench.reportOn();
      expect(stepOf(report, 'algorithms')).toMatchObject({
        outcome: 'bad',
        code: 'ALGORITHMS_DISJOINT',
        fixes: [],
      });
      expect(report.conclusion).toContain('ALGORITHM_NOT_ALLOWED');
    },
  );

  it('a provider that signs with what is not allowed gets a button', async () => {
    const report = await bench.reportOn({ algorithms: ['PS256'] });
    expect(stepOf(report, 'algorithms')).toMatchObject({
      code: 'ALGORITHMS_DISJOINT',
      fixes: [{ field: 'algorithms', value: ['RS256', 'ES256'] }],
    });
  });

  it('a key for what is not allowed is a warning', async () => {
    const report = await bench.reportOn({ algorithms: ['RS256'] });
    expect(report).toMatchObject({ outcome: 'warning' });
    expect(stepOf(report, 'algorithms')).toMatchObject({
      code: 'ALGORITHMS_PARTLY',
      fixes: [{ field: 'algorithms', value: ['RS256', 'ES256'] }],
    });
  });
});

it('threat 140: the page of the target is not in the report', async () => {
  bench.provider.fail(DISCOVERY_PATH, 'server_error');
  const report = await bench.reportOn();
  expect(stepOf(report, 'discovery')).toMatchObject({
    code: 'HTTP_STATUS',
    summary: 'The address answers 500.',
  });
  expect(JSON.stringify(report)).not.toContain('banner');
});

describe('threat 141: faults of the transport end in a report', () => {
  it.each([
    ['gzip_bomb', 'TOO_LARGE'],
    ['endless', 'TOO_LARGE'],
    ['html', 'NOT_JSON'],
    ['utf16', 'NOT_JSON'],
    ['closed', 'CONNECTION_RESET'],
    ['header_bomb', 'BAD_RESPONSE'],
    ['deep', 'BAD_RESPONSE'],
  ] as const)('discovery %s: %s', async (fault, code) => {
    bench.provider.fail(DISCOVERY_PATH, fault);
    expect(stepOf(await bench.reportOn(), 'discovery')).toMatchObject({ outcome: 'bad', code });
  });

  it.each([
    ['hang', 'TIMED_OUT'],
    ['slow_body', 'TIMED_OUT'],
  ] as const)('jwks %s: %s', async (fault, code) => {
    bench.provider.fail(JWKS_PATH, fault);
    const { resolve, dial } = bench.network;
    const report = await bench.reportOn({}, { network: { resolve, dial, budgetMs: 400 } });
    expect(stepOf(report, 'jwks')).toMatchObject({ outcome: 'bad', code });
  });
});

it('threat 145: a duplicate issuer is refused, unknown members and markup are text', async () => {
  bench.provider.fail(DISCOVERY_PATH, 'duplicate_member');
  expect(stepOf(await bench.reportOn(), 'discovery')).toMatchObject({
    outcome: 'bad',
    code: 'BAD_RESPONSE',
  });
  const unknown = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [`x${index}`, '<b>']),
  );
  bench.provider.answer(DISCOVERY_PATH, sendJson(200, { ...unknown, ...bench.provider.metadata }));
  expect(await bench.reportOn()).toMatchObject({ outcome: 'good' });
});

describe('without a discovery document', () => {
  beforeEach(() => bench.provider.fail(DISCOVERY_PATH, 'not_found'));

  it('it is a failure when no keys come from elsewhere', async () => {
    const report = await bench.reportOn();
    expect(stepOf(report, 'discovery')).toMatchObject({ outcome: 'bad', code: 'DISCOVERY_ABSENT' });
    expect(stepOf(report, 'discovery').advice).toContain('JWKS address');
  });

  it('a JWKS address makes it a warning that says so', async () => {
    const report = await bench.reportOn({ jwksAddress: `${ISSUER}${JWKS_PATH}` });
    expect(report).toMatchObject({
      outcome: 'warning',
      issuer: null,
      jwksUri: `${ISSUER}${JWKS_PATH}`,
    });
    expect(outcomes(report)).toEqual([
      'good',
      'good',
      'warning',
      'skipped',
      'skipped',
      'good',
      'good',
      'good',
    ]);
    expect(stepOf(report, 'discovery').summary).toContain('The JWKS address is used instead.');
  });

  it('pasted keys make it a warning, even of a provider that cannot be reached', async () => {
    const pastedKeys = JSON.stringify({ keys: bench.provider.keys });
    const here = await bench.reportOn({ pastedKeys });
    expect(outcomes(here)).toEqual([
      'good',
      'good',
      'warning',
      'skipped',
      'skipped',
      'skipped',
      'good',
      'good',
    ]);
    const away = await bench.reportOn({
      pastedKeys,
      inputs: { ...emptyInputs(), issuer: 'https://idp.internal', clientIds: [] },
    });
    expect(outcomes(away)).toEqual([
      'good',
      'warning',
      'warning',
      'skipped',
      'skipped',
      'skipped',
      'good',
      'good',
    ]);
    expect(stepOf(away, 'discovery').summary).toContain('The pasted keys are used instead.');
  });
});

it('a typed JWKS address that fails beside a good one of the document gets a button', async () => {
  const report = await bench.reportOn({ jwksAddress: `${ISSUER}/old-keys` });
  expect(stepOf(report, 'jwks')).toMatchObject({
    outcome: 'bad',
    code: 'HTTP_STATUS',
    comparison: { expected: `${ISSUER}${JWKS_PATH}`, actual: `${ISSUER}/old-keys` },
    fixes: [{ field: 'jwksAddress', value: '' }],
  });
});

it('a clock that is far off is a warning', async () => {
  const now = () => Date.now() + 600_000;
  const report = await bench.reportOn({}, { now });
  expect(stepOf(report, 'discovery')).toMatchObject({ outcome: 'warning', code: 'CLOCK_DIFFERS' });
  expect(stepOf(report, 'discovery').summary).toContain('behind');
});
