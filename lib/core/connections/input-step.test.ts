import { describe, expect, it } from 'vitest';
import { badInputStep } from './input-step';

describe('the step of a draft that cannot be tested', () => {
  it('says each sentence once, and names the field in its advice', () => {
    const step = badInputStep({ 'inputs.issuer': ['http is refused.'] });
    expect(step.summary).toBe('http is refused.');
    expect(step.evidence).toEqual([]);
    expect(step.advice).toBe('Mend what is said of “Issuer”, then run the test again.');
  });

  it('tells what other fields lack beside it', () => {
    const step = badInputStep({
      'inputs.issuer': ['http is refused.'],
      jwksAddress: ['Enter an address.'],
    });
    expect(step.evidence.map(({ value }) => value)).toEqual(['Enter an address.']);
    expect(step.advice).toContain('“Issuer”, “');
  });
});
