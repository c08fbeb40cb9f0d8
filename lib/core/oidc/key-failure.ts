import type { FetchFailureCode } from '../connections/fetch-failure-code';

/** Why keys could not be had: the causes of a failed fetch, and what a document can be that was fetched. */
export type KeyFailureCode =
  | FetchFailureCode
  | 'METADATA_INVALID'
  | 'METADATA_INCOMPLETE'
  | 'ISSUER_MISMATCH'
  | 'JWKS_ADDRESS_INVALID'
  | 'JWKS_INVALID'
  | 'KEYS_EMPTY'
  | 'KEYS_UNUSABLE'
  /** Too many wait for these keys, or too many fetches are under way. */
  | 'TOO_BUSY'
  /** A fault of our own; the log has it. */
  | 'DEFECT';

/** Why keys could not be had; `message` is for those who may see network causes. */
export interface KeyFailure {
  readonly code: KeyFailureCode;
  readonly message: string;
}
