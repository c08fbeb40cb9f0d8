import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type FileHandle, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { textDigest, textSlices } from './local-text';
import { isObject, parseAnswer } from './remote-json';

/** A bundle as a file keeps it. */
export interface CachedBundle {
  readonly workspace: string;
  readonly revision: string;
  /** Number of the configuration that it was made by; null: the api said none. */
  readonly configuration: number | null;
  /** Epoch milliseconds: when the api last said that it holds. */
  readonly confirmedAt: number;
  readonly text: string;
}

/** What a file holds: a bundle, nothing, or something that is not used, and why. */
export type ReadCache =
  | { readonly kind: 'bundle'; readonly bundle: CachedBundle }
  | { readonly kind: 'none' }
  | { readonly kind: 'ignored'; readonly reason: string };

export interface CacheReading {
  readonly workspace: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly maxAgeMs: number;
  readonly maxBytes: number;
}

const FORMAT = 'claimcheck bundle file 1';
/** Nobody writes for so long: what is left of a write after it was cut off. */
const CUT_OFF_MS = 600_000;
/** Clocks of two moments on one machine may differ by so much and mean nothing. */
const CLOCK_SLIP_MS = 60_000;

const PART = /^[0-9a-f]{12}\.part$/;

/*
 * Three parts, with line ends between them: a head in JSON, its HMAC-SHA256 in hex, and the bundle as it came.
 * The head holds the digest of the bundle, so the HMAC covers both. Its key is made of the API key: who cannot
 * call the api cannot write such a file either.
 */

/** The file that keeps the last bundle for a start while the api is away. */
export class LocalCacheFile {
  private readonly path: string;
  private readonly apiKey: string;

  constructor(path: string, apiKey: string) {
    this.path = path;
    this.apiKey = apiKey;
  }

  /** Reads it; never rejects: what cannot be used is said. */
  async read(reading: CacheReading): Promise<ReadCache> {
    try {
      const found = await stat(this.path);
      if (!found.isFile()) return ignored('it is no ordinary file');
      if (found.size > reading.maxBytes) return ignored('it is too large');
      return await this.judge(await readFile(this.path), reading);
    } catch (error) {
      const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      return absent ? { kind: 'none' } : ignored(reasonOf(error));
    }
  }

  /** Puts a bundle in its place at once, readable by this user alone. Rejects with what the machine says. */
  async write({ text, ...head }: CachedBundle): Promise<void> {
    const line = JSON.stringify({ format: FORMAT, ...head, digest: await textDigest(text) });
    const part = `${this.path}.${randomBytes(6).toString('hex')}.part`;
    const file = await open(part, 'wx', 0o600);
    try {
      await writeAll(file, [`${line}\n${this.macOf(line)}\n`, ...textSlices(text)]);
      await rename(part, this.path);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    await syncFolder(dirname(this.path));
  }

  /**
   * Takes away what was left by processes that ended while they wrote (`now` in epoch milliseconds). Rejects
   * with what the machine says.
   */
  async tidy(now: number): Promise<void> {
    const folder = dirname(this.path);
    const start = `${basename(this.path)}.`;
    for (const name of await readdir(folder)) {
      if (!name.startsWith(start) || !PART.test(name.slice(start.length))) continue;
      const part = join(folder, name);
      if (now - (await stat(part)).mtimeMs > CUT_OFF_MS) await rm(part, { force: true });
    }
  }

  /** Takes it away, if it is there. */
  async remove(): Promise<void> {
    await rm(this.path, { force: true });
  }

  private async judge(bytes: Buffer, reading: CacheReading): Promise<ReadCache> {
    const first = bytes.indexOf(10);
    const second = bytes.indexOf(10, first + 1);
    if (first < 0 || second < 0) return ignored('it is no such file, or cut off');
    const line = bytes.toString('utf8', 0, first);
    const mac = bytes.toString('latin1', first + 1, second);
    if (!sameText(mac, this.macOf(line))) {
      return ignored('it was changed, or written with another API key');
    }
    const head = headOf(line);
    if (head === null) return ignored('another version of @claimcheck/node wrote it');
    const problem = problemOf(head, reading);
    if (problem !== null) return ignored(problem);
    const text = bytes.toString('utf8', second + 1);
    if ((await textDigest(text)) !== head.digest) return ignored('the bundle in it was changed');
    const { digest: _, ...kept } = head;
    return { kind: 'bundle', bundle: { ...kept, text } };
  }

  private macOf(line: string): string {
    return createHmac('sha256', this.apiKey).update(`${FORMAT}\n${line}`).digest('hex');
  }
}

interface Head extends Omit<CachedBundle, 'text'> {
  readonly digest: string;
}

function headOf(line: string): Head | null {
  const head = parseAnswer(line);
  if (!isObject(head) || head.format !== FORMAT) return null;
  const { workspace, revision, configuration = null, confirmedAt, digest } = head;
  if (typeof workspace !== 'string' || typeof revision !== 'string') return null;
  if (typeof confirmedAt !== 'number' || typeof digest !== 'string') return null;
  if (configuration !== null && typeof configuration !== 'number') return null;
  return { workspace, revision, configuration, confirmedAt, digest };
}

function problemOf({ workspace, confirmedAt }: Head, reading: CacheReading): string | null {
  if (workspace !== reading.workspace) return `it is that of the workspace ${workspace}`;
  const age = reading.now - confirmedAt;
  if (age > reading.maxAgeMs) return 'it is older than maxAgeMs';
  return age < -CLOCK_SLIP_MS ? 'it is of a time to come, so its age is not known' : null;
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one, 'latin1'), Buffer.from(other, 'latin1')];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function writeAll(file: FileHandle, parts: readonly string[]): Promise<void> {
  try {
    for (const part of parts) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the new name outlives a power cut; Windows knows no such thing. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function ignored(reason: string): ReadCache {
  return { kind: 'ignored', reason };
}

/** What the machine says of a file. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
