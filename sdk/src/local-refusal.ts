import { ClaimcheckError } from './errors';

const REFUSALS: ReadonlySet<string> = new Set(['UNAUTHENTICATED', 'FORBIDDEN']);
/** Every refusal of the api has an id of this form. */
const REQUEST_ID = /^req_[a-z0-9]{24}$/;

/** Whether the api itself has said that this key may not have the bundle. */
export function isRefusal({ code, requestId }: ClaimcheckError): boolean {
  return REFUSALS.has(code) && requestId !== null && REQUEST_ID.test(requestId);
}

/** What a poll failed for: a 401 or 403 of something that stands before the api is an outage of the api. */
export function asFailure(error: unknown): ClaimcheckError {
  if (!(error instanceof ClaimcheckError)) return defect(error);
  if (!REFUSALS.has(error.code) || isRefusal(error)) return error;
  const { status } = error;
  return new ClaimcheckError(
    `Something that stands before the api answered in its place, with the HTTP status ${status}.`,
    { code: 'UNAVAILABLE', ...(status !== null && { status }), cause: error },
  );
}

function defect(cause: unknown): ClaimcheckError {
  const message = `The poll failed: ${cause instanceof Error ? cause.message : String(cause)}`;
  return new ClaimcheckError(message, { code: 'UNEXPECTED_ANSWER', cause });
}

/** Made anew for each call, so that its stack is that of the call. */
export function again(error: ClaimcheckError): ClaimcheckError {
  const { message, code, status, requestId } = error;
  return new ClaimcheckError(message, {
    code,
    ...(status !== null && { status }),
    ...(requestId !== null && { requestId }),
    cause: error,
  });
}
