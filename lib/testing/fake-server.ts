import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { FAULTS, type FaultName } from './fake-provider-faults';
import type { TlsIdentity } from './tls';

export interface FakeServerOptions {
  /** Null or absent: plain http. */
  readonly tls?: TlsIdentity | null;
  readonly tlsOptions?: https.ServerOptions;
  /** Default 0: a free one. */
  readonly port?: number;
  /** Waited before each answer; default 0. */
  readonly delayMs?: number;
}

export type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** A server on loopback whose answers a test decides, path by path. */
export interface FakeServer {
  readonly port: number;
  /** `http://127.0.0.1:port` or https. */
  readonly origin: string;
  readonly requests: { readonly path: string; readonly headers: http.IncomingHttpHeaders }[];
  /** TCP connections accepted so far. */
  readonly connections: () => number;
  /** Bytes that left the server so far, over all connections. */
  readonly bytesSent: () => number;
  /** Answers a path, with its query, in this way from now on. */
  answer(path: string, answer: Answer): void;
  /** Answers a path with a named fault from now on. */
  fail(path: string, fault: FaultName): void;
  close(): Promise<void>;
}

/** Starts a server on loopback; `otherwise` answers every path that has no answer of its own. */
export async function startFakeServer(
  options: FakeServerOptions,
  otherwise: Answer = sendJson(404, { error: 'not found' }),
): Promise<FakeServer> {
  const answers = new Map<string, Answer>();
  const requests: { path: string; headers: http.IncomingHttpHeaders }[] = [];
  const sockets: Socket[] = [];
  const server = createServer(options, (request, response) => {
    const path = request.url ?? '';
    requests.push({ path, headers: request.headers });
    const answer = answers.get(path) ?? otherwise;
    setTimeout(() => answer(request, response), options.delayMs ?? 0);
  });
  server.on('connection', (socket: Socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
  });
  const port = await listen(server, options.port ?? 0);
  return {
    port,
    origin: `${options.tls == null ? 'http' : 'https'}://127.0.0.1:${port}`,
    requests,
    connections: () => sockets.length,
    bytesSent: () => sockets.reduce((sum, socket) => sum + socket.bytesWritten, 0),
    answer: (path, answer) => void answers.set(path, answer),
    fail: (path, fault) => void answers.set(path, FAULTS[fault]),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An answer with a JSON body. */
export function sendJson(
  status: number,
  body: unknown,
  headers: http.OutgoingHttpHeaders = {},
): Answer {
  return (_request, response) => {
    const text = JSON.stringify(body);
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      ...headers,
    });
    response.end(text);
  };
}

/** An answer as those services give it that stand behind a content network: chunked, and compressed for who reads that. */
export function sendCompressed(
  status: number,
  body: unknown,
  headers: http.OutgoingHttpHeaders = {},
): Answer {
  return (request, response) => {
    const text = Buffer.from(JSON.stringify(body));
    const gzip = String(request.headers['accept-encoding']).includes('gzip');
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      ...(gzip && { 'content-encoding': 'gzip', vary: 'Accept-Encoding' }),
      ...headers,
    });
    response.write(gzip ? gzipSync(text) : text);
    response.end();
  };
}

/** The host, with its port, that a request was made to. */
export function hostOfRequest(request: http.IncomingMessage): string {
  return request.headers.host ?? '';
}

function createServer(options: FakeServerOptions, listener: http.RequestListener): http.Server {
  if (options.tls == null) return http.createServer(listener);
  const server = https.createServer({ ...options.tls, ...options.tlsOptions }, listener);
  // A client that refuses the certificate is what several tests are about.
  server.on('tlsClientError', () => undefined);
  return server;
}

async function listen(server: http.Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}
