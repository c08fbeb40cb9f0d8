import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { FetchFailureError, fetchFailure } from './guarded-fetch-failure';

type Body = Dispatcher.ResponseData['body'];

const DECODERS: ReadonlyMap<string, () => NodeJS.ReadWriteStream> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/**
 * Reads a body of at most `maxBytes`, counted as they come and again after inflation, with at most
 * one content encoding. Throws a `FetchFailureError`, or what the stream threw.
 */
export async function readBody(
  response: Pick<Dispatcher.ResponseData, 'body' | 'headers' | 'statusCode'>,
  maxBytes: number,
): Promise<Buffer> {
  const { body, headers } = response;
  // A body that is given up emits an error that nobody reads.
  body.on('error', () => undefined);
  if (Number(headers['content-length']) > maxBytes) throw tooLarge(body, 0, maxBytes);
  const encoding = String(headers['content-encoding'] ?? 'identity')
    .trim()
    .toLowerCase();
  if (encoding === 'identity' || encoding === '') return collect(body, body, maxBytes);
  const decoder = DECODERS.get(encoding)?.();
  if (decoder === undefined) {
    body.destroy();
    throw bad('The answer is compressed in a way that is not read here, or more than once.');
  }
  return collect(body, inflated(body, decoder, maxBytes), maxBytes);
}

async function collect(
  body: Body,
  stream: AsyncIterable<unknown>,
  maxBytes: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(body, bytes, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Counts the compressed bytes too: an endless stream can inflate to nothing. */
async function* inflated(
  body: Body,
  decoder: NodeJS.ReadWriteStream,
  maxBytes: number,
): AsyncGenerator<unknown> {
  async function* counted(source: AsyncIterable<unknown>) {
    let bytes = 0;
    for await (const chunk of source) {
      if (Buffer.isBuffer(chunk)) bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(body, 0, maxBytes);
      yield chunk;
    }
  }
  // The error also reaches whoever reads the decoder; the callback only keeps it from being unhandled.
  pipeline(body, counted, decoder, () => undefined);
  try {
    yield* decoder;
  } catch (error) {
    throw isZlibError(error)
      ? bad('The answer is not compressed as its header says.', error)
      : error;
  }
}

function isZlibError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    /^(Z_|ERR_?_?(ERROR|BROTLI|PADDING))/.test(String(error.code))
  );
}

function tooLarge(body: Body, bytes: number, maxBytes: number): FetchFailureError {
  body.destroy();
  const message = `The answer is larger than ${Math.floor(maxBytes / 1024)} KiB.`;
  return new FetchFailureError(fetchFailure('TOO_LARGE', message, { bytes }));
}

function bad(message: string, cause: unknown = null): FetchFailureError {
  return new FetchFailureError(fetchFailure('BAD_RESPONSE', message, { cause }));
}
