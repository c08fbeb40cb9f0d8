import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { bodyTooLarge, methodNotAllowed, type Refusal, refuse } from './request-guard';

/** Answers on a connection whose request could not even be parsed, and ends it. */
export function answerSocket(
  socket: Duplex,
  refusal: Refusal,
  requestId: string,
  headers: Readonly<Record<string, string>>,
): void {
  const body = `${JSON.stringify({ code: refusal.code, message: refusal.message, requestId })}\n`;
  const all = {
    ...headers,
    ...refusal.headers,
    'cache-control': 'no-store',
    connection: 'close',
    'content-length': String(Buffer.byteLength(body)),
    'content-type': 'application/json; charset=utf-8',
    'x-request-id': requestId,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const status = `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? 'Error'}\r\n`;
  socket.end(`${status}${lines.join('')}\r\n${body}`, () => socket.destroy());
}

/** The refusal of a request that node:http could not read, or that took too long to arrive. */
export function refusalOfBroken(error: Error): Refusal {
  switch ('code' in error ? error.code : '') {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return refuse(408, 'REQUEST_TIMEOUT', 'The request took too long to arrive.');
    case 'HPE_HEADER_OVERFLOW':
      return refuse(431, 'HEADERS_TOO_LARGE', 'The headers of the request are too large.');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return bodyTooLarge(0);
    case 'HPE_INVALID_METHOD':
      return methodNotAllowed();
    default:
      return refuse(400, 'BAD_REQUEST', 'The request is not understood.');
  }
}
