import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { mapInSlices } from './in-slices';

/** So much text is turned into bytes and hashed at once, about. */
const CHUNK_CHARACTERS = 65_536;

const gzipAside = promisify(gzip);

/** A text that is sent to many: its bytes, and how they are named. */
export interface SealedText {
  readonly bytes: Buffer;
  /** SHA-256 (hex) of the bytes. */
  readonly digest: string;
  /** The bytes compressed (RFC 1952): off the event loop, once for all who ask. */
  readonly gzipped: () => Promise<Buffer>;
}

/** Collects a text that may be long, so that no step of it takes long. */
export class TextInChunks {
  private readonly hash = createHash('sha256');
  private readonly chunks: Buffer[] = [];
  private waiting: string[] = [];
  private characters = 0;

  /** Adds what comes next. */
  add(text: string): void {
    this.waiting.push(text);
    this.characters += text.length;
    if (this.characters >= CHUNK_CHARACTERS) this.flush();
  }

  /** The whole; nothing may be added after it. */
  async seal(): Promise<SealedText> {
    this.flush();
    const total = this.chunks.reduce((sum, { length }) => sum + length, 0);
    const bytes = Buffer.allocUnsafeSlow(total);
    let at = 0;
    await mapInSlices(this.chunks, (chunk) => {
      at += chunk.copy(bytes, at);
    });
    return sealed(bytes, this.hash.digest('hex'));
  }

  private flush(): void {
    const chunk = Buffer.from(this.waiting.join(''));
    this.hash.update(chunk);
    this.chunks.push(chunk);
    this.waiting = [];
    this.characters = 0;
  }
}

function sealed(bytes: Buffer, digest: string): SealedText {
  let compressed: Promise<Buffer> | null = null;
  return {
    bytes,
    digest,
    gzipped: () => {
      compressed ??= gzipAside(bytes).catch((error: unknown) => {
        // There may be memory for it later.
        compressed = null;
        throw error;
      });
      return compressed;
    },
  };
}
