import { ClaimcheckError, type ClaimcheckErrorCode } from './errors';
import { isObject, parseAnswer } from './remote-json';
import { withoutSecrets } from './remote-secrets';

/** What the api answered when it did not do what it was asked for. */
interface Refusal {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The error for an answer that is none of 2xx; what is in `secrets` is not in it. */
export function remoteFailure(
  { status, headers, text }: Refusal,
  baseUrl: string,
  secrets: readonly string[],
): ClaimcheckError {
  const told = toldIn(text);
  const code = codeOf(status, told.code);
  const requestId = requestIdOf(told.requestId);
  const message = messageOf(code, status, cleanTextOf(told.message, secrets), baseUrl);
  const retryAfterSeconds = retryAfterOf(headers);
  return new ClaimcheckError(message, {
    code,
    status,
    ...(requestId !== null && { requestId }),
    ...(retryAfterSeconds !== null && { retryAfterSeconds }),
    fields: fieldsOf(told.fields, secrets),
  });
}

function toldIn(text: string): Readonly<Record<string, unknown>> {
  const told = parseAnswer(text);
  return isObject(told) ? told : {};
}

const BY_STATUS: ReadonlyMap<number, ClaimcheckErrorCode> = new Map([
  [400, 'INVALID_INPUT'],
  [401, 'UNAUTHENTICATED'],
  [403, 'FORBIDDEN'],
  [408, 'UNAVAILABLE'],
  [413, 'INVALID_INPUT'],
  [422, 'INVALID_INPUT'],
  [429, 'TOO_MANY_REQUESTS'],
]);

function codeOf(status: number, told: unknown): ClaimcheckErrorCode {
  if (status === 503 && told === 'JWKS_FETCH_FAILED') return told;
  if (status >= 500) return 'UNAVAILABLE';
  return BY_STATUS.get(status) ?? 'UNEXPECTED_ANSWER';
}

const MAX_MESSAGE = 2_000;

function messageOf(
  code: ClaimcheckErrorCode,
  status: number,
  told: string | null,
  baseUrl: string,
): string {
  if (code === 'UNEXPECTED_ANSWER') {
    return `What answers at ${baseUrl} is no api of Claimcheck, or one of another version (HTTP status ${status}). Look at baseUrl.`;
  }
  // Cut once the secrets are out: of one that is cut, a part would stay.
  return told?.slice(0, MAX_MESSAGE) ?? `The api answered with the HTTP status ${status}.`;
}

/** RFC 9110, section 10.2.3: seconds, or a date. */
function retryAfterOf(headers: Headers): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const date = text === '' ? Number.NaN : Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}

function fieldsOf(
  told: unknown,
  secrets: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  if (!isObject(told)) return {};
  return Object.fromEntries(
    Object.entries(told).map(([name, messages]) => {
      const texts = Array.isArray(messages)
        ? messages.filter((one) => typeof one === 'string')
        : [];
      return [withoutSecrets(name, secrets), texts.map((one) => withoutSecrets(one, secrets))];
    }),
  );
}

/** The id of a request where it has the form that the api gives it; anything else may hold what was sent. */
export function requestIdOf(told: unknown): string | null {
  return typeof told === 'string' && /^req_[0-9a-z]{1,64}$/.test(told) ? told : null;
}

function cleanTextOf(value: unknown, secrets: readonly string[]): string | null {
  return typeof value === 'string' && value !== '' ? withoutSecrets(value, secrets) : null;
}
