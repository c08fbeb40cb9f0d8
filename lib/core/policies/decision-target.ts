/** A resource that permissions name, with the actions that they name for it. */
export interface DecisionTarget {
  readonly resource: string;
  /** `*` among them means any. */
  readonly actions: readonly string[];
}
