import type { Failure } from './result';

/** A defect as the browser may see it: the request id finds the rest in the log. */
export interface DefectFailure {
  readonly code: 'DEFECT';
  readonly message: string;
  readonly requestId: string;
}

/** Why a server action refused or broke. */
export type ActionFailure = Failure | DefectFailure;

/** What a server action returns; it never throws to the page. A `Result` is one. */
export type ActionResult<T> = { ok: true; value: T } | { ok: false; failure: ActionFailure };

/** The event that ends a stream which was refused or broke; never thrown. */
export interface StreamFailure {
  readonly type: 'failed';
  readonly failure: ActionFailure;
}
