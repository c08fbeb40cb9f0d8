import type { ProviderDraft } from './draft';

/** The fields of a draft that are compared, merged and named one by one. */
export const DRAFT_FIELDS = [
  'name',
  'environment',
  'inputs.issuer',
  'inputs.clientIds',
  'furtherIssuers',
  'furtherAudiences',
  'audienceRule',
  'azpRule',
  'authorizedParties',
  'algorithms',
  'clockToleranceSeconds',
  'jwksAddress',
  'pastedKeys',
  'tokenKind',
  'permissionsPath',
  'requiredClaims',
  'privateCa',
] as const;

export type DraftField = (typeof DRAFT_FIELDS)[number];

/** The field that a message's dotted path belongs to; null when it is none of a draft's. */
export function draftFieldOf(path: string): DraftField | null {
  return DRAFT_FIELDS.find((known) => path === known || path.startsWith(`${known}.`)) ?? null;
}

/** How a field is called on the page, in the save bar and in the audit log. */
export const DRAFT_FIELD_LABELS: Readonly<Record<DraftField, string>> = {
  name: 'Name',
  environment: 'Environment',
  'inputs.issuer': 'Issuer',
  'inputs.clientIds': 'Client IDs',
  furtherIssuers: 'Further issuers',
  furtherAudiences: 'Further audiences',
  audienceRule: 'Audience rule',
  azpRule: 'Authorized party rule',
  authorizedParties: 'Authorized parties',
  algorithms: 'Algorithms',
  clockToleranceSeconds: 'Clock tolerance',
  jwksAddress: 'JWKS address',
  pastedKeys: 'Pasted keys',
  tokenKind: 'Token kind',
  permissionsPath: 'Permissions claim',
  requiredClaims: 'Required claims',
  privateCa: 'Private certificate authority',
};

export interface DraftChange {
  readonly field: DraftField;
  readonly before: string;
  readonly after: string;
}

/** The fields in which two drafts differ, with both values as text. */
export function draftChanges(before: ProviderDraft, after: ProviderDraft): readonly DraftChange[] {
  return DRAFT_FIELDS.flatMap((field) => {
    const [was, is] = [draftText(before, field), draftText(after, field)];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
}

/** One side of a merge, field by field. */
export type MergeChoice = Readonly<Partial<Record<DraftField, 'mine' | 'theirs'>>>;

/** For each field that differs from the common base: mine where I changed it, else theirs. */
export function defaultMerge(
  base: ProviderDraft,
  mine: ProviderDraft,
  theirs: ProviderDraft,
): MergeChoice {
  const changedByMe = new Set(draftChanges(base, mine).map((change) => change.field));
  const choices = draftChanges(theirs, mine).map(({ field }) => [
    field,
    changedByMe.has(field) ? 'mine' : 'theirs',
  ]);
  return Object.fromEntries(choices);
}

/** The draft that results from choosing a side for each differing field. */
export function mergeDrafts(
  mine: ProviderDraft,
  theirs: ProviderDraft,
  choice: MergeChoice,
): ProviderDraft {
  return DRAFT_FIELDS.reduce(
    (merged, field) => (choice[field] === 'theirs' ? withField(merged, theirs, field) : merged),
    mine,
  );
}

function withField(target: ProviderDraft, from: ProviderDraft, field: DraftField): ProviderDraft {
  if (field === 'inputs.issuer') {
    return { ...target, inputs: { ...target.inputs, issuer: from.inputs.issuer } };
  }
  if (field === 'inputs.clientIds') {
    return { ...target, inputs: { ...target.inputs, clientIds: from.inputs.clientIds } };
  }
  return { ...target, [field]: from[field] };
}

/** A field's value as one text: lists joined by commas, nothing as an empty string. */
export function draftText(draft: ProviderDraft, field: DraftField): string {
  const value = fieldValue(draft, field);
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function fieldValue(draft: ProviderDraft, field: DraftField): unknown {
  if (field === 'inputs.issuer') return draft.inputs.issuer;
  if (field === 'inputs.clientIds') return draft.inputs.clientIds;
  return draft[field];
}
