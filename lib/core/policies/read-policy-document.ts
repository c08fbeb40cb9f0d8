import {
  code,
  type DocumentReading,
  memberOf,
  readObject,
  refuseOthers,
  report,
  wrongKind,
} from './document-reading';
import { readSpecificationAt } from './read-specification';
import type { Specification, SpecificationProblem } from './specification';
import { MAX_POLICY_NAME } from './specification-limits';

/** A document that was read; its name is null where it was a specification alone. */
export type PolicyDocumentReading =
  | { readonly ok: true; readonly name: string | null; readonly specification: Specification }
  | { readonly ok: false; readonly problems: readonly SpecificationProblem[] };

/** Reads `{name, specification}`, or a specification alone, as `readSpecification` does. */
export function readPolicyDocument(value: unknown): PolicyDocumentReading {
  const reading: DocumentReading = { problems: [], conditions: 0 };
  const object = readObject(reading, value, [], 'A policy');
  if (object === null) return { ok: false, problems: reading.problems };
  const inner = memberOf(object, 'specification');
  if (inner === undefined && memberOf(object, 'name') === undefined) {
    const read = readSpecificationAt(value, []);
    return read.ok ? { ...read, name: null } : read;
  }
  refuseOthers(reading, object, [], { what: 'a policy', names: ['name', 'specification'] });
  const name = readName(reading, memberOf(object, 'name'));
  const read = readSpecificationAt(inner, ['specification']);
  if (read.ok && reading.problems.length === 0) return { ...read, name };
  return { ok: false, problems: [...reading.problems, ...(read.ok ? [] : read.problems)] };
}

function readName(reading: DocumentReading, value: unknown): string | null {
  if (value === undefined) return null;
  const rule = `A name is a text of 1 to ${MAX_POLICY_NAME} characters`;
  if (typeof value !== 'string') report(reading, ['name'], wrongKind(value, ['name'], rule));
  else if (value.trim() === '' || value.length > MAX_POLICY_NAME) {
    report(reading, ['name'], `${rule}; this is ${code(value)}.`);
  }
  return typeof value === 'string' ? value.trim() : null;
}
