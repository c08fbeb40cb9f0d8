import { isJsonObject } from '../tokens/json-value';
import { parseJson } from '../tokens/parse-json';
import type { ProviderDraft } from './draft';
import { draftFieldOf, type FieldChange, withFix } from './draft-changes';
import { providerDraftSchema } from './draft-schema';
import { DRAFTED_FIELDS } from './fix-fields';
import { readIssuerInput } from './issuer-input';
import { providerTypeOf } from './registry';
import { isSameIssuer } from './same-issuer';
import { WORKOS_BARE_ISSUER } from './workos-issuers';

const MAX_LENGTH = 8192;

/**
 * The draft with the change that a parameter proposes; the same draft when the parameter is absent,
 * malformed, of a field that no address may change, or would make the draft one of another shape.
 */
export function withFixParameter(draft: ProviderDraft, parameter: unknown): ProviderDraft {
  const change = readFix(parameter);
  if (change === null || !DRAFTED_FIELDS.has(change.field)) return draft;
  const parsed = providerDraftSchema.safeParse(withFix(draft, change));
  return parsed.success && keepsIssuers(draft, parsed.data) ? parsed.data : draft;
}

/** Issuers may be spelled otherwise, but no link brings in another: its keys would be trusted. */
function keepsIssuers(before: ProviderDraft, after: ProviderDraft): boolean {
  const [was, are] = [issuersOf(before), issuersOf(after)];
  const isFirstKept = isSameIssuer(was[0] ?? '', are[0] ?? '');
  return isFirstKept && are.every((issuer) => isKnown(issuer, was, after));
}

function issuersOf(draft: ProviderDraft): readonly string[] {
  const further = draft.furtherIssuers.map((text) => readIssuerInput(text).issuer);
  return [...providerTypeOf(draft.type).derive(draft).issuers, ...further];
}

function isKnown(issuer: string, was: readonly string[], { type }: ProviderDraft): boolean {
  // WorkOS signs as this for everybody, so its switch counts only beside an audience of one's own.
  if (type === 'workos' && issuer === WORKOS_BARE_ISSUER) return true;
  return was.some((known) => isSameIssuer(known, issuer));
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
