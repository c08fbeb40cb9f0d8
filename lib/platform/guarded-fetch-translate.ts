import type { FetchFailureCode } from '@/lib/core/connections/fetch-failure-code';
import { type FetchFailure, FetchFailureError, fetchFailure } from './guarded-fetch-failure';

const BY_CODE: Readonly<Record<string, readonly [FetchFailureCode, string]>> = {
  ECONNREFUSED: ['CONNECTION_REFUSED', 'The connection was refused: nothing listens there.'],
  EHOSTUNREACH: ['CONNECTION_REFUSED', 'No way leads to this address.'],
  ENETUNREACH: ['CONNECTION_REFUSED', 'No way leads to this address.'],
  EADDRNOTAVAIL: ['CONNECTION_REFUSED', 'No way leads to this address.'],
  ETIMEDOUT: ['TIMED_OUT', 'The connection timed out.'],
  ECONNRESET: ['CONNECTION_RESET', 'The other side closed the connection before it had answered.'],
  EPIPE: ['CONNECTION_RESET', 'The other side closed the connection before it had answered.'],
  UND_ERR_SOCKET: [
    'CONNECTION_RESET',
    'The other side closed the connection before it had answered.',
  ],
  UND_ERR_HEADERS_OVERFLOW: ['BAD_RESPONSE', 'The headers of the answer are larger than 16 KiB.'],
  CERT_HAS_EXPIRED: ['TLS_EXPIRED', 'The certificate has expired.'],
  CERT_NOT_YET_VALID: ['TLS_NOT_YET_VALID', 'The certificate is not valid yet.'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['TLS_WRONG_HOST', 'The certificate is for another host.'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['TLS_UNTRUSTED', 'The certificate is self-signed.'],
  SELF_SIGNED_CERT_IN_CHAIN: [
    'TLS_UNTRUSTED',
    'The certificate was issued by an authority that is not trusted here.',
  ],
  CERT_REVOKED: ['TLS_FAILED', 'The certificate has been revoked.'],
};

/** Translates an error of sockets, TLS or undici, once; the original stays as `cause`. */
export function failureOfError(error: unknown, signal: AbortSignal): FetchFailure {
  if (signal.aborted) return failureOfAbort(signal.reason);
  if (error instanceof FetchFailureError) return error.failure;
  const code = errorCode(error);
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  if (known !== undefined) return fetchFailure(known[0], known[1], { cause: error });
  if (
    /ISSUER|UNABLE_TO_VERIFY|CERT_UNTRUSTED|INVALID_CA|INVALID_PURPOSE|SIGNATURE_FAILURE/.test(code)
  ) {
    const message = 'The certificate was issued by an authority that is not trusted here.';
    return fetchFailure('TLS_UNTRUSTED', message, { cause: error });
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    const message = 'No TLS connection came about: the other side speaks no TLS 1.2 or 1.3 there.';
    return fetchFailure('TLS_PROTOCOL', message, { cause: error });
  }
  if (/^(HPE_|HTTPParserError|UND_ERR_(RES|RESPONSE|BODY))/.test(code)) {
    return fetchFailure('BAD_RESPONSE', 'The answer is not well-formed HTTP.', { cause: error });
  }
  if (/CERT|TLS|OSSL/.test(code)) {
    return fetchFailure('TLS_FAILED', `TLS failed (${code}).`, { cause: error });
  }
  return fetchFailure('CONNECTION_RESET', `The connection failed (${code}).`, { cause: error });
}

/** What an aborted signal means: the budget is spent, or the caller left. */
function failureOfAbort(reason: unknown): FetchFailure {
  if (reason instanceof FetchFailureError) return reason.failure;
  return fetchFailure('CANCELLED', 'The test was cancelled.', { cause: reason });
}

function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
