import type { Dispatcher } from 'undici';
import type { CacheHeaders } from '@/lib/core/oidc/freshness';
import { readValidators, type Validators } from '@/lib/core/oidc/validators';
import type { JsonValue } from '@/lib/core/tokens/json-value';
import { readBody } from './guarded-fetch-body';
import type { ConnectionFacts, GuardedConnection } from './guarded-fetch-connection';
import { type FetchFailure, fetchFailure } from './guarded-fetch-failure';
import { readJson } from './guarded-fetch-json';

export interface FetchedJson {
  readonly ok: true;
  readonly status: number;
  readonly json: JsonValue;
  /** Of the body, after inflation. */
  readonly bytes: number;
  readonly cacheControl: string | null;
  /** The provider's clock, as its Date header says. */
  readonly date: string | null;
  /** What the answer says on how long it may be kept. */
  readonly headers: CacheHeaders;
  /** What a later request can name to be told that nothing has changed. */
  readonly validators: Validators;
  readonly connection: ConnectionFacts;
}

/** The document is as it was when the validators were given (RFC 9110, 15.4.5). */
export interface NotModified {
  readonly ok: true;
  readonly notModified: true;
  readonly headers: CacheHeaders;
  readonly connection: ConnectionFacts;
}

/** Sent with every request; beside the validators nothing else: no cookie, no credentials, no referrer. */
const HEADERS = {
  accept: 'application/json',
  'accept-encoding': 'gzip, deflate, br',
  'user-agent': 'Claimcheck',
};

/** One request over a connection, its answer judged. Throws what the connection throws. */
export async function fetchOne(
  connection: GuardedConnection,
  url: URL,
  maxBytes: number,
): Promise<FetchedJson | FetchFailure> {
  const facts = await connection.open();
  const response = await connection.request(`${url.pathname}${url.search}`, HEADERS);
  return judged(response, facts, maxBytes);
}

/** As `fetchOne`, and may be told that nothing has changed; a 304 that was not asked for is a failure. */
export async function fetchOneIfChanged(
  connection: GuardedConnection,
  url: URL,
  { etag, lastModified }: Validators,
  maxBytes: number,
): Promise<FetchedJson | NotModified | FetchFailure> {
  const facts = await connection.open();
  const response = await connection.request(`${url.pathname}${url.search}`, {
    ...HEADERS,
    ...(etag !== null && { 'if-none-match': etag }),
    ...(lastModified !== null && { 'if-modified-since': lastModified }),
  });
  const asked = etag !== null || lastModified !== null;
  if (response.statusCode !== 304 || !asked) return judged(response, facts, maxBytes);
  discard(response);
  return { ok: true, notModified: true, headers: cacheHeaders(response), connection: facts };
}

async function judged(
  response: Dispatcher.ResponseData,
  facts: ConnectionFacts,
  maxBytes: number,
): Promise<FetchedJson | FetchFailure> {
  if (response.statusCode !== 200) return statusFailure(response);
  const body = await readBody(response, maxBytes);
  const read = readJson(header(response, 'content-type') ?? undefined, body);
  if (!read.ok) return fetchFailure(read.code, read.message, { status: 200, bytes: body.length });
  return {
    ok: true,
    status: response.statusCode,
    json: read.json,
    bytes: body.length,
    cacheControl: header(response, 'cache-control'),
    date: header(response, 'date'),
    headers: cacheHeaders(response),
    validators: readValidators(response.headers.etag, response.headers['last-modified']),
    connection: facts,
  };
}

function cacheHeaders(response: Dispatcher.ResponseData): CacheHeaders {
  return {
    cacheControl: header(response, 'cache-control'),
    age: header(response, 'age'),
    expires: header(response, 'expires'),
    date: header(response, 'date'),
  };
}

const MAX_UNREAD = 16_384;

function statusFailure(response: Dispatcher.ResponseData): FetchFailure {
  const status = response.statusCode;
  discard(response);
  const location = header(response, 'location');
  const facts = { status, location, retryAfter: header(response, 'retry-after') };
  if (status >= 300 && status < 400 && location !== null) {
    return fetchFailure('REDIRECTED', `The address answers ${status}, a redirect.`, facts);
  }
  return fetchFailure('HTTP_STATUS', `The address answers ${status}.`, facts);
}

/** Lets the connection serve a next request when little is left to read, and ends it otherwise. */
function discard({ body, headers }: Dispatcher.ResponseData): void {
  // What becomes of a body that nobody reads is of no interest, and must not be unhandled.
  body.on('error', () => undefined);
  if (Number(headers['content-length']) <= MAX_UNREAD) body.resume();
  else body.destroy();
}

function header(response: Dispatcher.ResponseData, name: string): string | null {
  const value = response.headers[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined ? null : first.replace(/[^\x20-\x7e]/g, '�').slice(0, 300);
}
