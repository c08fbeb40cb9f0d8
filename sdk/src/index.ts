// biome-ignore-all lint/performance/noBarrelFile: an entry of the package, which is what it exports
export type {
  AcceptedToken,
  Answered,
  AnsweredProvider,
  AuthorizationAnswer,
  BundleStatus,
  CheckAuthorizationBatchInput,
  CheckAuthorizationInput,
  CheckInput,
  ClaimcheckStatus,
  RefusedToken,
  VerifyAnswer,
  VerifyOptions,
} from './answers';
export type { Auth } from './auth';
export { Claimcheck } from './claimcheck';
export { ClaimcheckError, type ClaimcheckErrorCode, type ClaimcheckErrorOptions } from './errors';
export type { ClaimcheckOptions, LocalOptions } from './options';
