import type { Instrumentation } from 'next';
import { log } from '@/lib/platform/log';
import { requestErrorRecord } from '@/lib/platform/request-error';

/**
 * Next calls this with what a page or a handler threw. The line holds the digest, which the error
 * page shows, and the request id, which the answer carries.
 */
export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  log.error(requestErrorRecord(error, request, context), 'page failed');
};
