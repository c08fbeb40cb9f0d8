import { describe, expect, it } from 'vitest';
import { compareReports, compareStates } from './compare-reports';
import type { ConnectionReport, ReportFacts, ReportKey } from './report';
import { carryState, stateOf } from './report-state';

const FACTS: ReportFacts = {
  discoveryAddress: 'https://a.test/.well-known/openid-configuration',
  issuers: [{ configured: 'https://a.test', published: 'https://a.test' }],
  advertisedAlgorithms: ['RS256'],
  certificates: [{ origin: 'https://a.test', validTo: '2026-12-01T00:00:00.000Z' }],
  clockAheadSeconds: 0,
  jwksCacheControl: null,
};

function key(kid: string | null, thumbprint?: string, given: Partial<ReportKey> = {}): ReportKey {
  return {
    kid,
    kty: 'RSA',
    alg: 'RS256',
    size: '2,048 bits',
    use: 'sig',
    usable: true,
    reason: null,
    ...(thumbprint !== undefined && { thumbprint }),
    ...given,
  };
}

function report(given: Partial<ConnectionReport> = {}): ConnectionReport {
  return {
    id: 'rpt_1',
    outcome: 'good',
    conclusion: 'Fine.',
    steps: [],
    keys: [key('k1', 't1')],
    issuer: 'https://a.test',
    jwksUri: 'https://a.test/keys',
    facts: FACTS,
    settingsHash: 'a',
    startedAt: '2026-11-21T12:00:00.000Z',
    durationMs: 5,
    testedBy: 'ana@example.com',
    ...given,
  };
}

/** As reports were stored before there were facts and thumbprints. */
function oldReport(given: Partial<ConnectionReport> = {}): ConnectionReport {
  const { facts: _, ...rest } = report({ keys: [key('k1')], ...given });
  return rest;
}

const changes = (before: ConnectionReport, after: ConnectionReport) =>
  compareReports(before, after).map(({ kind, sentence }) => `${kind}: ${sentence}`);

it('finds nothing between two that are alike', () => {
  expect(changes(report(), report({ id: 'rpt_2', durationMs: 9 }))).toEqual([]);
});

describe('keys', () => {
  it('that came and went', () => {
    const after = report({
      keys: [key('k2', 't2'), key('k3', 't3', { kty: 'EC', size: 'P-256' })],
    });
    expect(changes(report(), after)).toEqual([
      'key_added: 2 keys were added: k2 (RSA, 2,048 bits, RS256), k3 (EC, P-256, RS256).',
      'key_removed: A key was removed: k1 (RSA, 2,048 bits, RS256).',
    ]);
  });

  it('another under the same kid', () => {
    const [change] = compareReports(report(), report({ keys: [key('k1', 'other')] }));
    expect(change?.kind).toBe('key_replaced');
    expect(change?.sentence).toContain('The key ID k1 now names another key');
  });

  it('without kid, by their thumbprints', () => {
    const before = report({ keys: [key(null, 't1'), key(null, 't2')] });
    const after = report({ keys: [key(null, 't2'), key(null, 't1')] });
    expect(changes(before, after)).toEqual([]);
    expect(changes(before, report({ keys: [key(null, 't1'), key(null, 't9')] }))).toHaveLength(2);
  });

  it('of which one of two with the same kid went', () => {
    const before = report({ keys: [key('k1', 't1'), key('k1', 't1')] });
    expect(changes(before, report())).toEqual([
      'key_removed: A key was removed: k1 (RSA, 2,048 bits, RS256).',
    ]);
  });

  it('a hundred of them are one sentence', () => {
    const many = Array.from({ length: 100 }, (_, index) => key(`n${index}`, `t${index}`));
    const [added] = changes(report({ keys: [], steps: [emptyKeys()] }), report({ keys: many }));
    expect(added).toMatch(/^key_added: 100 keys were added: n0 .*n4 .* and 95 more\.$/);
  });

  it('of a test that did not reach them were not removed', () => {
    const failed = report({ outcome: 'bad', keys: [], issuer: null, jwksUri: null });
    expect(changes(report(), failed)).toEqual(['outcome: The test was good before and fails now.']);
    expect(changes(failed, report())).toEqual(['outcome: The test failed before and is good now.']);
  });

  it('threat 91: of a set that became empty were removed', () => {
    const empty = report({ outcome: 'bad', keys: [], steps: [emptyKeys()] });
    expect(changes(report(), empty)).toContain(
      'key_removed: A key was removed: k1 (RSA, 2,048 bits, RS256).',
    );
  });
});

function emptyKeys(): ConnectionReport['steps'][number] {
  return {
    step: 'keys',
    outcome: 'bad',
    code: 'KEYS_EMPTY',
    durationMs: 0,
    summary: 'The key set is empty.',
    evidence: [],
    comparison: null,
    advice: null,
    fixes: [],
  };
}

it('addresses, algorithms and certificates', () => {
  const after = report({
    settingsHash: 'b',
    issuer: 'https://b.test',
    jwksUri: 'https://a.test/new',
    facts: {
      ...FACTS,
      discoveryAddress: 'https://a.test/.well-known/oauth-authorization-server',
      advertisedAlgorithms: ['ES256'],
      certificates: [
        { origin: 'https://a.test', validTo: '2027-03-01T00:00:00.000Z' },
        { origin: 'https://keys.test', validTo: '2027-03-01T00:00:00.000Z' },
      ],
    },
  });
  expect(compareReports(report(), after).map(({ kind }) => kind)).toEqual([
    'settings',
    'issuer',
    'discovery_address',
    'jwks_address',
    'algorithms',
    'certificate',
  ]);
  expect(changes(report(), after).at(-1)).toContain('was renewed: it ended on 2026-12-01');
});

describe('reports from before there were facts', () => {
  it('are compared by what they hold', () => {
    expect(changes(oldReport(), report())).toEqual([]);
    expect(changes(report(), oldReport())).toEqual([]);
    const other = report({ keys: [key('k1', 't1', { kty: 'EC', size: 'P-256' })] });
    expect(changes(oldReport(), other)[0]).toContain('names another key');
  });

  it('keys without kid are compared by kind', () => {
    const before = oldReport({ keys: [key(null)] });
    expect(changes(before, report({ keys: [key(null, 't1')] }))).toEqual([]);
  });
});

it('what one test did not learn is compared with the last that did', () => {
  const failed = report({ outcome: 'bad', keys: [], issuer: null, jwksUri: null });
  const known = carryState(stateOf(report()), stateOf(failed));
  const after = stateOf(report({ keys: [key('k2', 't2')] }));
  expect(compareStates(known, after).map(({ kind }) => kind)).toEqual([
    'outcome',
    'key_added',
    'key_removed',
  ]);
});
