import type { PolicyDraft } from './policy';

/** What lint looks for; never renamed. */
export type LintCode =
  | 'UNMAPPED_ATTRIBUTE'
  | 'LIST_COMPARED_AS_TEXT'
  | 'WRONG_KIND'
  | 'NEVER_MATCHES'
  | 'SHADOWED'
  | 'DUPLICATE_RULE'
  | 'NOT_ATTACHED'
  | 'UNSEEN_VALUE'
  | 'ALLOWS_BY_DEFAULT';

/** Something about a policy that is allowed and probably not meant. */
export interface LintFinding {
  readonly code: LintCode;
  readonly severity: 'error' | 'warning' | 'hint';
  /** JSON Pointer (RFC 6901) into the draft: `/specification/rules/0/conditions/1`, `/permissions`. */
  readonly at: string;
  readonly sentence: string;
  /** What mends it; null: only a person can. */
  readonly fix: LintFix | null;
}

/** The draft as it would be mended. */
export interface LintFix {
  /** On a button: `Use ext_role`. */
  readonly label: string;
  readonly draft: PolicyDraft;
}
