import { describe, expect, it } from 'vitest';
import { emptyInputs } from '@/lib/core/providers/draft';
import { ADDRESS, connectionBench, HOST, ISSUER, outcomes } from '@/lib/testing/connection-bench';
import { stepOf } from '@/lib/testing/connection-tests';
import { DISCOVERY_PATH, JWKS_PATH, startFakeProvider } from '@/lib/testing/fake-provider';
import { sendJson } from '@/lib/testing/fake-server';

const bench = connectionBench();

describe('threat 115: an issuer that is not the configured one, byte for byte', () => {
  it.each([
    [`${ISSUER}/`, 'a slash is here that is not expected'],
    ['https://IDP.example.com', 'upper and lower case'],
    ['https://idp.example.org', 'first that differs'],
    [`${ISSUER}:443`, 'port'],
  ])('%s', async (published, words) => {
    bench.provider.metadata.issuer = published;
    const report = await bench.reportOn();
    const step = stepOf(report, 'issuer');
    expect(step).toMatchObject({
      outcome: 'bad',
      code: 'ISSUER_MISMATCH',
      comparison: { expected: ISSUER, actual: published },
    });
    expect(step.comparison?.note).toContain(words);
    expect(step.fixes).toEqual([
      { label: `Use ${published}`, field: 'inputs.issuer', value: published },
    ]);
    expect(outcomes(report).slice(5)).toEqual(['not_reached', 'not_reached', 'not_reached']);
    expect(bench.provider.requests.map(({ path }) => path)).not.toContain(JWKS_PATH);
    expect(report.conclusion).toContain('INVALID_ISSUER');
  });

  it.each([undefined, 7, ['https://idp.example.com']])('%j', async (published) => {
    bench.provider.metadata.issuer = published;
    const step = stepOf(await bench.reportOn(), 'metadata');
    expect(step).toMatchObject({ outcome: 'bad', comparison: { expected: ISSUER } });
  });

  it('offers no fix that would not be accepted', async () => {
    for (const published of [
      'http://idp.example.com',
      'https://idp.example.com/{tenantid}/v2.0',
      'javascript:x',
    ]) {
      bench.provider.metadata.issuer = published;
      expect(stepOf(await bench.reportOn(), 'issuer').fixes).toEqual([]);
    }
  });
});

describe('threat 116: what the operator types', () => {
  it.each([HOST, `${ISSUER}${DISCOVERY_PATH}`])(
    '%s is tested as the issuer that it means',
    async (issuer) => {
      expect(
        await bench.reportOn({ inputs: { ...emptyInputs(), issuer, clientIds: [] } }),
      ).toMatchObject({
        outcome: 'good',
      });
    },
  );
});

it('threat 117: an issuer with a path is looked for in three places over one connection', async () => {
  const issuer = `${ISSUER}/realms/acme`;
  bench.provider.answer(
    '/.well-known/oauth-authorization-server/realms/acme',
    sendJson(200, { ...bench.provider.metadata, issuer }),
  );
  const report = await bench.reportOn({ inputs: { ...emptyInputs(), issuer, clientIds: [] } });
  expect(report.outcome).toBe('good');
  expect(bench.provider.requests.map(({ path }) => path)).toEqual([
    '/realms/acme/.well-known/openid-configuration',
    '/.well-known/openid-configuration/realms/acme',
    '/.well-known/oauth-authorization-server/realms/acme',
    JWKS_PATH,
  ]);
  expect(bench.provider.connections()).toBe(1);
});

it.each([
  ['https://idp.example.com/?a=b', 'threat 118'],
  ['https://user:secret-word@idp.example.com', 'threat 118'],
  ['http://idp.example.com', 'threat 119'],
  ['https://idp.example.com:25', 'threat 121'],
  ['', 'empty'],
])('the issuer %j stops at the input (%s)', async (issuer) => {
  const report = await bench.reportOn({ inputs: { ...emptyInputs(), issuer, clientIds: [] } });
  expect(stepOf(report, 'input')).toMatchObject({ outcome: 'bad', code: 'INPUT_INVALID' });
  expect(
    outcomes(report)
      .slice(1)
      .every((outcome) => outcome === 'not_reached'),
  ).toBe(true);
  expect(bench.network.resolved).toEqual([]);
  const rows = await bench.test.database.auditEvent.findMany({
    where: { chainId: bench.caller.workspaceId },
  });
  expect(JSON.stringify(rows)).not.toContain('secret-word');
});

it('threat 120: a look-alike name is tested in its ASCII form and flagged', async () => {
  const report = await bench.reportOn({
    inputs: { ...emptyInputs(), issuer: 'https://аuth0.com', clientIds: [] },
  });
  const step = stepOf(report, 'input');
  expect(step).toMatchObject({ outcome: 'warning', code: 'HOST_LOOKS_ALIKE' });
  expect(step.evidence).toContainEqual({ label: 'Reads as', value: 'аuth0.com' });
  expect(bench.network.resolved).toEqual(['xn--uth0-43d.com']);
});

