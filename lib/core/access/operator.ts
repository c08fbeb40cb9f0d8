/** The signed-in person, as every page and action knows them. */
export interface Operator {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** The session that this request came with. */
  readonly sessionId: string;
}
