import { describe, expect, it } from 'vitest';
import { CHECKS, type Check, type Fault, type Refused, type TokenVerdict } from './verdict';
import { verdictMarkdown } from './verdict-report';
import { goodGrounds, placeOf, tallyOf } from './verdict-words';

const AT = '2026-11-21T14:32:10.000Z';

const fault = (given: Partial<Fault> = {}): Fault => ({
  code: 'INVALID_AUDIENCE',
  message: 'The token is meant for “shop”.',
  expected: 'orders',
  actual: 'shop',
  alsoExpected: [],
  alsoActual: [],
  nearMiss: null,
  ...given,
});

/** All 13 checks, those named with their fault, the others passed. */
function checksWith(faults: Partial<Record<Check['check'], Fault>>): readonly Check[] {
  return CHECKS.map((check) => {
    const failed = faults[check];
    return failed === undefined
      ? { check, outcome: 'passed', found: check === 'subject' ? '“mara”' : 'good' }
      : { check, outcome: 'failed', fault: failed };
  });
}

const refused = (first: Fault, checks: readonly Check[] | null): Refused => ({
  ...first,
  valid: false,
  check: 'audience',
  providerId: 'prv_1',
  refetch: false,
  checks,
});

const reportOf = (verdict: TokenVerdict, given: { provider?: string | null; asOf?: string } = {}) =>
  verdictMarkdown(verdict, {
    provider: 'Acme',
    judgedAt: AT,
    asOf: AT,
    explain: () => ({
      title: 'Refused: it is for another API',
      cause: 'It was asked for.',
      remedy: 'Ask for ours.',
    }),
    ...given,
  });

describe('a verdict as Markdown', () => {
  it('says what differs, why, what to do, and every check', () => {
    const first = fault({ alsoActual: ['web'] });
    const report = reportOf(refused(first, checksWith({ audience: first })));
    expect(report).toContain('## Token check: Acme\n');
    expect(report).toContain(
      '**Refused: it is for another API** (`INVALID_AUDIENCE`, check 9 of 13)',
    );
    expect(report).toContain('- Expected: `orders`\n- Actual: `shop`, `web`\n');
    expect(report).toContain('- Why: It was asked for.\n- What to do: Ask for ours.\n');
    expect(report).toContain('### Checks: 12 passed, 1 failed');
    expect(report).toContain('| Audience | failed | `INVALID_AUDIENCE` |');
    expect(report).not.toContain('as of');
  });

  it('tells later faults, and the moment that it was judged as of', () => {
    const first = fault();
    const second = fault({ code: 'MISSING_CLAIM', message: 'No plan.', expected: null });
    const checks = checksWith({ audience: first, required_claims: second });
    const report = reportOf(refused(first, checks), { asOf: '2026-11-21T10:00:00.000Z' });
    expect(report).toContain('### Also wrong: It is for another API (`MISSING_CLAIM`)');
    expect(report).toContain(`as of 2026-11-21T10:00:00.000Z`);
  });

  it('says whom a good token is from, and not whom it is about', () => {
    const report = reportOf({
      valid: true,
      kind: 'token',
      providerId: 'prv_1',
      issuer: 'https://sso.example.com',
      subject: 'mara',
      claims: { email: 'mara@example.com' },
      permissions: [],
      expiresAt: 1,
      algorithm: 'RS256',
      keyId: 'k1',
      checks: checksWith({}),
    });
    expect(report).toContain('**Accepted.**');
    expect(report).toContain('`https://sso.example.com`');
    expect(report).not.toContain('mara');
  });

  it.each([
    ['a cell', 'a | b'],
    ['a line', 'a\n# heading'],
    ['a code span', '``` a'],
    ['a link', '[a](https://evil.example)'],
    ['a mention', '@everyone'],
    ['a turned direction', 'a\u202eb'],
  ])('nothing from a token can be %s', (_what, value) => {
    const first = fault({ message: value, actual: value, alsoActual: [value] });
    const report = reportOf(refused(first, checksWith({ audience: first })), { provider: value });
    expect(report).not.toMatch(/^# heading|\u202e/m);
    expect(report).not.toMatch(/(?<![\\`])\[a\]\(|(?<![\\`])@everyone/);
    const rows = report.split('\n').filter((line) => line.startsWith('|'));
    expect(rows.map((row) => row.split(/(?<!\\)\|/).length)).toEqual(rows.map(() => 5));
  });
});

describe('words about checks', () => {
  const first = fault();

  it.each([
    [checksWith({ audience: first }), 'Signature, key and times are good.'],
    [checksWith({ expiry: first }), 'Signature and key are good.'],
    [checksWith({ signature: first, issued: first }), 'Key is good.'],
    [checksWith({ signature: first, key: first }), 'Times are good.'],
    [checksWith({ signature: first, key: first, expiry: first }), ''],
  ])('says what is good all the same', (checks, words) => {
    expect(goodGrounds(checks)).toBe(words);
  });

  it('counts', () => {
    expect(placeOf('audience')).toBe('9 of 13');
    expect(tallyOf(checksWith({}))).toBe('13 passed');
    const some: readonly Check[] = [
      { check: 'structure', outcome: 'failed', fault: first },
      { check: 'header', outcome: 'not_reached' },
    ];
    expect(tallyOf(some)).toBe('0 passed, 1 failed, 1 not reached');
  });
});
