import { expectedOrigin, isSameOrigin } from '@/lib/core/same-origin';
import type { Headers } from './request-headers';

/** Why a request is turned away before the application sees it. */
export interface Refusal {
  status: number;
  code: string;
  message: string;
  headers?: Readonly<Record<string, string>>;
}

/** The head of a request, with what is known of its sender. */
export interface RequestHead {
  method: string;
  /** The request target as it stood in the request line. */
  target: string;
  headers: Headers;
  /** The host that the client asked for: the Host header, or what a trusted proxy says. */
  host: string;
  /** The scheme that the client used, as far as it is known. */
  scheme: 'http' | 'https';
}

/** What the guard is told once. */
export interface GuardSettings {
  publicUrl: URL | null;
  maxBodyBytes: number;
}

const METHODS = ['GET', 'HEAD', 'POST'];
const ALLOW = { allow: 'GET, HEAD, POST, OPTIONS' };
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** The paths that tell whether this process lives and can work; they ask nothing of the caller. */
export function isHealthPath(path: string): boolean {
  return path === '/healthz' || path === '/readyz';
}

/** The path of a request target, without its query. */
export function pathOf(target: string): string {
  return target.split('?', 1)[0] ?? '';
}

/** Judges request line, host, method, origin and the announced body, in this order; null lets it pass. */
export function judgeHead(head: RequestHead, settings: GuardSettings): Refusal | null {
  return (
    judgeTarget(head.target) ??
    judgeHost(head, settings.publicUrl) ??
    judgeMethod(head) ??
    (head.method === 'POST'
      ? judgePost(head, settings)
      : judgeAnnouncedBody(head.headers, 'no body', 0))
  );
}

/** The refusal of a request target that two readers could understand differently. */
export function judgeTarget(target: string): Refusal | null {
  const path = pathOf(target);
  const plain = /^\/[\x21-\x7e]*$/.test(target) && !/[\\#]/.test(path) && !path.includes('//');
  if (plain && path.split('/').every(isPlainSegment)) return null;
  return refuse(400, 'BAD_REQUEST', 'This request line is not understood.');
}

/** The refusal of an unusable method, naming those that can be used. */
export function methodNotAllowed(allow: string = ALLOW.allow): Refusal {
  return refuse(405, 'METHOD_NOT_ALLOWED', 'This method is not used here.', { allow });
}

/** The refusal of a body that is too large. */
export function bodyTooLarge(maxBodyBytes: number): Refusal {
  return refuse(413, 'BODY_TOO_LARGE', `A request may have at most ${maxBodyBytes} bytes.`);
}

/** A refusal from its parts. */
export function refuse(
  status: number,
  code: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): Refusal {
  return headers === undefined ? { status, code, message } : { status, code, message, headers };
}

function isPlainSegment(segment: string): boolean {
  try {
    const text = decodeURIComponent(segment);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused.
    return text !== '.' && text !== '..' && !/[/\\\u0000-\u001f\u007f-\u009f]/.test(text);
  } catch {
    // Broken percent-encoding has one meaning here: none.
    return false;
  }
}

function judgeHost(head: RequestHead, publicUrl: URL | null): Refusal | null {
  const readable = HOST.test(head.host) && URL.canParse(`${head.scheme}://${head.host}`);
  if (!readable) return refuse(400, 'BAD_REQUEST', 'The Host header is not understood.');
  if (publicUrl === null || isHealthPath(pathOf(head.target))) return null;
  const asked = new URL(`${publicUrl.protocol}//${head.host}`).host;
  if (asked === publicUrl.host) return null;
  return refuse(421, 'MISDIRECTED_REQUEST', `This console is at ${publicUrl.origin}.`);
}

function judgeMethod(head: RequestHead): Refusal | null {
  if (head.method === 'OPTIONS') return refuse(204, 'OPTIONS', '', ALLOW);
  const health = isHealthPath(pathOf(head.target));
  if (health && head.method === 'POST') return methodNotAllowed('GET, HEAD, OPTIONS');
  return METHODS.includes(head.method) ? null : methodNotAllowed();
}

function judgePost(head: RequestHead, settings: GuardSettings): Refusal | null {
  const { origin } = head.headers;
  const expected = expectedOrigin({ ...head, publicUrl: settings.publicUrl });
  if (!isSameOrigin(typeof origin === 'string' ? origin : null, expected)) {
    return refuse(403, 'FOREIGN_ORIGIN', 'This request comes from another site.');
  }
  if (!isActionBody(head.headers)) {
    return refuse(415, 'UNSUPPORTED_MEDIA_TYPE', 'A body of this type is not taken here.');
  }
  return judgeAnnouncedBody(head.headers, 'a body', settings.maxBodyBytes);
}

// Server actions come as multipart, or as text/plain by Next's own client code, which a page of
// another site cannot imitate: it may not set `next-action`. Next takes no url-encoded actions.
function isActionBody(headers: Headers): boolean {
  if (headers['content-encoding'] !== undefined) return false;
  const type = String(headers['content-type'] ?? '')
    .split(';', 1)[0]
    ?.trim()
    .toLowerCase();
  if (type === 'multipart/form-data') return true;
  return type === 'text/plain' && headers['next-action'] !== undefined;
}

function judgeAnnouncedBody(
  headers: Headers,
  taken: 'a body' | 'no body',
  maxBodyBytes: number,
): Refusal | null {
  const bytes = Number(headers['content-length'] ?? 0);
  const some = bytes > 0 || headers['transfer-encoding'] !== undefined;
  if (taken === 'no body') {
    return some ? refuse(400, 'BAD_REQUEST', 'This method takes no body.') : null;
  }
  return bytes > maxBodyBytes ? bodyTooLarge(maxBodyBytes) : null;
}
