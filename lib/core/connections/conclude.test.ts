import { describe, expect, it } from 'vitest';
import type { AskedIssuer } from './asked-issuer';
import { type ConclusionFacts, conclude } from './conclude';
import type { ReportStep, StepCode } from './report';
import { bad, good, warning } from './step-content';

const named = (configured: string, published = configured): AskedIssuer => ({
  configured,
  kind: 'named',
  published,
  jwksUri: null,
});

const fine: ReportStep = { ...good('Fine.'), step: 'keys', durationMs: 0 };

function said(given: Partial<ConclusionFacts>): string {
  return conclude({
    steps: [fine],
    issuers: [named('https://a.test')],
    algorithms: ['RS256'],
    keysFrom: 'discovery',
    withoutAudience: false,
    ...given,
  }).conclusion;
}

const failure = (step: ReportStep['step'], code: StepCode): Partial<ConclusionFacts> => ({
  steps: [{ ...bad(code, 'No.'), step, durationMs: 0 }],
});

describe('what tokens will become', () => {
  it('of one issuer', () => {
    expect(said({})).toBe(
      'Tokens from https://a.test signed with RS256 can be verified. Not proven by a connection test: the audience. Paste a token into the debugger to check it.',
    );
  });

  it('of several', () => {
    const issuers = [
      named('https://a.test'),
      named('https://b.test'),
      named('https://c.test', 'https://c.test/'),
      named('https://d.test', 'https://a.test'),
    ];
    const text = said({
      issuers,
      steps: [{ ...warning('ISSUER_PARTLY', 'x'), step: 'issuer', durationMs: 0 }],
    });
    expect(text).toContain('Tokens from https://a.test and https://b.test signed with RS256 can');
    expect(text).toContain('Tokens from https://c.test/ will be refused: INVALID_ISSUER.');
    expect(text).toContain('One step needs attention.');
  });

  it('of issuers that nothing confirms', () => {
    const issuers: AskedIssuer[] = [
      named('https://a.test'),
      { configured: 'https://b.test', kind: 'silent' },
      { configured: 'https://c.test', kind: 'failed', message: 'x' },
    ];
    expect(said({ issuers })).toContain(
      'Not proven by a connection test: the audience, and that tokens carry https://b.test and https://c.test.',
    );
  });
});

describe('what a failure means', () => {
  it.each([
    ['input', 'INPUT_INVALID', 'Nothing was asked yet'],
    ['jwks', 'TIMED_OUT', 'no keys can be had'],
    ['keys', 'KEYS_PRIVATE', 'Do not trust'],
    ['algorithms', 'ALGORITHMS_DISJOINT', 'ALGORITHM_NOT_ALLOWED'],
    ['discovery', 'CANCELLED', 'cancelled'],
  ] as const)('%s %s', (step, code, words) => {
    expect(said(failure(step, code))).toContain(words);
  });

  it('of the issuer depends on whether the published one is accepted after all', () => {
    const mismatch = failure('issuer', 'ISSUER_MISMATCH');
    const first = named('https://a.test', 'https://b.test');
    expect(said({ ...mismatch, issuers: [first] })).toContain('INVALID_ISSUER');
    expect(said({ ...mismatch, issuers: [first, named('https://b.test')] })).toContain(
      'should come first',
    );
  });
});
