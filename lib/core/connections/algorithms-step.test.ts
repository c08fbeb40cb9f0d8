import { describe, expect, it } from 'vitest';
import { DEFAULT_ALGORITHMS } from '../providers/draft';
import { type AlgorithmFacts, algorithmsStep, commonAlgorithms } from './algorithms-step';

const facts = (given: Partial<AlgorithmFacts>): AlgorithmFacts => ({
  allowed: DEFAULT_ALGORITHMS,
  advertised: null,
  ofKeys: ['RS256'],
  ofLabels: ['RS256'],
  ...given,
});

describe('algorithms in common', () => {
  it.each([
    [{}, ['RS256']],
    [{ advertised: ['HS256', 'RS256', 'PS256'] }, ['RS256']],
    [{ advertised: ['ES256'] }, []],
    [{ ofKeys: ['RS256', 'RS384', 'PS256'] as const, advertised: ['PS256', 'RS384'] }, ['RS384']],
    [
      { allowed: ['EdDSA'] as const, ofKeys: ['EdDSA'] as const, advertised: ['Ed25519'] },
      ['EdDSA'],
    ],
  ])('%j', (given, common) => {
    expect(commonAlgorithms(facts(given))).toEqual(common);
  });
});

it('threat 126: a provider that only signs with a shared secret is told so', () => {
  const step = algorithmsStep(facts({ advertised: ['HS256', 'none'] }));
  expect(step).toMatchObject({ outcome: 'bad', code: 'ALGORITHMS_DISJOINT', fixes: [] });
  expect(step.advice).toContain('shared secret');
});

it('an RSA key without a label is no warning for what nobody uses', () => {
  const step = algorithmsStep(
    facts({ ofKeys: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'], ofLabels: [] }),
  );
  expect(step).toMatchObject({ outcome: 'good' });
});

it('the fix keeps what is allowed, in the usual order', () => {
  const step = algorithmsStep(
    facts({ allowed: ['ES256'], ofKeys: ['RS256', 'ES256'], ofLabels: ['RS256', 'ES256'] }),
  );
  expect(step).toMatchObject({
    outcome: 'warning',
    fixes: [{ label: 'Allow RS256', field: 'algorithms', value: ['RS256', 'ES256'] }],
  });
});
