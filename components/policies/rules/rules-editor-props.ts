import type { LintFinding, LintFix } from '@/lib/core/policies/lint-finding';
import type { Specification, SpecificationProblem } from '@/lib/core/policies/specification';
import type { KnownAttributes } from './known-attributes';

/** Another specification, or how it follows from the one that is there then. */
export type SpecificationChange = Specification | ((now: Specification) => Specification);

/** What the sentence editor shows and tells. */
export interface RulesEditorProps {
  /** May hold what is not finished: a number field keeps what was typed as a text until it is a number. */
  readonly specification: Specification;
  /** Should stay the same function, or every rule is drawn again. */
  readonly onChange: (change: SpecificationChange) => void;
  /** Pointers into the specification, as `readSpecification` tells them. */
  readonly problems: readonly SpecificationProblem[];
  /** Pointers into the draft, as lint tells them; those outside `/specification` are not shown here. */
  readonly findings: readonly LintFinding[];
  /** Takes over what a finding's button offers. */
  readonly onFix: (fix: LintFix) => void;
  /** The saved specification, against which changes are marked; null: nothing is saved yet. */
  readonly previous: Specification | null;
  readonly attributes: KnownAttributes;
  readonly readOnly?: boolean;
}
