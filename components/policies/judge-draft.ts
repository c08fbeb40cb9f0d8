import { type LintContext, lintPolicy } from '@/lib/core/policies/lint-policy';
import type { PolicyDraft } from '@/lib/core/policies/policy';
import { describePolicyChanges } from '@/lib/core/policies/policy-changes';
import { readPolicyDraft } from '@/lib/core/policies/read-policy-draft';
import { readSpecification } from '@/lib/core/policies/read-specification';
import { runPolicyTests } from '@/lib/core/policies/run-policy-tests';
import type { Specification, SpecificationProblem } from '@/lib/core/policies/specification';
import type { FieldErrors } from '@/lib/core/result';
import { jsonPointer } from '@/lib/core/tokens/parse-json';
import type { JudgedDraft } from './judged-draft';
import { UNSTORABLE, unstorableTexts } from './unstorable-texts';

/** What a draft is judged against. */
export interface JudgeContext {
  /** What changes are told from; null: a new policy. */
  readonly base: PolicyDraft;
  /** The saved rules, whose decisions a test may differ from; null: there are none. */
  readonly saved: Specification | null;
  /** What lint knows of the rest of the workspace. */
  readonly lint: LintContext;
  /** Epoch milliseconds, for tests without a moment. */
  readonly now: number;
}

/** Everything that a page says about a draft; fetched apart, for the engine is in it. */
export function judgeDraft(draft: PolicyDraft, context: JudgeContext): JudgedDraft {
  const read = readSpecification(draft.specification);
  return {
    draft,
    problems: problemsOf(draft.specification, read.ok ? [] : read.problems),
    fields: fieldsOf(draft),
    findings: read.ok ? lintPolicy(draft, context.lint) : [],
    results: read.ok ? runPolicyTests(draft, context.saved, context.now) : [],
    changes: describePolicyChanges(context.base, draft),
  };
}

/** Those of reading, and every text that cannot be stored and is not among them. */
function problemsOf(
  specification: Specification,
  problems: readonly SpecificationProblem[],
): readonly SpecificationProblem[] {
  const told = new Set(problems.map(({ at }) => at));
  const unstorable = unstorableTexts(specification).map((path) => jsonPointer(path));
  const added = unstorable.filter((at) => !told.has(at));
  return [...problems, ...added.map((at) => ({ at, message: UNSTORABLE }))];
}

function fieldsOf(draft: PolicyDraft): FieldErrors {
  const whole = readPolicyDraft(draft);
  const { specification: _, ...rest } = draft;
  const unstorable = unstorableTexts(rest).map((path) => [path.join('.'), [UNSTORABLE]] as const);
  const read =
    whole.ok || whole.failure.code !== 'INVALID_INPUT' ? {} : fieldsOutside(whole.failure.fields);
  return { ...Object.fromEntries(unstorable), ...read };
}

/** Without those of the rules, which are told as problems. */
function fieldsOutside(fields: FieldErrors): FieldErrors {
  const outside = Object.entries(fields).filter(([path]) => !path.startsWith('specification'));
  return Object.fromEntries(outside);
}
