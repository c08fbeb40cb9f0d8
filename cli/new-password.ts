import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { invalidInput, ok, type Result } from '@/lib/core/result';

/** Standard input, or what stands for it in a test. */
type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };

const MOST_BYTES = 4096;

const refuse = (message: string) => invalidInput({ password: [message] }, message);
const NONE = 'No password was given. Nothing was changed.';

/**
 * A new password from standard input, where no list of processes and no history of a shell shows it:
 * one line that is piped in, or typed twice and unseen at a terminal.
 */
export async function readNewPassword(
  input: Input = process.stdin,
  prompt: (text: string) => void = (text) => process.stderr.write(text),
): Promise<Result<string>> {
  return input.isTTY === true ? readTyped(input, prompt) : readPiped(input);
}

async function readPiped(input: Input): Promise<Result<string>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of input) {
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

async function readTyped(input: Input, prompt: (text: string) => void): Promise<Result<string>> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: unseen, terminal: true });
  const typed: string[] = [];
  prompt('New password (not shown): ');
  for await (const line of lines) {
    prompt('\n');
    typed.push(line);
    if (typed.length === 2) break;
    prompt('The same once more: ');
  }
  lines.close();
  const [first = '', second] = typed;
  if (second === undefined || first === '') return refuse(NONE);
  return first === second ? ok(first) : refuse('The two are not the same. Nothing was changed.');
}
