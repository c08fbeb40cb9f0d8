import { IncomingMessage } from 'node:http';

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
  | { kind: 'given up' };

/** Reads a body of at most `maxBytes` and stops at the first byte beyond. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<ReadBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const settle = (outcome: ReadBody) => {
      request.off('data', take).pause();
      resolve(outcome);
    };
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) settle({ kind: 'too large' });
      else chunks.push(chunk);
    };
    request.on('data', take);
    request.once('end', () => settle({ kind: 'whole', body: Buffer.concat(chunks) }));
    request.once('error', () => settle({ kind: 'given up' }));
    request.once('close', () => settle({ kind: 'given up' }));
  });
}
