import type { FieldErrors } from './result';

/** A problem as a schema reports it; strict objects name the members that they do not know. */
export interface SchemaIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string | undefined;
  readonly keys?: readonly string[];
}

/** The problems of a schema as messages by dotted path; unknown members are named one by one. */
export function fieldErrorsOf(issues: readonly SchemaIssue[]): FieldErrors {
  const fields = new Map<string, string[]>();
  for (const issue of issues) {
    const unknown = issue.code === 'unrecognized_keys';
    const message = unknown ? 'There is no such field.' : issue.message;
    for (const path of pathsOf(issue, unknown)) {
      fields.set(path, [...(fields.get(path) ?? []), message]);
    }
  }
  return Object.fromEntries(fields);
}

function pathsOf({ path, keys = [] }: SchemaIssue, unknown: boolean): readonly string[] {
  const names = path.map(String);
  return unknown ? keys.map((key) => [...names, key].join('.')) : [names.join('.')];
}
