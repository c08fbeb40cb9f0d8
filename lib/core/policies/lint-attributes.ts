import type { ClaimMapping } from '../claims/claim-mapping';
import { nearestClaim } from '../claims/nearest-claim';
import { MAPPED_PREFIX } from './attributes';
import type { LintFinding } from './lint-finding';
import type { PolicyDraft } from './policy';
import { showName } from './show-value';
import type { Condition } from './specification';
import { mapConditions, placedConditions } from './specification-walk';

/** Attributes that no mapping makes, each at every condition that looks at it. */
export function lintAttributes(
  draft: PolicyDraft,
  mappings: readonly ClaimMapping[],
): readonly LintFinding[] {
  const made = new Set(mappings.map(({ attribute }) => MAPPED_PREFIX + attribute));
  return placedConditions(draft.specification).flatMap(({ node, at }) =>
    namesIn(node)
      .filter((attribute) => attribute.startsWith(MAPPED_PREFIX) && !made.has(attribute))
      .map((attribute) => unmapped(draft, attribute, at, nearestOf(attribute, made))),
  );
}

function namesIn({ attribute, valueFrom }: Condition): readonly string[] {
  return valueFrom === undefined || valueFrom === attribute ? [attribute] : [attribute, valueFrom];
}

/** The attribute whose name is likest; null: none is like it. With its prefix, so that two letters may differ. */
function nearestOf(attribute: string, made: ReadonlySet<string>): string | null {
  return nearestClaim(Object.fromEntries([...made].map((name) => [name, true])), attribute);
}

function unmapped(
  draft: PolicyDraft,
  attribute: string,
  at: string,
  nearest: string | null,
): LintFinding {
  const missing = `No mapping makes \`${showName(attribute)}\`, so no token has it.`;
  return {
    code: 'UNMAPPED_ATTRIBUTE',
    severity: 'warning',
    at,
    sentence: nearest === null ? missing : `${missing} There is \`${showName(nearest)}\`.`,
    fix:
      nearest === null
        ? null
        : {
            label: `Use ${showName(nearest)}`,
            draft: renamed(draft, attribute, nearest),
          },
  };
}

/** The draft with an attribute by another name, wherever its rules name it. */
function renamed(draft: PolicyDraft, from: string, to: string): PolicyDraft {
  const specification = mapConditions(draft.specification, ({ node }) => ({
    ...node,
    ...(node.attribute === from ? { attribute: to } : {}),
    ...(node.valueFrom === from ? { valueFrom: to } : {}),
  }));
  return { ...draft, specification };
}
