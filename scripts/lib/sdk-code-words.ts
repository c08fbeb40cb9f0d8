import type { CodeWords } from '@/lib/core/docs/code-words';
import type { ClaimcheckErrorCode } from '@/sdk/src/errors';

/** What an adapter answers by itself; a refused token has its own code there. */
export const ADAPTER_CODE_WORDS: Readonly<Record<string, CodeWords>> = {
  UNAUTHENTICATED: {
    text: 'Status 401. The request brought no token that could be judged.',
    advice: '',
  },
  MISSING_PERMISSION: {
    text: 'Status 403. The token is good and lacks permissions; `missing` names them.',
    advice: 'Have the provider put the permission into its tokens, or ask for another one.',
  },
  ACCESS_DENIED: {
    text: 'Status 403. The policies say no. `decisionId` finds the decision in the log of the api, with its reason.',
    advice: 'Ask the same in the [simulator](simulator.md) to see which rule it was.',
  },
  UNAVAILABLE: {
    text: 'Status 503. Access cannot be checked at this moment; Retry-After says when to ask again.',
    advice: '',
  },
  INTERNAL: {
    text: 'Status 500. Access could not be checked, and the same request will not get further.',
    advice: 'Look at the error that the adapter was given: usually the options or the API key.',
  },
};

/** What `status().problem` of local mode says besides the errors of the SDK. */
export const LOCAL_CODE_WORDS: Readonly<Record<string, CodeWords>> = {
  CACHE_FILE_IGNORED: {
    text: 'The file of `cacheFile` does not fit, so the process started without it; the message says why.',
    advice: 'Nothing, where the API key or the workspace was changed: the next bundle replaces it.',
  },
  CACHE_FILE_NOT_WRITTEN: {
    text: 'The bundle could not be written to `cacheFile`, so the next start has no file to go on with.',
    advice: 'Let the process write into the folder of the file, and see that the disk is not full.',
  },
};

/** What each error of the SDK means. */
export const SDK_CODE_WORDS: Readonly<Record<ClaimcheckErrorCode, CodeWords>> = {
  CONFIGURATION: {
    text: 'The options of the constructor are wrong or missing; the message names the option.',
    advice: 'Correct the options, or set the variables of the environment that stand in for them.',
  },
  INVALID_INPUT: {
    text: 'What was asked is wrong; `fields` has the messages of each place.',
    advice: 'Correct the call. Repeating it changes nothing.',
  },
  UNAUTHENTICATED: {
    text: 'The API key is missing, malformed, unknown, revoked or expired.',
    advice: 'Make or rotate the key on the page API keys, and start the process with the new one.',
  },
  FORBIDDEN: {
    text: 'The API key lacks the scope, or is of another workspace than `workspaceId`.',
    advice: 'Compare scopes and workspace of the key on the page API keys.',
  },
  TOO_MANY_REQUESTS: {
    text: 'The key asks too often, and the retries did not get through either.',
    advice: 'Wait for `retryAfterSeconds`, ask in batches, or use local mode.',
  },
  UNAVAILABLE: {
    text: 'The api does not answer, or answers with a failure of its own.',
    advice: 'Check the address and `/readyz` of the api. Try again later.',
  },
  TIMED_OUT: {
    text: 'There was no answer within `timeoutMs`, retries included.',
    advice: 'Try again; raise `timeoutMs` where the network is slow.',
  },
  JWKS_FETCH_FAILED: {
    text: 'The keys of the token’s provider cannot be had, so nothing is known of the token.',
    advice: 'Run Test Connection on the provider’s page.',
  },
  NO_BUNDLE: {
    text: 'Local mode: there is no trust bundle yet, neither from the api nor from `cacheFile`.',
    advice: 'Await `ready()` before serving, and check that the key has the scope `bundle`.',
  },
  BUNDLE_TOO_OLD: {
    text: 'Local mode: the api has not confirmed the bundle for `maxAgeMs`, so nothing is answered by it any more.',
    advice:
      'Bring the api back; the client recovers by itself. `status()` says since when and why.',
  },
  UNEXPECTED_ANSWER: {
    text: 'What the api sent is nothing that this client knows.',
    advice:
      'Check that `baseUrl` is the address of the api, not of the console or a proxy’s page, and that both have the same version.',
  },
  CLOSED: {
    text: 'The client was closed by `close()`.',
    advice: 'Make one client for a process and close it at its end.',
  },
};
