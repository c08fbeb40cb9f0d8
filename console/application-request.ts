import { IncomingMessage } from 'node:http';
import type { BodyBudget } from './body-budget';

/** What the application is given in place of the request that arrived: judged headers, the whole body. */
export class ApplicationRequest extends IncomingMessage {
  constructor(
    received: IncomingMessage,
    headers: Readonly<Record<string, string | string[]>>,
    body: Buffer,
  ) {
    super(received.socket);
    this.method = received.method ?? 'GET';
    this.url = received.url ?? '/';
    this.httpVersion = received.httpVersion;
    this.httpVersionMajor = received.httpVersionMajor;
    this.httpVersionMinor = received.httpVersionMinor;
    this.headers = headers;
    this.rawHeaders = Object.entries(headers).flatMap(([name, value]) =>
      [value].flat().flatMap((one) => [name, one]),
    );
    this.complete = true;
    if (body.length > 0) this.push(body);
    this.push(null);
  }

  // The socket belongs to the request that arrived; an application that drops this one keeps it open.
  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    done(error);
  }

  override _read(): void {
    // Everything was pushed at the start.
  }
}

/** A whole body, or why there is none. */
export type ReadBody =
  | { kind: 'whole'; body: Buffer }
  | { kind: 'too large' }
  | { kind: 'too many' }
  | { kind: 'given up' };

/** How much a body may take: of its own, and of what all have together. */
export interface BodyLimits {
  maxBytes: number;
  budget: BodyBudget;
}

/**
 * Reads a body of at most `maxBytes` and stops at the first byte beyond, or where all bodies together
 * are beyond the budget. A whole body stays on the budget: whoever is done with it gives it back.
 */
export function readBody(
  request: IncomingMessage,
  { maxBytes, budget }: BodyLimits,
): Promise<ReadBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let settled = false;
    const settle = (outcome: ReadBody) => {
      if (settled) return;
      settled = true;
      request.off('data', take).pause();
      if (outcome.kind !== 'whole') budget.giveBack(bytes);
      resolve(outcome);
    };
    const take = (chunk: Buffer) => {
      if (bytes + chunk.length > maxBytes) return settle({ kind: 'too large' });
      if (!budget.take(chunk.length)) return settle({ kind: 'too many' });
      bytes += chunk.length;
      chunks.push(chunk);
    };
    request.on('data', take);
    request.once('end', () => settle({ kind: 'whole', body: Buffer.concat(chunks) }));
    request.once('error', () => settle({ kind: 'given up' }));
    request.once('close', () => settle({ kind: 'given up' }));
  });
}
