import { describe, expect, it } from 'vitest';
import type { ConnectionReport, ReportKey, ReportStep } from './report';
import { reportJson, reportMarkdown } from './report-text';

const SUBJECT = { name: 'Acme', type: 'Custom OIDC' };

const key: ReportKey = {
  kid: 'k1',
  kty: 'RSA',
  alg: 'RS256',
  size: '2,048 bits',
  use: 'sig',
  usable: true,
  reason: null,
  thumbprint: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
  validTo: null,
};

function step(given: Partial<ReportStep>): ReportStep {
  return {
    step: 'issuer',
    outcome: 'good',
    code: null,
    durationMs: 3,
    summary: 'Fine.',
    evidence: [],
    comparison: null,
    advice: null,
    fixes: [],
    ...given,
  };
}

function report(given: Partial<ConnectionReport> = {}): ConnectionReport {
  return {
    id: 'rpt_1',
    outcome: 'bad',
    conclusion: 'Tokens would be refused.',
    steps: [
      step({
        outcome: 'bad',
        code: 'ISSUER_MISMATCH',
        comparison: { expected: 'https://a.test', actual: 'https://a.test/', note: 'A slash.' },
        advice: 'Use it.',
        fixes: [{ label: 'Use', field: 'furtherIssuers', value: ['https://secret.internal'] }],
      }),
    ],
    keys: [key],
    issuer: 'https://a.test/',
    jwksUri: 'https://a.test/keys',
    settingsHash: 'hash-of-the-settings',
    startedAt: '2026-11-21T12:00:00.000Z',
    durationMs: 42,
    testedBy: 'ana@example.com',
    ...given,
  };
}

describe('as Markdown', () => {
  it('says outcome, steps, differences, keys', () => {
    const text = reportMarkdown(report(), SUBJECT);
    expect(text).toContain('## Connection test: Acme, Custom OIDC\n');
    expect(text).toContain('**Failed.** Tokens would be refused.');
    expect(text).toContain('| issuer | failed | ISSUER_MISMATCH | Fine. | 3 |');
    expect(text).toContain('- Expected: `https://a.test`\n- Actual: `https://a.test/`');
    expect(text).toContain('| `k1` | RSA | 2,048 bits | RS256 | sig | yes | `NzbLsXh8');
    expect(text.endsWith('\n')).toBe(true);
  });

  it('says neither who tested nor what else the draft holds', () => {
    for (const text of [reportMarkdown(report(), SUBJECT), reportJson(report(), SUBJECT)]) {
      expect(text).not.toContain('ana@example.com');
      expect(text).not.toContain('secret.internal');
      expect(text).not.toContain('hash-of-the-settings');
    }
  });

  it.each([
    '` | x | y |\n# Heading',
    '```\n</details><script>alert(1)</script>',
    '| a | b |\r\n| --- | --- |',
    '``|``',
    'a\u2028b\u2029c\u0085d\u000be',
  ])('threat 101: the kid %j stays in its cell', (kid) => {
    const text = reportMarkdown(report({ keys: [{ ...key, kid, kty: kid, alg: kid }] }), SUBJECT);
    const rows = text.split('### Keys\n\n')[1]?.trimEnd().split('\n') ?? [];
    expect(rows).toHaveLength(3);
    expect(rows[2]?.match(/(?<!\\)\|/g)).toHaveLength(8);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    // Outside code spans nothing is left that means something.
    const bare = (rows[2] ?? '').replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
    expect(bare.replace(/\\./g, '')).not.toMatch(/[`<>#]/);
  });

  it('threat 145: what a hostile document says stays text', () => {
    const hostile =
      '[click](https://evil.test) www.evil.test/x <img src=x> **bold** @everyone\n\n# big';
    const text = reportMarkdown(
      report({
        conclusion: hostile,
        steps: [step({ outcome: 'bad', summary: hostile, advice: hostile })],
      }),
      { name: hostile, type: 'Auth0' },
    );
    const plain = text.replace(/\\./g, '');
    expect(plain).not.toContain('[click]');
    expect(plain).not.toContain('<img');
    expect(plain).not.toContain('**bold');
    expect(plain).not.toContain('@everyone');
    expect(plain).not.toMatch(/https?:\/\/evil/);
    expect(plain).not.toMatch(/www\.evil/);
    expect(text).not.toMatch(/^# big/m);
  });

  it('turns no direction', () => {
    expect(reportMarkdown(report({ conclusion: 'a\u202eb' }), SUBJECT)).toContain('a�b');
  });

  it('an old report without thumbprints, facts and keys', () => {
    const { thumbprint: _t, validTo: _v, ...old } = key;
    expect(reportMarkdown(report({ keys: [old] }), SUBJECT)).toContain('| yes |  |');
    expect(
      reportMarkdown(report({ keys: [], issuer: null, jwksUri: null }), SUBJECT),
    ).not.toContain('### Keys');
  });
});

describe('as JSON', () => {
  it('holds steps, keys and facts', () => {
    expect(JSON.parse(reportJson(report(), SUBJECT))).toMatchObject({
      provider: SUBJECT,
      report: { id: 'rpt_1', outcome: 'bad' },
      steps: [{ step: 'issuer', code: 'ISSUER_MISMATCH' }],
      keys: [{ kid: 'k1', thumbprint: key.thumbprint }],
      facts: null,
    });
  });

  it('threat 98: a key holds its public labels and nothing else', () => {
    const odd: ReportKey = Object.assign({}, key, { d: 'private-part' });
    expect(reportJson(report({ keys: [odd] }), SUBJECT)).not.toContain('private-part');
    expect(reportMarkdown(report({ keys: [odd] }), SUBJECT)).not.toContain('private-part');
  });
});