it('threat 121: another port is used and shown', async () => {
  bench.provider.metadata.issuer = `${ISSUER}:8443`;
  bench.provider.metadata.jwks_uri = `${ISSUER}:8443${JWKS_PATH}`;
  const report = await bench.reportOn({
    inputs: { ...emptyInputs(), issuer: `${ISSUER}:8443`, clientIds: [] },
  });
  expect(report.outcome).toBe('good');
  expect(stepOf(report, 'input').evidence).toContainEqual({ label: 'Port', value: '8443' });
  expect(bench.network.dialled).toEqual([`${ADDRESS}:8443`]);
});

describe('threat 122, threat 124: a jwks_uri that cannot be used', () => {
  it.each([
    undefined,
    null,
    '',
    7,
    {},
    '/jwks',
    'file:///etc/passwd',
    'data:application/json,{}',
    'javascript:1',
    'ftp://a.example.com/',
    'gopher://a.example.com/1',
    'http://idp.example.com/jwks',
  ])('%j', async (address) => {
    bench.provider.metadata.jwks_uri = address;
    const report = await bench.reportOn();
    expect(stepOf(report, 'jwks')).toMatchObject({ outcome: 'bad', code: 'JWKS_ADDRESS_INVALID' });
    expect(bench.provider.requests).toHaveLength(1);
    expect(bench.network.dialled).toHaveLength(1);
  });
});

describe('threat 123: a key set on another origin', () => {
  it('is fetched and shown', async () => {
    bench.network.name('keys.example.net', ['93.184.216.99']);
    const keys = await startFakeProvider({ tls: bench.authority.issue(['keys.example.net']) });
    bench.network.route('93.184.216.99', keys.port);
    bench.provider.metadata.jwks_uri = `https://keys.example.net${JWKS_PATH}`;
    const report = await bench.reportOn();
    expect(report.outcome).toBe('good');
    expect(stepOf(report, 'jwks').evidence).toContainEqual({
      label: 'Other origin',
      value: 'https://keys.example.net',
    });
    await keys.close();
  });

  it('undergoes the same checks of its address', async () => {
    bench.network.name('keys.example.net', ['10.0.0.7']);
    bench.provider.metadata.jwks_uri = 'https://keys.example.net/jwks';
    expect(stepOf(await bench.reportOn(), 'jwks')).toMatchObject({
      outcome: 'bad',
      code: 'HOST_NOT_PUBLIC',
    });
    bench.provider.metadata.jwks_uri = 'https://127.0.0.1/jwks';
    expect(stepOf(await bench.reportOn(), 'jwks')).toMatchObject({
      outcome: 'bad',
      code: 'HOST_NOT_PUBLIC',
    });
    expect(new Set(bench.network.dialled)).toEqual(new Set([`${ADDRESS}:443`]));
  });
});

it('threat 135: a redirect from discovery to a private address is not followed', async () => {
  bench.provider.answer(
    DISCOVERY_PATH,
    sendJson(302, {}, { location: 'https://169.254.169.254/latest/meta-data' }),
  );
  const report = await bench.reportOn();
  expect(stepOf(report, 'discovery')).toMatchObject({ outcome: 'bad', code: 'REDIRECTED' });
  expect(new Set(bench.network.dialled)).toEqual(new Set([`${ADDRESS}:443`]));
});

it('threat 137: an allow-listed provider on loopback works, is shown and audited', async () => {
  const local = await startFakeProvider();
  const report = await bench.reportOn(
    { inputs: { ...emptyInputs(), issuer: local.issuer, clientIds: [] }, privateCa: '' },
    { allowedPrivateOrigins: [local.origin], network: {} },
  );
  await local.close();
  expect(report.outcome).toBe('good');
  expect(stepOf(report, 'address').evidence).toContainEqual({
    label: 'Permitted by',
    value: 'ALLOWED_PRIVATE_ORIGINS',
  });
  const audited = await bench.test.database.auditEvent.findFirstOrThrow({
    where: { chainId: bench.caller.workspaceId },
  });
  expect(audited.details).toMatchObject({ host: new URL(local.origin).host, outcome: 'good' });
});

it('threat 138: private targets cannot be told apart by the report', async () => {
  const reports = [];
  for (const [index, address] of ['10.0.0.1', '10.0.0.2', '127.0.0.1'].entries()) {
    bench.network.name(`h${index}.example.com`, [address]);
    bench.network.route('10.0.0.1', bench.provider.port);
    const report = await bench.reportOn({
      inputs: { ...emptyInputs(), issuer: `https://h${index}.example.com`, clientIds: [] },
    });
    reports.push(
      JSON.stringify(report.steps.map(({ durationMs: _, ...step }) => step)).replaceAll(
        `h${index}.`,
        'h.',
      ),
    );
  }
  expect(new Set(reports).size).toBe(1);
  expect(bench.network.dialled).toEqual([]);
});
