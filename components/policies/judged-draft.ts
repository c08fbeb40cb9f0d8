import type { LintFinding } from '@/lib/core/policies/lint-finding';
import type { Phrase } from '@/lib/core/policies/phrase';
import type { PolicyDraft } from '@/lib/core/policies/policy';
import type { PolicyTestResult } from '@/lib/core/policies/policy-test-result';
import type { SpecificationProblem } from '@/lib/core/policies/specification';
import type { FieldErrors } from '@/lib/core/result';

/** What is known of a draft besides what it says. */
export interface JudgedDraft {
  /** What has been judged; the page may be a moment ahead. */
  readonly draft: PolicyDraft;
  /** Faults of the rules. */
  readonly problems: readonly SpecificationProblem[];
  /** Faults of name, permissions and tests, by dotted path. */
  readonly fields: FieldErrors;
  readonly findings: readonly LintFinding[];
  /** Of every test, in its order; empty while the rules have faults. */
  readonly results: readonly PolicyTestResult[];
  /** What differs from what is saved, one sentence each. */
  readonly changes: readonly Phrase[];
}

/** Whether nothing keeps the draft from being saved but its tests. */
export function isSavable({ problems, fields }: JudgedDraft): boolean {
  return problems.length === 0 && Object.keys(fields).length === 0;
}
