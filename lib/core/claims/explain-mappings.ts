import type { JsonObject, JsonValue } from '../tokens/json-value';
import { isAttributeValue } from './attribute-value';
import type { ClaimMapping } from './claim-mapping';
import { isAbsent } from './claim-path';
import type { AbsentReason, MappedRow } from './mapped-claims';
import { mappedRowSentence } from './mapped-row-words';
import { type ClaimTrace, traceClaim } from './trace-claim';

/** What every row made of a token, and why; the values are those of `mapClaims`. */
export function explainMappings(
  claims: JsonObject,
  mappings: readonly ClaimMapping[],
): readonly MappedRow[] {
  return mappings.map((mapping) => explainRow(claims, mapping));
}

function explainRow(claims: JsonObject, mapping: ClaimMapping): MappedRow {
  const trace = traceClaim(claims, mapping.jwtPath);
  const row = { mapping, steps: trace.steps, ...outcomeOf(trace, mapping) };
  return { ...row, sentence: mappedRowSentence(row, trace) };
}

function outcomeOf(
  trace: ClaimTrace,
  mapping: ClaimMapping,
): Pick<MappedRow, 'outcome' | 'value' | 'rule' | 'why' | 'isEmpty'> {
  const { value } = trace;
  const rule = value === undefined ? null : trace.rule;
  const none = { value: null, rule, isEmpty: false };
  if (isAbsent(value)) {
    const why = absence(trace);
    const { defaultValue } = mapping;
    if (defaultValue === undefined) return { ...none, outcome: 'absent', why };
    return { ...none, outcome: 'default', value: defaultValue, why };
  }
  if (!isAttributeValue(value)) return { ...none, outcome: 'absent', why: 'wrong_type' };
  return { outcome: 'mapped', value, rule, why: null, isEmpty: isEmptyValue(value) };
}

function absence({ value, steps }: ClaimTrace): AbsentReason {
  if (value === null) return 'null';
  return steps.length === 0 ? 'absent' : 'path_broke';
}

function isEmptyValue(value: JsonValue): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}
