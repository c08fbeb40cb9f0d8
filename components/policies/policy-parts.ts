import { canonicalJson } from '@/lib/core/canonical-json';
import type { PolicyDraft } from '@/lib/core/policies/policy';

/** What two versions of a policy are compared and put together by. */
export const POLICY_PARTS = ['name', 'specification', 'permissions', 'tests'] as const;
export type PolicyPart = (typeof POLICY_PARTS)[number];

/** Whose value of a part is kept. */
export type PartChoice = Readonly<Partial<Record<PolicyPart, 'mine' | 'theirs'>>>;

export const PART_LABELS: Readonly<Record<PolicyPart, string>> = {
  name: 'Name',
  specification: 'Rules',
  permissions: 'Permissions',
  tests: 'Tests',
};

/** Whether two drafts say the same. */
export function isSameDraft(one: PolicyDraft, other: PolicyDraft): boolean {
  return differingParts(one, other).length === 0;
}

/** The parts in which two drafts differ. */
export function differingParts(one: PolicyDraft, other: PolicyDraft): readonly PolicyPart[] {
  return POLICY_PARTS.filter(
    (part) => one[part] !== other[part] && canonicalJson(one[part]) !== canonicalJson(other[part]),
  );
}

/** Theirs for each part that only they changed, mine for every other. */
export function defaultChoice(
  base: PolicyDraft,
  mine: PolicyDraft,
  theirs: PolicyDraft,
): PartChoice {
  const changed = new Set(differingParts(base, mine));
  const differing = differingParts(mine, theirs);
  return Object.fromEntries(differing.map((part) => [part, changed.has(part) ? 'mine' : 'theirs']));
}

/** My draft with those parts of theirs that were chosen. */
export function mergeDrafts(
  mine: PolicyDraft,
  theirs: PolicyDraft,
  choice: PartChoice,
): PolicyDraft {
  const of = (part: PolicyPart) => (choice[part] === 'theirs' ? theirs : mine);
  return {
    name: of('name').name,
    specification: of('specification').specification,
    permissions: of('permissions').permissions,
    tests: of('tests').tests,
  };
}
