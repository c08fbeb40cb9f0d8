import { ClaimcheckError } from './errors';
import { readRemoteBody } from './remote-body';
import { remoteFailure } from './remote-failure';
import { withoutSecrets } from './remote-secrets';
import type { ClaimcheckSettings } from './settings';
import { USER_AGENT } from './version';

/** One request to the api. */
export interface RemoteRequest {
  readonly method: 'GET' | 'POST';
  /** Begins with a slash; its query is in it. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: string;
  /** The most that an answer may have, inflated. */
  readonly maxBytes: number;
  /** What must be in no error, beside the API key. */
  readonly secrets?: readonly string[];
}

/** What the api answered: 2xx, or 304 where the request had a condition. */
export interface RemoteAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

type Outcome =
  | { readonly ok: true; readonly answer: RemoteAnswer }
  /** `again`: the same request may be answered a little later. */
  | { readonly ok: false; readonly error: ClaimcheckError; readonly again: boolean };

/** Asks the api once. */
export async function attemptCall(
  request: RemoteRequest,
  settings: ClaimcheckSettings,
  signal: AbortSignal,
): Promise<Outcome> {
  const secrets = [settings.apiKey, ...(request.secrets ?? [])];
  try {
    const { fetch } = settings;
    const response = await fetch(
      settings.baseUrl + request.path,
      requestInit(request, settings, signal),
    );
    const text = await readRemoteBody(response, request.maxBytes);
    const { status, headers } = response;
    if (response.ok || status === 304) return { ok: true, answer: { status, headers, text } };
    const error = remoteFailure({ status, headers, text }, settings.baseUrl, secrets);
    return { ok: false, error, again: AGAIN.has(status) };
  } catch (cause) {
    if (cause instanceof ClaimcheckError) return { ok: false, error: cause, again: false };
    return { ok: false, error: unreached(cause, settings, secrets), again: true };
  }
}

/** Too many requests, and an api or a proxy before it that cannot answer at this moment. */
const AGAIN: ReadonlySet<number> = new Set([429, 502, 503, 504]);

function requestInit(
  { method, headers, body }: RemoteRequest,
  { apiKey, workspaceId }: ClaimcheckSettings,
  signal: AbortSignal,
): RequestInit {
  return {
    method,
    headers: {
      accept: 'application/json',
      'user-agent': USER_AGENT,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
      authorization: `Bearer ${apiKey}`,
      'x-claimcheck-workspace': workspaceId,
    },
    ...(body !== undefined && { body }),
    // Followed, a redirect would take key and token to wherever it points. Read, it can be told of.
    redirect: 'manual',
    cache: 'no-store',
    signal,
  };
}

/** Nobody answered. What is thrown by a fetch of somebody's own may hold the request, so its text is kept alone. */
function unreached(
  thrown: unknown,
  { baseUrl }: ClaimcheckSettings,
  secrets: readonly string[],
): ClaimcheckError {
  const reason = withoutSecrets(reasonOf(thrown), secrets);
  return new ClaimcheckError(`The api at ${baseUrl} does not answer: ${reason}.`, {
    code: 'UNAVAILABLE',
    cause: new Error(reason),
  });
}

/** The innermost message: that of a fetch says only that it failed. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  if (thrown.cause instanceof Error) return reasonOf(thrown.cause);
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  const message = thrown.message === '' ? thrown.name : thrown.message;
  return (message.includes(code) ? message : `${message} (${code})`).replace(/\.$/, '');
}
