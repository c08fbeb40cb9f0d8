import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { ConnectionReport, ReportEvent, ReportStepName } from '@/lib/core/connections/report';
import { emptyInputs, type ProviderDraft } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import { createConnectionTestLimits } from '@/lib/platform/connection-test-limits';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, providerDraft, unwrap } from '@/lib/testing/factories';
import { createFakeNetwork, type FakeNetwork } from '@/lib/testing/fake-network';
import {
  DISCOVERY_PATH,
  type FakeProvider,
  JWKS_PATH,
  publicKey,
  startFakeProvider,
} from '@/lib/testing/fake-provider';
import { sendJson } from '@/lib/testing/fake-server';
import { createAuthority, type TestAuthority } from '@/lib/testing/tls';
import { createProvider } from './create-provider';
import { getProvider } from './get-provider';
import { type TestConnectionOptions, testConnection } from './test-connection';

const HOST = 'idp.example.com';
const ISSUER = `https://${HOST}`;
const ADDRESS = '93.184.216.34';

let authority: TestAuthority;
let test: TestDatabase;
let caller: Caller;
let provider: FakeProvider;
let network: FakeNetwork;
let limits = createConnectionTestLimits();

beforeAll(async () => {
  test = await testDatabase();
  authority = createAuthority();
});
afterAll(() => test.close());

beforeEach(async () => {
  limits = createConnectionTestLimits();
  caller = callerOf((await createWorkspace()).id, 'editor');
  provider = await startFakeProvider({ tls: authority.issue([HOST]), issuer: ISSUER });
  network = createFakeNetwork();
  network.name(HOST, [ADDRESS]);
  network.route(ADDRESS, provider.port);
});
afterEach(() => provider.close());

function draftOf(given: Partial<ProviderDraft> = {}): ProviderDraft {
  const inputs = { ...emptyInputs(), issuer: ISSUER, clientIds: ['client'] };
  return providerDraft({ name: 'Acme', inputs, privateCa: authority.ca, ...given });
}

function stream(draft: unknown, options: Partial<TestConnectionOptions> = {}, who = caller) {
  const { resolve, dial } = network;
  return testConnection(
    who,
    { providerId: null, draft },
    { network: { resolve, dial }, allowedPrivateOrigins: [], limits, ...options },
  );
}

