import type { ClaimcheckStatus } from './answers';
import type { Backend } from './backend';
import { ClaimcheckError } from './errors';
import type { RemoteAnswer, RemoteRequest } from './remote-attempt';
import { connectRemote, type Remote } from './remote-call';
import { readDecision } from './remote-decision';
import { requestIdOf } from './remote-failure';
import { isObject, parseAnswer } from './remote-json';
import { askReady } from './remote-ready';
import { readVerdict } from './remote-verdict';
import type { ClaimcheckSettings } from './settings';

/** The largest answers are those to a hundred tokens of 64 KiB with all their claims. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

const STATUS: ClaimcheckStatus = Object.freeze({
  mode: 'api',
  ready: true,
  bundle: null,
  problem: null,
});

/** Answers by asking the HTTP API for each call. */
export function remoteBackend(
  settings: ClaimcheckSettings,
  remote: Remote = connectRemote(settings),
): Backend {
  const { post, ask, askList } = asking(remote);
  return {
    verify: (token, { explain = false }) =>
      ask({ path: '/v1/verify', body: { token, explain }, secrets: [token] }, readVerdict),
    verifyBatch: (tokens, { explain = false }) => {
      const asked = { path: '/v1/verify/batch', body: { tokens, explain }, secrets: tokens };
      return askList(asked, { member: 'results', count: tokens.length }, readVerdict);
    },
    checkAuthorization: (input) =>
      ask({ path: '/v1/check-authorization', body: input, secrets: [input.token] }, readDecision),
    checkAuthorizationBatch: (input) => {
      const { token, checks } = input;
      const asked = { path: '/v1/check-authorization/batch', body: input, secrets: [token] };
      return askList(asked, { member: 'decisions', count: checks.length }, readDecision);
    },
    ready: async () => {
      const answer = await askReady((path, body) => post({ path, body }));
      if (answer !== null && readVerdict(parseAnswer(answer.text)) === null) unexpected(answer);
    },
    status: () => STATUS,
    close: async () => remote.close(),
  };
}

interface Asked extends Pick<RemoteRequest, 'path' | 'secrets'> {
  readonly body: object;
}

interface List {
  readonly member: string;
  readonly count: number;
}

type Read<T> = (value: unknown) => T | null;

function asking(remote: Remote) {
  const post = ({ body, ...asked }: Asked) =>
    remote.call({
      ...asked,
      method: 'POST',
      body: JSON.stringify(body),
      maxBytes: MAX_ANSWER_BYTES,
    });
  const ask = async <T>(asked: Asked, read: Read<T>): Promise<T> => {
    const answer = await post(asked);
    return read(parseAnswer(answer.text)) ?? unexpected(answer);
  };
  const askList = async <T>(asked: Asked, list: List, read: Read<T>): Promise<readonly T[]> => {
    const answer = await post(asked);
    return readList(parseAnswer(answer.text), list, read) ?? unexpected(answer);
  };
  return { post, ask, askList };
}

function readList<T>(value: unknown, { member, count }: List, read: Read<T>): readonly T[] | null {
  const items = isObject(value) ? value[member] : null;
  if (!Array.isArray(items) || items.length !== count) return null;
  const known = items.map(read).filter((item) => item !== null);
  return known.length === count ? known : null;
}

function unexpected({ status, headers }: RemoteAnswer): never {
  const requestId = requestIdOf(headers.get('x-request-id'));
  const message =
    'What was answered is not known to this version of @claimcheck/node, so nothing is allowed by it.';
  throw new ClaimcheckError(message, {
    code: 'UNEXPECTED_ANSWER',
    status,
    ...(requestId !== null && { requestId }),
  });
}
