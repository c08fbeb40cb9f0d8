import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { invalidInput, ok, type Result } from '@/lib/core/result';

const MOST_BYTES = 4096;

const refuse = (message: string) => invalidInput({ password: [message] }, message);
const NONE = 'No password came on standard input. Nothing was changed.';

/**
 * A new password from standard input, where no list of processes and no history of a shell shows it:
 * one line that is piped in, or typed twice and unseen at a terminal.
 */
export async function readNewPassword(): Promise<Result<string>> {
  return process.stdin.isTTY ? readTyped() : readPiped();
}

async function readPiped(): Promise<Result<string>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    chunks.push(Buffer.from(chunk));
    bytes += chunk.length;
    if (bytes > MOST_BYTES)
      return refuse('What came on standard input is too long for a password.');
  }
  const text = textOf(Buffer.concat(chunks))?.replace(/\r?\n$/, '');
  if (text === undefined) return refuse('What came on standard input is not UTF-8.');
  if (text === '') return refuse(NONE);
  if (/[\r\n]/.test(text)) return refuse('What came on standard input has more than one line.');
  return ok(text);
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The only reason there is: the bytes are not UTF-8.
    return undefined;
  }
}

async function readTyped(): Promise<Result<string>> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true });
  const typed: string[] = [];
  process.stderr.write('New password (not shown): ');
  for await (const line of lines) {
    process.stderr.write('\n');
    typed.push(line);
    if (typed.length === 2) break;
    process.stderr.write('The same once more: ');
  }
  lines.close();
  const [first = '', second] = typed;
  if (second === undefined) return refuse(NONE);
  return first === second ? ok(first) : refuse('The two are not the same. Nothing was changed.');
}
