import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { invalidInput, ok, type Result } from '@/lib/core/result';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is none',
  ENOTDIR: 'there is none',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
};

const refuse = (message: string) => invalidInput({ file: [message] }, message);

/**
 * The text of a file, or of standard input for `-`, of at most so many bytes; INVALID_INPUT says what is
 * wrong with it.
 */
export async function readText(
  path: string,
  { folder, mostBytes }: { readonly folder: string; readonly mostBytes: number },
): Promise<Result<string>> {
  const place = path === '-' ? 'Standard input' : resolve(folder, path);
  const bytes =
    path === '-' ? ok(await upTo(process.stdin, mostBytes)) : await bytesOf(place, mostBytes);
  if (!bytes.ok) return bytes;
  if (bytes.value.length > mostBytes) return refuse(`${place} has more than ${mostBytes} bytes.`);
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
  } catch {
    // The only reason there is: the bytes are not UTF-8.
    return refuse(`${place} is not UTF-8.`);
  }
}

/** What a stream brings, and no more than one piece beyond so many bytes. */
export async function upTo(stream: AsyncIterable<unknown>, mostBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream) {
    const bytes = Buffer.isBuffer(piece) ? piece : Buffer.from(String(piece));
    pieces.push(bytes);
    length += bytes.length;
    if (length > mostBytes) break;
  }
  return Buffer.concat(pieces);
}

async function bytesOf(path: string, mostBytes: number): Promise<Result<Buffer>> {
  try {
    const file = await open(path);
    return ok(await upTo(file.createReadStream(), mostBytes));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = REASONS[code];
    if (reason === undefined) throw error;
    return refuse(`The file ${path} could not be read: ${reason}.`);
  }
}
