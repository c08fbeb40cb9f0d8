import type { Backend } from './backend';
import { ClaimcheckError } from './errors';
import { LocalAnswers } from './local-answers';
import { LocalAsks } from './local-asks';
import { LocalBundle } from './local-bundle';
import { outsideRequests } from './local-context';
import { LocalFollower } from './local-follower';
import { type LocalServices, OF_NODE } from './local-services';
import { LocalVerifier } from './local-verifier';
import type { ClaimcheckSettings } from './settings';

/** Answers in this process by the bundle of the api, which it follows from now on until it is closed. */
export function localBackend(
  settings: ClaimcheckSettings,
  services: LocalServices = OF_NODE,
): Backend {
  const bundle = new LocalBundle(settings, services);
  const follower = new LocalFollower(settings, services, bundle);
  const asks = new LocalAsks(follower, bundle, services, settings.timeoutMs);
  const answers = new LocalAnswers(new LocalVerifier(follower, asks, services), settings);
  const ready = () => untilReady(follower);
  const answer = <T>(work: () => T | Promise<T>): Promise<T> =>
    follower.settled.isSettled ? settled(work) : ready().then(() => settled(work));
  outsideRequests(() => follower.start());
  return {
    verify: (token, { explain = false }) => answer(() => answers.verify(token, explain)),
    verifyBatch: (tokens, { explain = false }) => answer(() => answers.verifyAll(tokens, explain)),
    checkAuthorization: (input) => answer(() => answers.check(input)),
    checkAuthorizationBatch: (input) => answer(() => answers.checkAll(input)),
    ready,
    status: () => follower.status(),
    close: () => follower.close(),
  };
}

/** Waits for the first bundle, for as long as a call may last; then rejects with what stands in the way. */
async function untilReady(follower: LocalFollower): Promise<void> {
  await follower.settled.wait();
  follower.current();
}

/** One promise, settled already wherever nothing has to be waited for. */
function settled<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    const result = work();
    return result instanceof Promise ? result.catch(failed) : Promise.resolve(result);
  } catch (error) {
    return Promise.reject(asError(error));
  }
}

function failed(error: unknown): never {
  throw asError(error);
}

/** Callers are promised one kind of error; a defect of this package is told as what it is, and allows nothing. */
function asError(error: unknown): ClaimcheckError {
  if (error instanceof ClaimcheckError) return error;
  const message = 'This call failed for a defect of @claimcheck/node; its cause says where.';
  return new ClaimcheckError(message, { code: 'UNEXPECTED_ANSWER', cause: error });
}
