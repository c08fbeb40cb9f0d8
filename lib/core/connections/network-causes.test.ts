import { describe, expect, it } from 'vitest';
import { generalProblem, withoutNetworkCauses } from './network-causes';
import type { ConnectionReport, ReportStep } from './report';

function reportWith(given: Partial<ReportStep>): ConnectionReport {
  const step: ReportStep = {
    step: 'address',
    outcome: 'bad',
    code: null,
    durationMs: 3,
    summary: 'idp.internal leads to 10.0.0.7.',
    evidence: [{ label: 'Address', value: 'https://idp.internal' }],
    comparison: { expected: 'a', actual: 'idp.internal', note: '' },
    advice: 'Start it with ALLOWED_PRIVATE_ORIGINS=https://idp.internal',
    fixes: [{ label: 'Use idp.internal', field: 'inputs.issuer', value: 'https://idp.internal' }],
    ...given,
  };
  return {
    id: 'rpt_1',
    outcome: step.outcome === 'warning' ? 'warning' : 'bad',
    conclusion: 'No keys can be had.',
    steps: [step],
    keys: [],
    issuer: null,
    jwksUri: null,
    settingsHash: 'a',
    startedAt: '2026-11-21T12:00:00.000Z',
    durationMs: 5,
    testedBy: 'ana@example.com',
  };
}

describe('for those who may not test', () => {
  it.each(['HOST_NOT_PUBLIC', 'CONNECTION_REFUSED', 'TLS_UNTRUSTED', 'DISCOVERY_ABSENT'] as const)(
    '%s is the general sentence with the id of the report',
    (code) => {
      const [step] = withoutNetworkCauses(reportWith({ code })).steps;
      expect(step).toMatchObject({ outcome: 'bad', code: null, evidence: [], fixes: [] });
      expect(step?.advice).toContain('rpt_1');
      expect(JSON.stringify(step)).not.toMatch(/internal|10\.0\.0|ALLOWED/);
      expect(generalProblem(code, 'idp.internal refuses.')).toBe(step?.summary);
    },
  );

  it('all network causes read alike', () => {
    const seen = (['CONNECTION_REFUSED', 'TIMED_OUT', 'HTTP_STATUS', 'REDIRECTED'] as const).map(
      (code) => JSON.stringify(withoutNetworkCauses(reportWith({ code }))),
    );
    expect(new Set(seen).size).toBe(1);
  });

  it('other findings stay, without what further issuers met or what is allowed', () => {
    const evidence = [
      { label: 'https://a.test', value: 'its document names it' },
      { label: 'https://b.test', value: 'no document: The connection was refused.' },
      { label: 'Permitted by', value: 'ALLOWED_PRIVATE_ORIGINS' },
    ];
    const given = reportWith({ code: 'ISSUER_PARTLY', outcome: 'warning', evidence });
    const [step] = withoutNetworkCauses(given).steps;
    expect(step?.evidence).toEqual([
      evidence[0],
      { label: 'https://b.test', value: 'no document' },
    ]);
    expect(step).toMatchObject({ code: 'ISSUER_PARTLY', summary: given.steps[0]?.summary });
    expect(generalProblem('ISSUER_PARTLY', 'One of two.')).toBe('One of two.');
    expect(generalProblem(null, 'Fine.')).toBe('Fine.');
  });
});
