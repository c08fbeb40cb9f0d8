import type { Policy, PolicyDraft } from '@/lib/core/policies/policy';
import type { PolicyTestResult } from '@/lib/core/policies/policy-test-result';
import { runPolicyTests } from '@/lib/core/policies/run-policy-tests';

/** The tests of a draft that come to another decision than they expect; `saved` is what it replaces. */
export function failedTestsOf(
  draft: PolicyDraft,
  saved: Policy | null,
): readonly PolicyTestResult[] {
  const results = runPolicyTests(draft, saved?.draft.specification ?? null, Date.now());
  return results.filter(({ passed }) => !passed);
}
