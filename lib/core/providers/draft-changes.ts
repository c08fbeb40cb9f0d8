import type { ProviderDraft, ProviderInputs } from './draft';

/** The fields of a draft that are compared, merged and named one by one. */
export const DRAFT_FIELDS = [
  'type',
  'name',
  'environment',
  'inputs.domain',
  'inputs.publishableKey',
  'inputs.clientId',
  'inputs.issuer',
  'inputs.customDomains',
  'inputs.clientIds',
  'inputs.audiences',
  'inputs.bareIssuer',
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

type InputPath = `inputs.${keyof ProviderInputs}`;

const INPUT_NAMES: Readonly<Record<InputPath, keyof ProviderInputs>> = {
  'inputs.issuer': 'issuer',
  'inputs.clientIds': 'clientIds',
  'inputs.domain': 'domain',
  'inputs.customDomains': 'customDomains',
  'inputs.publishableKey': 'publishableKey',
  'inputs.clientId': 'clientId',
  'inputs.audiences': 'audiences',
  'inputs.bareIssuer': 'bareIssuer',
};

function isInput(field: DraftField): field is InputPath {
  return Object.hasOwn(INPUT_NAMES, field);
}

/** The field that a message's dotted path belongs to; null when it is none of a draft's. */
export function draftFieldOf(path: string): DraftField | null {
  return DRAFT_FIELDS.find((known) => path === known || path.startsWith(`${known}.`)) ?? null;
}

/** How a field is called on the page, in the save bar and in the audit log. */
export const DRAFT_FIELD_LABELS: Readonly<Record<DraftField, string>> = {
  type: 'Type',
  name: 'Name',
  environment: 'Environment',
  'inputs.domain': 'Domain',
  'inputs.publishableKey': 'Publishable key',
  'inputs.clientId': 'Client ID',
  'inputs.issuer': 'Issuer',
  'inputs.customDomains': 'Custom domains',
  'inputs.clientIds': 'Client IDs',
  'inputs.audiences': 'Audiences',
  'inputs.bareIssuer': 'Bare issuer',
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
  if (!isInput(field)) return { ...target, [field]: from[field] };
  const name = INPUT_NAMES[field];
  return { ...target, inputs: { ...target.inputs, [name]: from.inputs[name] } };
}

/** A change of one field, as reports propose it. */
export interface FieldChange {
  readonly field: DraftField;
  readonly value: string | boolean | readonly string[];
  /** A text that would contradict the new value, and is emptied with it; absent: none. */
  readonly clears?: 'inputs.publishableKey';
}

/** The draft with a field changed as a report proposes. */
export function withFix(draft: ProviderDraft, change: FieldChange): ProviderDraft {
  const changed = withValue(draft, change);
  const { clears } = change;
  return clears === undefined ? changed : withValue(changed, { field: clears, value: '' });
}

function withValue(draft: ProviderDraft, { field, value }: FieldChange): ProviderDraft {
  if (!isInput(field)) return { ...draft, [field]: value };
  return { ...draft, inputs: { ...draft.inputs, [INPUT_NAMES[field]]: value } };
}

/** A field's value as one text: lists joined by commas, nothing as an empty string. */
export function draftText(draft: ProviderDraft, field: DraftField): string {
  const value = draftValue(draft, field);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** What a field of a draft holds. */
export function draftValue(draft: ProviderDraft, field: DraftField) {
  return isInput(field) ? draft.inputs[INPUT_NAMES[field]] : draft[field];
}
