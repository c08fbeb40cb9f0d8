import type { Policy, PolicyDraft } from '@/lib/core/policies/policy';
import type { PolicyTestResult } from '@/lib/core/policies/policy-test-result';
import { runPolicyTests } from '@/lib/core/policies/run-policy-tests';
import { mapInSlices } from '@/lib/platform/in-slices';

/**
 * The tests of a draft that come to another decision than they expect; `saved` is what it replaces. Others
 * go on between two tests, so this is for before a transaction and never within one.
 */
export async function failedTestsOf(
  draft: PolicyDraft,
  saved: Policy | null,
): Promise<readonly PolicyTestResult[]> {
  const before = saved?.draft.specification ?? null;
  const now = Date.now();
  const results = await mapInSlices(draft.tests, (test) =>
    runPolicyTests({ ...draft, tests: [test] }, before, now),
  );
  return results.flat().filter(({ passed }) => !passed);
}