async function collect(events: AsyncIterable<ReportEvent>): Promise<ReportEvent[]> {
  const all: ReportEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

async function reportOn(
  given: Partial<ProviderDraft> = {},
  options: Partial<TestConnectionOptions> = {},
) {
  const events = await collect(stream(draftOf(given), options));
  const last = events.at(-1);
  if (last?.type !== 'finished') throw new Error(JSON.stringify(last));
  return last.report;
}

function stepOf(report: ConnectionReport, name: ReportStepName) {
  const step = report.steps.find((one) => one.step === name);
  if (step === undefined) throw new Error(`There is no step ${name}.`);
  return step;
}

const outcomes = (report: ConnectionReport) => report.steps.map(({ outcome }) => outcome);

describe('a provider in order', () => {
  it('streams each step as it begins and ends, then the keys, then the report', async () => {
    const events = await collect(stream(draftOf()));
    expect(
      events.map((event) =>
        'step' in event && typeof event.step === 'string'
          ? `${event.type} ${event.step}`
          : event.type,
      ),
    ).toEqual([
      'running input',
      'step',
      'running address',
      'step',
      'running discovery',
      'step',
      'running metadata',
      'step',
      'running issuer',
      'step',
      'running jwks',
      'step',
      'running keys',
      'step',
      'keys',
      'running algorithms',
      'step',
      'finished',
    ]);
    const report = await reportOn();
    expect(report).toMatchObject({
      outcome: 'good',
      issuer: ISSUER,
      jwksUri: `${ISSUER}${JWKS_PATH}`,
    });
    expect(report.keys.map(({ size }) => size)).toEqual(['2,048 bits', 'P-256']);
    expect(report.conclusion).toContain('RS256 or ES256 can be verified');
    expect(report.settingsHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('makes one connection and two requests', async () => {
    await reportOn();
    expect(provider.connections()).toBe(1);
    expect(provider.requests.map(({ path }) => path)).toEqual([DISCOVERY_PATH, JWKS_PATH]);
    expect(network.resolved).toEqual([HOST]);
  });

  it('saves the report and an audit row without secrets', async () => {
    const report = await reportOn();
    const row = await test.database.connectionReport.findUniqueOrThrow({
      where: { id: report.id },
    });
    expect(row).toMatchObject({
      workspaceId: caller.workspaceId,
      providerId: null,
      outcome: 'good',
      testedBy: 'editor@example.com',
    });
    const { id: _id, ...stored } = report;
    expect(row.report).toEqual(JSON.parse(JSON.stringify(stored)));
    const audited = await test.database.auditEvent.findFirstOrThrow({
      where: { chainId: caller.workspaceId },
    });
    expect(audited).toMatchObject({
      action: 'provider.tested',
      details: { name: 'Acme', host: HOST, outcome: 'good', code: null },
    });
  });
});

describe('threat 115: an issuer that is not the configured one, byte for byte', () => {
  it.each([
    [`${ISSUER}/`, 'a slash is here that is not expected'],
    ['https://IDP.example.com', 'upper and lower case'],
    ['https://idp.example.org', 'first that differs'],
    [`${ISSUER}:443`, 'port'],
  ])('%s', async (published, words) => {
    provider.metadata.issuer = published;
    const report = await reportOn();
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
    expect(provider.requests.map(({ path }) => path)).not.toContain(JWKS_PATH);
    expect(report.conclusion).toContain('INVALID_ISSUER');
  });

  it.each([undefined, 7, ['https://idp.example.com']])('%j', async (published) => {
    provider.metadata.issuer = published;
    const step = stepOf(await reportOn(), 'metadata');
    expect(step).toMatchObject({ outcome: 'bad', comparison: { expected: ISSUER } });
  });

  it('offers no fix that would not be accepted', async () => {
    for (const published of [
      'http://idp.example.com',
      'https://idp.example.com/{tenantid}/v2.0',
      'javascript:x',
    ]) {
      provider.metadata.issuer = published;
      expect(stepOf(await reportOn(), 'issuer').fixes).toEqual([]);
    }
  });
});

describe('threat 116: what the operator types', () => {
  it.each([HOST, `${ISSUER}${DISCOVERY_PATH}`])(
    '%s is tested as the issuer that it means',
    async (issuer) => {
      expect(await reportOn({ inputs: { ...emptyInputs(), issuer, clientIds: [] } })).toMatchObject(
        {
          outcome: 'good',
        },
      );
    },
  );
});

it('threat 117: an issuer with a path is looked for in three places over one connection', async () => {
  const issuer = `${ISSUER}/realms/acme`;
  provider.answer(
    '/.well-known/oauth-authorization-server/realms/acme',
    sendJson(200, { ...provider.metadata, issuer }),
  );
  const report = await reportOn({ inputs: { ...emptyInputs(), issuer, clientIds: [] } });
  expect(report.outcome).toBe('good');
  expect(provider.requests.map(({ path }) => path)).toEqual([
    '/realms/acme/.well-known/openid-configuration',
    '/.well-known/openid-configuration/realms/acme',
    '/.well-known/oauth-authorization-server/realms/acme',
    JWKS_PATH,
  ]);
  expect(provider.connections()).toBe(1);
});

it.each([
  ['https://idp.example.com/?a=b', 'threat 118'],
  ['https://user:secret-word@idp.example.com', 'threat 118'],
  ['http://idp.example.com', 'threat 119'],
  ['https://idp.example.com:25', 'threat 121'],
  ['', 'empty'],
])('the issuer %j stops at the input (%s)', async (issuer) => {
  const report = await reportOn({ inputs: { ...emptyInputs(), issuer, clientIds: [] } });
  expect(stepOf(report, 'input')).toMatchObject({ outcome: 'bad', code: 'INPUT_INVALID' });
  expect(
    outcomes(report)
      .slice(1)
      .every((outcome) => outcome === 'not_reached'),
  ).toBe(true);
  expect(network.resolved).toEqual([]);
  const rows = await test.database.auditEvent.findMany({ where: { chainId: caller.workspaceId } });
  expect(JSON.stringify(rows)).not.toContain('secret-word');
});

it('threat 120: a look-alike name is tested in its ASCII form and flagged', async () => {
  const report = await reportOn({
    inputs: { ...emptyInputs(), issuer: 'https://аuth0.com', clientIds: [] },
  });
  const step = stepOf(report, 'input');
  expect(step).toMatchObject({ outcome: 'warning', code: 'HOST_LOOKS_ALIKE' });
  expect(step.evidence).toContainEqual({ label: 'Reads as', value: 'аuth0.com' });
  expect(network.resolved).toEqual(['xn--uth0-43d.com']);
});

it('threat 121: another port is used and shown', async () => {
  provider.metadata.issuer = `${ISSUER}:8443`;
  provider.metadata.jwks_uri = `${ISSUER}:8443${JWKS_PATH}`;
  const report = await reportOn({
    inputs: { ...emptyInputs(), issuer: `${ISSUER}:8443`, clientIds: [] },
  });
  expect(report.outcome).toBe('good');
  expect(stepOf(report, 'input').evidence).toContainEqual({ label: 'Port', value: '8443' });
  expect(network.dialled).toEqual([`${ADDRESS}:8443`]);
});

describe('threats 122 and 124: a jwks_uri that cannot be used', () => {
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
    provider.metadata.jwks_uri = address;
    const report = await reportOn();
    expect(stepOf(report, 'jwks')).toMatchObject({ outcome: 'bad', code: 'JWKS_ADDRESS_INVALID' });
    expect(provider.requests).toHaveLength(1);
    expect(network.dialled).toHaveLength(1);
  });
});

describe('threat 123: a key set on another origin', () => {
  it('is fetched and shown', async () => {
    network.name('keys.example.net', ['93.184.216.99']);
    const keys = await startFakeProvider({ tls: authority.issue(['keys.example.net']) });
    network.route('93.184.216.99', keys.port);
    provider.metadata.jwks_uri = `https://keys.example.net${JWKS_PATH}`;
    const report = await reportOn();
    expect(report.outcome).toBe('good');
    expect(stepOf(report, 'jwks').evidence).toContainEqual({
      label: 'Other origin',
      value: 'https://keys.example.net',
    });
    await keys.close();
  });

  it('undergoes the same checks of its address', async () => {
    network.name('keys.example.net', ['10.0.0.7']);
    provider.metadata.jwks_uri = 'https://keys.example.net/jwks';
    expect(stepOf(await reportOn(), 'jwks')).toMatchObject({
      outcome: 'bad',
      code: 'HOST_NOT_PUBLIC',
    });
    provider.metadata.jwks_uri = 'https://127.0.0.1/jwks';
    expect(stepOf(await reportOn(), 'jwks')).toMatchObject({
      outcome: 'bad',
      code: 'HOST_NOT_PUBLIC',
    });
    expect(new Set(network.dialled)).toEqual(new Set([`${ADDRESS}:443`]));
  });
});

it('threat 125: a javascript: endpoint is refused', async () => {
  provider.metadata.authorization_endpoint = 'javascript:alert(1)';
  const report = await reportOn();
  expect(stepOf(report, 'metadata')).toMatchObject({ outcome: 'bad', code: 'METADATA_INVALID' });
  expect(JSON.stringify(report)).not.toContain('alert(1)');
});

describe('threat 126: algorithms', () => {
  it.each([[['none']], [['HS256']], [['none', 'HS512']], [[]]])(
    'only %j is no algorithm in common',
    async (advertised) => {
      provider.metadata.id_token_signing_alg_values_supported = advertised;
      const report = await reportOn();
      expect(stepOf(report, 'algorithms')).toMatchObject({
        outcome: 'bad',
        code: 'ALGORITHMS_DISJOINT',
        fixes: [],
      });
      expect(report.conclusion).toContain('ALGORITHM_NOT_ALLOWED');
    },
  );

  it('a provider that signs with what is not allowed gets a button', async () => {
    const report = await reportOn({ algorithms: ['PS256'] });
    expect(stepOf(report, 'algorithms')).toMatchObject({
      code: 'ALGORITHMS_DISJOINT',
      fixes: [{ field: 'algorithms', value: ['RS256', 'ES256'] }],
    });
  });

  it('a key for what is not allowed is a warning', async () => {
    const report = await reportOn({ algorithms: ['RS256'] });
    expect(report).toMatchObject({ outcome: 'warning' });
    expect(stepOf(report, 'algorithms')).toMatchObject({
      code: 'ALGORITHMS_PARTLY',
      fixes: [{ field: 'algorithms', value: ['RS256', 'ES256'] }],
    });
  });
});

it('threat 135: a redirect from discovery to a private address is not followed', async () => {
  provider.answer(
    DISCOVERY_PATH,
    sendJson(302, {}, { location: 'https://169.254.169.254/latest/meta-data' }),
  );
  const report = await reportOn();
  expect(stepOf(report, 'discovery')).toMatchObject({ outcome: 'bad', code: 'REDIRECTED' });
  expect(new Set(network.dialled)).toEqual(new Set([`${ADDRESS}:443`]));
});

it('threat 137: an allow-listed provider on loopback works, is shown and audited', async () => {
  const local = await startFakeProvider();
  const report = await reportOn(
    { inputs: { ...emptyInputs(), issuer: local.issuer, clientIds: [] }, privateCa: '' },
    { allowedPrivateOrigins: [local.origin], network: {} },
  );
  await local.close();
  expect(report.outcome).toBe('good');
  expect(stepOf(report, 'address').evidence).toContainEqual({
    label: 'Permitted by',
    value: 'ALLOWED_PRIVATE_ORIGINS',
  });
  const audited = await test.database.auditEvent.findFirstOrThrow({
    where: { chainId: caller.workspaceId },
  });
  expect(audited.details).toMatchObject({ host: new URL(local.origin).host, outcome: 'good' });
});

it('threat 138: private targets cannot be told apart by the report', async () => {
  const reports = [];
  for (const [index, address] of ['10.0.0.1', '10.0.0.2', '127.0.0.1'].entries()) {
    network.name(`h${index}.example.com`, [address]);
    network.route('10.0.0.1', provider.port);
    const report = await reportOn({
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
  expect(network.dialled).toEqual([]);
});

it('threat 139, threat 235: more than 30 tests in five minutes are refused per operator and workspace; every test is audited, and the refusals once', async () => {
  const colleague = callerOf(caller.workspaceId, 'admin');
  const codes: string[] = [];
  for (let port = 2000; port < 2035; port += 1) {
    const events = await collect(
      stream(
        draftOf({
          inputs: { ...emptyInputs(), issuer: `https://127.0.0.1:${port}`, clientIds: [] },
        }),
      ),
    );
    const last = events.at(-1);
    codes.push(last?.type === 'failed' ? last.failure.code : (last?.type ?? 'none'));
  }
  expect(codes.filter((code) => code === 'finished')).toHaveLength(30);
  expect(codes.slice(30)).toEqual(Array(5).fill('TOO_MANY_REQUESTS'));
  const rows = await test.database.auditEvent.findMany({
    where: { chainId: caller.workspaceId },
    orderBy: { seq: 'asc' },
  });
  expect(rows.map(({ action }) => action)).toEqual([
    ...Array(30).fill('provider.tested'),
    'access.refused',
  ]);
  expect(rows.at(-1)).toMatchObject({
    actorId: caller.actor.id,
    requestId: caller.requestId,
    clientAddress: caller.clientAddress,
    targetType: 'provider',
    targetId: 'draft',
    details: { kind: 'too many requests' },
  });
  const others = await collect(stream(draftOf(), {}, colleague));
  expect(others.at(-1)?.type).toBe('finished');
});

it('threat 140: the page of the target is not in the report', async () => {
  provider.fail(DISCOVERY_PATH, 'server_error');
  const report = await reportOn();
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
    provider.fail(DISCOVERY_PATH, fault);
    expect(stepOf(await reportOn(), 'discovery')).toMatchObject({ outcome: 'bad', code });
  });

  it.each([
    ['hang', 'TIMED_OUT'],
    ['slow_body', 'TIMED_OUT'],
  ] as const)('jwks %s: %s', async (fault, code) => {
    provider.fail(JWKS_PATH, fault);
    const { resolve, dial } = network;
    const report = await reportOn({}, { network: { resolve, dial, budgetMs: 400 } });
    expect(stepOf(report, 'jwks')).toMatchObject({ outcome: 'bad', code });
  });
});

it('threat 142: fifty presses of the same draft share one run', async () => {
  const draft = draftOf();
  const all = await Promise.all(Array.from({ length: 50 }, () => collect(stream(draft))));
  const ids = all.map((events) => {
    const last = events.at(-1);
    return last?.type === 'finished' ? last.report.id : 'none';
  });
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^rpt_/);
  expect(provider.connections()).toBe(1);
  expect(provider.requests).toHaveLength(2);
  expect(
    await test.database.connectionReport.count({ where: { workspaceId: caller.workspaceId } }),
  ).toBe(1);
});

it('threat 145: a duplicate issuer is refused, unknown members and markup are text', async () => {
  provider.fail(DISCOVERY_PATH, 'duplicate_member');
  expect(stepOf(await reportOn(), 'discovery')).toMatchObject({
    outcome: 'bad',
    code: 'BAD_RESPONSE',
  });
  const unknown = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [`x${index}`, '<b>']),
  );
  provider.answer(DISCOVERY_PATH, sendJson(200, { ...unknown, ...provider.metadata }));
  expect(await reportOn()).toMatchObject({ outcome: 'good' });
});

