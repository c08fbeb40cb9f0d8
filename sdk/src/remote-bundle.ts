import { ClaimcheckError } from './errors';
import { connectRemote } from './remote-call';
import { isObject, parseAnswer } from './remote-json';
import type { ClaimcheckSettings } from './settings';

const MAX_BUNDLE_BYTES = 256 * 1024 * 1024;

/** What a trust bundle holds, counted. */
export interface CountedBundle {
  /** Its ETag, without quotes. */
  readonly revision: string;
  readonly workspace: string;
  readonly environment: string;
  readonly providers: number;
  readonly policies: number;
  readonly machineKeys: number;
}

/** Asks the api for the trust bundle and counts what is in it; rejects with `ClaimcheckError`. */
export async function readRemoteBundle(settings: ClaimcheckSettings): Promise<CountedBundle> {
  const { call } = connectRemote(settings);
  const answer = await call({ method: 'GET', path: '/v1/bundle', maxBytes: MAX_BUNDLE_BYTES });
  const counted = countedIn(parseAnswer(answer.text));
  if (counted !== null) {
    const revision = answer.headers.get('etag')?.replace(/^(?:W\/)?"(.*)"$/, '$1') ?? '';
    return { revision, ...counted };
  }
  throw new ClaimcheckError('The api answered with no trust bundle.', {
    code: 'UNEXPECTED_ANSWER',
    status: answer.status,
  });
}

function countedIn(bundle: unknown): Omit<CountedBundle, 'revision'> | null {
  if (!isObject(bundle)) return null;
  const { workspace, environment, providers, policies, machineKeys } = bundle;
  if (typeof workspace !== 'string' || typeof environment !== 'string') return null;
  if (!Array.isArray(providers) || !Array.isArray(policies) || !Array.isArray(machineKeys)) {
    return null;
  }
  const counts = { providers: providers.length, policies: policies.length };
  return { workspace, environment, ...counts, machineKeys: machineKeys.length };
}
