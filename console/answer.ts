import type { ServerResponse } from 'node:http';
import type { Refusal } from '@/lib/platform/request-guard';

/** Answers with the one shape of every failure: code, message, request id. */
export function answerRefusal(
  response: ServerResponse,
  refusal: Refusal,
  requestId: string,
  connection: 'keep' | 'close' = 'keep',
): void {
  if (connection === 'close') response.setHeader('connection', 'close');
  for (const [name, value] of Object.entries(refusal.headers ?? {})) {
    response.setHeader(name, value);
  }
  if (refusal.status === 204) response.writeHead(204).end();
  else answerJson(response, refusal.status, bodyOf(refusal, requestId));
}

/** Answers with JSON. */
export function answerJson(response: ServerResponse, status: number, body: object): void {
  const text = `${JSON.stringify(body)}\n`;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('content-length', Buffer.byteLength(text));
  response.writeHead(status).end(text);
}

function bodyOf(refusal: Refusal, requestId: string): object {
  return { code: refusal.code, message: refusal.message, requestId };
}
