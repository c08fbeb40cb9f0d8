import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';

type Fault = (request: IncomingMessage, response: ServerResponse) => void;

const TEN_MB = 10 * 1024 * 1024;
const JSON_TYPE = { 'content-type': 'application/json' };
const CHUNK = Buffer.alloc(16_384, 0x20);

/** Answers as broken, hostile or overloaded providers give them. */
const faults = {
  endless: (_request, response) => {
    response.writeHead(200, JSON_TYPE);
    pour(response, Number.POSITIVE_INFINITY);
  },
  ten_megabytes: (_request, response) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': TEN_MB });
    pour(response, TEN_MB);
  },
  ten_megabytes_unannounced: (_request, response) => {
    response.writeHead(200, JSON_TYPE);
    pour(response, TEN_MB);
  },
  ten_megabytes_on_500: (_request, response) => {
    response.writeHead(500, JSON_TYPE);
    pour(response, TEN_MB);
  },
  gzip_bomb: body({ 'content-encoding': 'gzip' }, () => gzipSync(Buffer.alloc(TEN_MB * 5, 0x20))),
  brotli_bomb: body({ 'content-encoding': 'br' }, () =>
    brotliCompressSync(Buffer.alloc(TEN_MB * 5, 0x20)),
  ),
  endless_empty_gzip: (_request, response) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' });
    response.write(gzipSync('').subarray(0, 10));
    // Stored deflate blocks of no bytes: compressed input without end, output without beginning.
    pour(response, Number.POSITIVE_INFINITY, Buffer.from('000000ffff'.repeat(3000), 'hex'));
  },
  two_hundred_encodings: body({ 'content-encoding': Array(200).fill('gzip').join(', ') }, () =>
    gzipSync('{}'),
  ),
  false_gzip: body({ 'content-encoding': 'gzip' }, () => '{}'),
  false_brotli: body({ 'content-encoding': 'br' }, () => '{"keys":[]}'),
  cut_gzip: body({ 'content-encoding': 'gzip' }, () => gzipSync('{"keys":[]}').subarray(0, 20)),
  unknown_encoding: body({ 'content-encoding': 'zstd' }, () => '{}'),
  hang: () => undefined,
  slow_headers: (request) => {
    const { socket } = request;
    socket.write('HTTP/1.1 200 OK\r\n');
    every(socket, () => socket.write('x-slow: 1\r\n'));
  },
  slow_body: (_request, response) => {
    response.writeHead(200, JSON_TYPE);
    every(response, () => response.write(' '));
  },
  no_content: (_request, response) => response.writeHead(204).end(),
  not_modified: (_request, response) => response.writeHead(304).end(),
  server_error: status(500),
  not_found: status(404),
  unauthorized: status(401),
  too_many_requests: status(429, { 'retry-after': '86400' }),
  unavailable: status(503, { 'retry-after': '86400' }),
  html: body({ 'content-type': 'text/html' }, () => '<!doctype html><title>Sign in</title>'),
  html_as_json: body({}, () => '<!doctype html><title>Sign in</title>'),
  plain_text: body({ 'content-type': 'text/plain' }, () => '{}'),
  no_type: (_request, response) => response.writeHead(200).end('{}'),
  latin1: body({ 'content-type': 'application/json; charset=iso-8859-1' }, () => '{}'),
  broken_json: body({}, () => '{"keys":'),
  empty: body({}, () => ''),
  byte_order_mark: body({}, () => '\uFEFF{}'),
  utf16: body({}, () => Buffer.from('\uFEFF{}', 'utf16le')),
  utf16_without_mark: body({}, () => Buffer.from('{}', 'utf16le')),
  bad_utf8: body({}, () => Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])),
  deep: body({}, () => '['.repeat(100_000)),
  duplicate_member: body({}, () => '{"issuer":"https://a.test","issuer":"https://b.test"}'),
  truncated: (request, response) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': 1000 });
    response.write('{"keys":');
    setImmediate(() => request.socket.destroy());
  },
  closed: (request) => request.socket.destroy(),
  closed_in_body: (request, response) => {
    response.writeHead(200, JSON_TYPE);
    response.write('{"keys":');
    setImmediate(() => request.socket.destroy());
  },
  garbage: (request) => request.socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
  header_bomb: (request) => {
    request.socket.write(`HTTP/1.1 200 OK\r\nx-a: ${'a'.repeat(1_000_000)}\r\n\r\n`);
  },
  many_headers: (request) => {
    request.socket.write(`HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(20_000)}\r\n`);
  },
  bad_length: (request) => {
    request.socket.end('HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n{}');
  },
  two_lengths: (request) => {
    request.socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}}');
  },
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;
export const FAULTS: Readonly<Record<FaultName, Fault>> = faults;

function body(headers: Record<string, string>, content: () => string | Buffer): Fault {
  return (_request, response) => {
    response.writeHead(200, { ...JSON_TYPE, ...headers });
    response.end(content());
  };
}

function status(code: number, headers: Record<string, string> = {}): Fault {
  const text = '{"error":"<script>banner of the target</script>"}';
  return (_request, response) => {
    response.writeHead(code, { ...JSON_TYPE, 'content-length': String(text.length), ...headers });
    response.end(text);
  };
}

function pour(response: ServerResponse, total: number, chunk = CHUNK): void {
  let sent = 0;
  const more = () => {
    while (sent < total && !response.destroyed) {
      sent += chunk.length;
      if (!response.write(chunk)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}

function every(
  emitter: { once(event: 'close', listener: () => void): unknown },
  run: () => void,
): void {
  const timer = setInterval(run, 10);
  emitter.once('close', () => clearInterval(timer));
}
