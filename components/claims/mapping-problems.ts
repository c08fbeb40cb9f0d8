import type { MappingProblem } from '@/lib/core/claims/read-claim-mappings';

/** What is wrong with one row, by the field where it is said. */
export interface RowProblems {
  readonly jwtPath: string | undefined;
  readonly attribute: string | undefined;
  readonly defaultValue: string | undefined;
}

/**
 * The problems of a row at its fields. An empty field is not held against a row that is still being
 * filled in: it is said once a save was tried.
 */
export function rowProblems(
  problems: readonly MappingProblem[],
  index: number,
  row: { readonly jwtPath: string; readonly attribute: string },
  attempted: boolean,
): RowProblems {
  const at = (field: string) => {
    const place = `/${index}/${field}`;
    return problems.find((each) => each.at === place || each.at.startsWith(`${place}/`))?.message;
  };
  return {
    jwtPath: row.jwtPath !== '' || attempted ? at('jwtPath') : undefined,
    attribute: row.attribute !== '' || attempted ? at('attribute') : undefined,
    defaultValue: at('defaultValue'),
  };
}
