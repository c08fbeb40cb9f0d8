import type { Outcome } from './decision';

/** What is known, as an outcome. */
export function truth(holds: boolean): Outcome {
  return holds ? 'true' : 'false';
}

/** `not` of three values: what is unknown stays so. */
export function negated(outcome: Outcome): Outcome {
  if (outcome === 'unknown') return 'unknown';
  return outcome === 'true' ? 'false' : 'true';
}
