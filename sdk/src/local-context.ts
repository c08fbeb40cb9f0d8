import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Runs something as if this module had started it. A client may be made while a request is answered, and polls
 * go on for the life of the process: they must not hold that request, its token or its trace.
 */
export const outsideRequests: <T>(run: () => T) => T = AsyncLocalStorage.snapshot();
