import { isJsonObject } from '../tokens/json-value';
import { nearMissOf } from '../tokens/near-misses';
import { parseJson } from '../tokens/parse-json';
import type { ProviderDraft } from './draft';
import { draftFieldOf, type FieldChange, withFix } from './draft-changes';
import { providerDraftSchema } from './draft-schema';
import { DRAFTED_FIELDS } from './fix-fields';
import { providerTypeOf } from './registry';

const MAX_LENGTH = 8192;

/**
 * The draft with the change that a parameter proposes; the same draft when the parameter is absent,
 * malformed, of a field that no address may change, or would make the draft one of another shape.
 */
export function withFixParameter(draft: ProviderDraft, parameter: unknown): ProviderDraft {
  const change = readFix(parameter);
  if (change === null || !DRAFTED_FIELDS.has(change.field)) return draft;
  const parsed = providerDraftSchema.safeParse(withFix(draft, change));
  return parsed.success && keepsIssuer(draft, parsed.data) ? parsed.data : draft;
}

/** An issuer may be spelled otherwise, but no link makes another of it: its keys would be trusted. */
function keepsIssuer(before: ProviderDraft, after: ProviderDraft): boolean {
  const { derive } = providerTypeOf(before.type);
  const [was = '', is = ''] = [before, after].map((draft) => derive(draft).issuers[0]);
  return was === is || nearMissOf(was, is) !== null;
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
