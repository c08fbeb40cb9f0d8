import type { DraftField, FieldChange } from './draft-changes';

/**
 * The fields that an address may draft a change of: what a verdict proposes. Keys, certificates, the
 * addresses that they are fetched from, and rules that could be loosened are not among them: a link must
 * not propose those.
 */
export const DRAFTED_FIELDS: ReadonlySet<DraftField> = new Set([
  'inputs.issuer',
  'inputs.domain',
  'inputs.customDomains',
  'inputs.clientIds',
  'inputs.audiences',
  'inputs.bareIssuer',
  'furtherIssuers',
  'furtherAudiences',
  'authorizedParties',
  'algorithms',
]);

/** Writes a change as a parameter of the provider's page; null for a field that no address may change. */
export function fixParameter({ field, value, clears }: FieldChange): string | null {
  const isDrafted = DRAFTED_FIELDS.has(field) && clears === undefined;
  return isDrafted ? JSON.stringify({ field, value }) : null;
}
