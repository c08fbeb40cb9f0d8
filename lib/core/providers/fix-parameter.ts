import { isJsonObject } from '../tokens/json-value';
import { parseJson } from '../tokens/parse-json';
import type { ProviderDraft } from './draft';
import { type DraftField, draftFieldOf, type FieldChange, withFix } from './draft-changes';
import { providerDraftSchema } from './draft-schema';

const MAX_LENGTH = 8192;

/**
 * The fields that an address may draft a change of: what a verdict proposes. Keys, certificates and
 * the addresses that they are fetched from are not among them: a link must not propose those.
 */
const DRAFTED: ReadonlySet<DraftField> = new Set([
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
  'tokenKind',
  'requiredClaims',
]);

/** Writes a change as a parameter of the provider's page; null for a field that no address may change. */
export function fixParameter({ field, value }: FieldChange): string | null {
  return DRAFTED.has(field) ? JSON.stringify({ field, value }) : null;
}

/**
 * The draft with the change that a parameter proposes; the same draft when the parameter is absent,
 * malformed, of a field that no address may change, or would make the draft one of another shape.
 */
export function withFixParameter(draft: ProviderDraft, parameter: unknown): ProviderDraft {
  const change = readFix(parameter);
  if (change === null || !DRAFTED.has(change.field)) return draft;
  const parsed = providerDraftSchema.safeParse(withFix(draft, change));
  return parsed.success ? parsed.data : draft;
}

function readFix(parameter: unknown): FieldChange | null {
  if (typeof parameter !== 'string' || parameter.length > MAX_LENGTH) return null;
  const read = parseJson(parameter);
  if (!read.ok || !isJsonObject(read.value)) return null;
  const { field: named, value } = read.value;
  const field = typeof named === 'string' ? draftFieldOf(named) : null;
  return field === named && field !== null && isValue(value) ? { field, value } : null;
}

function isValue(value: unknown): value is FieldChange['value'] {
  if (Array.isArray(value)) return value.every((entry) => typeof entry === 'string');
  return typeof value === 'string' || typeof value === 'boolean';
}
