import type { LintFinding } from '@/lib/core/policies/lint-finding';

const PREFIX = '/specification';

/** The findings about rules, with pointers into the specification instead of the draft. */
export function specificationFindings(findings: readonly LintFinding[]): readonly LintFinding[] {
  return findings
    .filter(({ at }) => at === PREFIX || at.startsWith(`${PREFIX}/`))
    .map((finding) => ({ ...finding, at: finding.at.slice(PREFIX.length) }));
}
