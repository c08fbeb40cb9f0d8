import { generateKeyPairSync } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { FAULTS, type FaultName } from './fake-provider-faults';
import type { TlsIdentity } from './tls';

export const DISCOVERY_PATH = '/.well-known/openid-configuration';
export const JWKS_PATH = '/jwks';

export interface FakeProviderOptions {
  /** Null or absent: plain http. */
  readonly tls?: TlsIdentity | null;
  readonly tlsOptions?: https.ServerOptions;
  /** What the documents name; default the loopback origin. */
  readonly issuer?: string;
  /** Default 0: a free one. */
  readonly port?: number;
  /** Waited before each answer; default 0. */
  readonly delayMs?: number;
}

export type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

export interface FakeProvider {
  readonly issuer: string;
  readonly port: number;
  /** `http://127.0.0.1:port` or https. */
  readonly origin: string;
  /** Members of the discovery document and the key set; change them at will. */
  readonly metadata: Record<string, unknown>;
  readonly keys: Record<string, unknown>[];
  readonly requests: { readonly path: string; readonly headers: http.IncomingHttpHeaders }[];
  /** TCP connections accepted so far. */
  readonly connections: () => number;
  /** Bytes that left the server so far, over all connections. */
  readonly bytesSent: () => number;
  answer(path: string, answer: Answer): void;
  /** Answers a path with a named fault from now on. */
  fail(path: string, fault: FaultName): void;
  close(): Promise<void>;
}

/** Starts a provider on loopback that is right in every respect until it is told otherwise. */
export async function startFakeProvider(options: FakeProviderOptions = {}): Promise<FakeProvider> {
  const answers = new Map<string, Answer>();
  const requests: { path: string; headers: http.IncomingHttpHeaders }[] = [];
  const sockets: Socket[] = [];
  const listener = (request: http.IncomingMessage, response: http.ServerResponse) => {
    const path = request.url ?? '';
    requests.push({ path, headers: request.headers });
    const answer = answers.get(path) ?? sendJson(404, { error: 'not found' });
    setTimeout(() => answer(request, response), options.delayMs ?? 0);
  };
  const server = createServer(options, listener);
  server.on('connection', (socket: Socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
  });
  const port = await listen(server, options.port ?? 0);
  const origin = `${options.tls == null ? 'http' : 'https'}://127.0.0.1:${port}`;
  const issuer = options.issuer ?? origin;
  const metadata = metadataOf(issuer);
  const keys = [publicKey('rsa', 'RS256'), publicKey('ec', 'ES256')];
  answers.set(DISCOVERY_PATH, (request, response) => sendJson(200, metadata)(request, response));
  answers.set(JWKS_PATH, (request, response) => sendJson(200, { keys })(request, response));
  return {
    issuer,
    port,
    origin,
    metadata,
    keys,
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

function createServer(options: FakeProviderOptions, listener: http.RequestListener): http.Server {
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

function metadataOf(issuer: string): Record<string, unknown> {
  const base = issuer.replace(/\/$/, '');
  return {
    issuer,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/token`,
    jwks_uri: `${new URL(issuer).origin}${JWKS_PATH}`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'ES256'],
  };
}

/** A fresh public key as a JWK, labelled for signatures. */
export function publicKey(kind: 'rsa' | 'ec', alg: string): Record<string, unknown> {
  const { publicKey: key } =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...key.export({ format: 'jwk' }), kid: `${kind}-${alg}`, use: 'sig', alg };
}