describe('without a discovery document', () => {
  beforeEach(() => provider.fail(DISCOVERY_PATH, 'not_found'));

  it('it is a failure when no keys come from elsewhere', async () => {
    const report = await reportOn();
    expect(stepOf(report, 'discovery')).toMatchObject({ outcome: 'bad', code: 'DISCOVERY_ABSENT' });
    expect(stepOf(report, 'discovery').advice).toContain('JWKS address');
  });

  it('a JWKS address makes it a warning that says so', async () => {
    const report = await reportOn({ jwksAddress: `${ISSUER}${JWKS_PATH}` });
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
    const pastedKeys = JSON.stringify({ keys: provider.keys });
    const here = await reportOn({ pastedKeys });
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
    const away = await reportOn({
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
  const report = await reportOn({ jwksAddress: `${ISSUER}/old-keys` });
  expect(stepOf(report, 'jwks')).toMatchObject({
    outcome: 'bad',
    code: 'HTTP_STATUS',
    comparison: { expected: `${ISSUER}${JWKS_PATH}`, actual: `${ISSUER}/old-keys` },
    fixes: [{ field: 'jwksAddress', value: '' }],
  });
});

describe('keys', () => {
  it('threat 87: an encryption key beside good ones is no warning', async () => {
    provider.keys.push({ ...publicKey('rsa', 'RSA-OAEP'), use: 'enc' });
    const report = await reportOn();
    expect(report.outcome).toBe('good');
    expect(report.keys.at(-1)).toMatchObject({
      usable: false,
      reason: 'For encryption, not for signatures.',
    });
  });

  it('threat 98: a published private key is red and its private part is nowhere', async () => {
    provider.keys.push({
      ...publicKey('ec', 'ES256'),
      kid: 'leak',
      d: 'cHJpdmF0ZS1wYXJ0LW9mLXRoZS1rZXk',
    });
    const report = await reportOn();
    expect(stepOf(report, 'keys')).toMatchObject({ outcome: 'bad', code: 'KEYS_PRIVATE' });
    expect(stepOf(report, 'algorithms').outcome).toBe('good');
    const rows = await test.database.connectionReport.findMany({
      where: { workspaceId: caller.workspaceId },
    });
    expect(JSON.stringify([report, rows])).not.toContain('cHJpdmF0ZS1wYXJ0LW9m');
  });

  it('threat 90: none at all', async () => {
    provider.keys.splice(0);
    expect(stepOf(await reportOn(), 'keys')).toMatchObject({ outcome: 'bad', code: 'KEYS_EMPTY' });
  });

  it('threat 102: a certificate that holds another key is a warning, n and e count', async () => {
    const [rsa] = provider.keys;
    const { selfSigned } = await import('@/lib/testing/tls');
    const pem = selfSigned(['x']).cert.replace(/-----[A-Z ]+-----|\n/g, '');
    Object.assign(rsa ?? {}, { x5c: [pem] });
    const report = await reportOn();
    expect(stepOf(report, 'keys')).toMatchObject({
      outcome: 'warning',
      code: 'CERTIFICATE_DIFFERS',
    });
    expect(report.keys[0]?.usable).toBe(true);
  });
});

it('a clock that is far off is a warning', async () => {
  const now = () => Date.now() + 600_000;
  const report = await reportOn({}, { now });
  expect(stepOf(report, 'discovery')).toMatchObject({ outcome: 'warning', code: 'CLOCK_DIFFERS' });
  expect(stepOf(report, 'discovery').summary).toContain('behind');
});

describe('who may test, and what', () => {
  it('needs the permission', async () => {
    const viewer = callerOf(caller.workspaceId, 'viewer');
    expect(await collect(stream(draftOf(), {}, viewer))).toMatchObject([
      { type: 'failed', failure: { code: 'FORBIDDEN', permission: 'providers:test' } },
    ]);
    expect(network.resolved).toEqual([]);
  });

  it('refuses a draft of another shape at its fields', async () => {
    const events = await collect(stream({ ...draftOf(), algorithms: ['HS256'] }));
    expect(events).toMatchObject([
      {
        type: 'failed',
        failure: {
          code: 'INVALID_INPUT',
          fields: { 'algorithms.0': ['This algorithm cannot be accepted.'] },
        },
      },
    ]);
  });

  it('refuses a provider of another workspace', async () => {
    const events = await collect(
      testConnection(caller, { providerId: 'prv_foreign', draft: draftOf() }, { limits }),
    );
    expect(events).toMatchObject([{ type: 'failed', failure: { code: 'NOT_FOUND' } }]);
  });
});

describe('a draft that is saved while its test is running', () => {
  it.each([
    ['exactly as tested', {}, 1],
    ['with another name', { name: 'Acme, renamed' }, 0],
  ])('%s', async (_, change, reports) => {
    const draft = draftOf();
    let saved: Provider | null = null;
    for await (const event of stream(draft)) {
      if (event.type !== 'running' || event.step !== 'discovery') continue;
      saved = unwrap(await createProvider(caller, { ...draft, ...change }));
    }
    const report = await test.database.connectionReport.findFirstOrThrow({
      where: { workspaceId: caller.workspaceId },
    });
    expect(report.providerId).toBe(reports === 1 ? saved?.id : null);
    const shown = unwrap(await getProvider(caller, saved?.id ?? ''));
    expect(shown.reports).toHaveLength(reports);
  });
});

describe('cancelling', () => {
  it('ends the fetch, keeps no report and is audited', async () => {
    const cancel = new AbortController();
    provider.answer(DISCOVERY_PATH, () => cancel.abort());
    const events = await collect(stream(draftOf(), { signal: cancel.signal }));
    expect(events.some((event) => event.type === 'step' && event.step.code === 'CANCELLED')).toBe(
      true,
    );
    expect(events.some((event) => event.type === 'finished')).toBe(false);
    expect(
      await test.database.connectionReport.count({ where: { workspaceId: caller.workspaceId } }),
    ).toBe(0);
    const audited = await test.database.auditEvent.findFirstOrThrow({
      where: { chainId: caller.workspaceId },
    });
    expect(audited.details).toMatchObject({ outcome: 'cancelled' });
  });

  it('does not end the run that somebody else follows', async () => {
    const cancel = new AbortController();
    provider.answer(DISCOVERY_PATH, (request, response) => {
      cancel.abort();
      setTimeout(() => sendJson(200, provider.metadata)(request, response), 20);
    });
    const draft = draftOf();
    const [left, stayed] = await Promise.all([
      collect(stream(draft, { signal: cancel.signal })),
      collect(stream(draft)),
    ]);
    expect(left.some((event) => event.type === 'finished')).toBe(false);
    expect(stayed.at(-1)).toMatchObject({ type: 'finished', report: { outcome: 'good' } });
  });

  it('a page that stops reading ends the run', async () => {
    provider.fail(DISCOVERY_PATH, 'hang');
    for await (const event of stream(draftOf())) {
      if (event.type === 'running' && event.step === 'discovery') break;
    }
    await expect
      .poll(() => test.database.auditEvent.count({ where: { chainId: caller.workspaceId } }))
      .toBe(1);
  });
});
