import type { ClaimMapping } from '../claims/claim-mapping';
import type { Attributes } from './attributes';
import { lintAttributes } from './lint-attributes';
import type { LintFinding } from './lint-finding';
import { lintKinds } from './lint-kinds';
import { lintNever } from './lint-never';
import { lintShadows } from './lint-shadows';
import { lintValues } from './lint-values';
import type { ActivePolicy, PolicyDraft } from './policy';

/** What is known around a policy. */
export interface LintContext {
  /** The mappings of every provider whose tokens may be decided on; empty: none makes attributes. */
  readonly mappings: readonly ClaimMapping[];
  /** Other policies on the same resources; the draft's own saved form is not among them. */
  readonly others: readonly ActivePolicy[];
  /** Attributes of the token that is open in the preview; null: none is. */
  readonly preview: Attributes | null;
}

/**
 * What is allowed in a policy and probably not meant, in the order of the document. Sound: a rule that is
 * said never to match or to decide never does. The draft must be one that `readSpecification` accepts.
 */
export function lintPolicy(draft: PolicyDraft, context: LintContext): readonly LintFinding[] {
  const findings = [
    ...lintAttributes(draft, context.mappings),
    ...lintKinds(draft, context),
    ...lintNever(draft),
    ...lintShadows(draft, context.others),
    ...lintValues(draft, context.preview),
    ...lintDefault(draft),
    ...lintAttached(draft),
  ];
  const order = (finding: LintFinding) =>
    Number(/\/rules\/(\d+)/.exec(finding.at)?.[1] ?? Infinity);
  return findings.toSorted((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)));
}

function lintDefault(draft: PolicyDraft): readonly LintFinding[] {
  if (draft.specification.default.effect === 'Deny') return [];
  return [
    {
      code: 'ALLOWS_BY_DEFAULT',
      severity: 'warning',
      at: '/specification/default/effect',
      sentence:
        'Whatever no rule denies is allowed, also to tokens without the claims that the rules look at.',
      fix: {
        label: 'Deny by default',
        draft: {
          ...draft,
          specification: { ...draft.specification, default: { effect: 'Deny' } },
        },
      },
    },
  ];
}

function lintAttached(draft: PolicyDraft): readonly LintFinding[] {
  if (draft.permissions.length > 0) return [];
  return [
    {
      code: 'NOT_ATTACHED',
      severity: 'warning',
      at: '/permissions',
      sentence: 'This policy decides nothing: no permission attaches it to a resource.',
      fix: null,
    },
  ];
}
