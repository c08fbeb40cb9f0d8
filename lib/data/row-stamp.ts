/** What tells that a row is as it was when it was read. */
export interface RowStamp {
  readonly id: string;
  readonly stamp: string;
}

/** The stamp of a row. The version alone does not do: where a copy was restored, it comes again with other content. */
export function stampOf({
  version,
  updatedAt,
}: {
  readonly version: number;
  readonly updatedAt: Date;
}): string {
  return `${version} ${updatedAt.getTime()}`;
}
