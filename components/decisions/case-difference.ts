import type { AttributeScalar, AttributeValue } from '@/lib/core/policies/attributes';
import type { ConditionTrace } from '@/lib/core/policies/decision';

type LeafTrace = Extract<ConditionTrace, { kind: 'condition' }>;

/** Two texts that differ in letter case only. */
export interface CaseDifference {
  readonly expected: string;
  readonly actual: string;
}

/** What a condition wanted and what is there, where letter case alone keeps them apart; else null. */
export function caseDifference({
  differsInCaseOnly,
  actual,
  wanted,
}: LeafTrace): CaseDifference | null {
  if (!differsInCaseOnly || actual === null || wanted === null) return null;
  for (const is of textsOf(actual)) {
    const expected = textsOf(wanted).find((text) => isSameButCase(text, is));
    if (expected !== undefined) return { expected, actual: is };
  }
  return null;
}

function isSameButCase(a: string, b: string): boolean {
  return a !== b && a.toLowerCase() === b.toLowerCase();
}

function textsOf(value: AttributeValue): readonly string[] {
  const all: readonly AttributeScalar[] = typeof value === 'object' ? value : [value];
  return all.filter((one): one is string => typeof one === 'string');
}
