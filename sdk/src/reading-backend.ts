import type { Backend } from './backend';
import { ClaimcheckError } from './errors';
import { asSent, requireFits } from './input-as-sent';
import {
  readCheckInput,
  readChecksInput,
  readExplainInput,
  readObjectInput,
  readTokenInput,
  readTokensInput,
} from './read-input';

/**
 * Reads what calls are given before `backend` sees it, so that every mode refuses the same and judges what would be
 * sent. Rejects with INVALID_INPUT; throws nothing.
 */
export function readingBackend(backend: Backend): Backend {
  return {
    verify: (given, options) =>
      rejecting(() => {
        const explain = readExplainInput(options);
        const token = readTokenInput(given);
        requireFits({ tokens: [token] });
        return backend.verify(token, { explain });
      }),
    verifyBatch: (given, options) =>
      rejecting(() => {
        const explain = readExplainInput(options);
        const tokens = readTokensInput(given);
        requireFits({ tokens });
        return backend.verifyBatch(tokens, { explain });
      }),
    checkAuthorization: (input) =>
      rejecting(() => {
        const explain = readExplainInput(input);
        const token = readTokenInput(readObjectInput(input).token);
        const check = asSent(readCheckInput(input));
        requireFits({ tokens: [token], checks: [check] });
        const { resource, action, context } = check;
        return backend.checkAuthorization({ token, resource, action, context, explain });
      }),
    checkAuthorizationBatch: (input) =>
      rejecting(() => {
        const explain = readExplainInput(input);
        const token = readTokenInput(input.token);
        const checks = readChecksInput(input.checks).map((check, index) =>
          asSent(check, `checks.${index}.`),
        );
        requireFits({ tokens: [token], checks });
        return backend.checkAuthorizationBatch({ token, checks, explain });
      }),
    ready: () => backend.ready(),
    status: () => backend.status(),
    close: () => backend.close(),
  };
}

function rejecting<T>(call: () => Promise<T>): Promise<T> {
  try {
    return call();
  } catch (error) {
    return Promise.reject(error instanceof ClaimcheckError ? error : unreadable(error));
  }
}

/** What was given has members that throw when they are looked at. */
function unreadable(cause: unknown): ClaimcheckError {
  const message = 'What was given cannot be read; the cause says why.';
  return new ClaimcheckError(message, { code: 'INVALID_INPUT', fields: { '': [message] }, cause });
}
