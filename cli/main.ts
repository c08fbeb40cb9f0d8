import type { Failure } from '@/lib/core/result';
import { callerFolder, EnvError } from '@/lib/platform/env';
import { log, logToStandardError } from '@/lib/platform/log';
import { stopInstance } from '@/lib/usecases/stop-instance';
import { readWords, UsageError } from './command';
import { COMMANDS, findCommand } from './commands';
import { forTerminal } from './for-terminal';
import { helpOf, helpOfAll } from './help';

const DONE = 0;
const FAILED = 1;
const NOT_UNDERSTOOD = 2;

const out = (text: string) => process.stdout.write(`${text}\n`);
const complain = (text: string) => process.stderr.write(`${forTerminal(text)}\n`);

async function run(typed: readonly string[], json: boolean): Promise<number> {
  const found = findCommand(typed);
  if (found === null) return withoutCommand(typed, json);
  const { command, rest } = found;
  if (rest.includes('--help')) {
    out(helpOf(command));
    return DONE;
  }
  const tell = json ? () => undefined : complain;
  const result = await command.run(readWords(command, rest, { folder: callerFolder(), tell }));
  if (!result.ok) return fail(sentenceOf(result.failure), result.failure.code, json);
  const { lines, values, bad = false } = result.value;
  out(json ? JSON.stringify({ ok: !bad, ...values }) : forTerminal(lines.join('\n')));
  return bad ? FAILED : DONE;
}

function withoutCommand(typed: readonly string[], json: boolean): number {
  if (typed.includes('--help') || typed[0] === 'help') {
    out(helpOfAll(COMMANDS));
    return DONE;
  }
  if (json) return fail('There is no such command; --help lists them.', 'USAGE', json);
  complain(helpOfAll(COMMANDS));
  return NOT_UNDERSTOOD;
}

function fail(message: string, code: string, json: boolean): number {
  if (json) out(JSON.stringify({ ok: false, code, message }));
  else complain(message);
  return code === 'USAGE' ? NOT_UNDERSTOOD : FAILED;
}

/** A failure's own sentence, or those of the fields that it names. */
function sentenceOf(failure: Failure): string {
  if (failure.code !== 'INVALID_INPUT') return failure.message;
  const messages = new Set(Object.values(failure.fields).flat());
  return messages.size === 0 ? failure.message : [...messages].join('\n');
}

function failed(error: unknown, json: boolean): number {
  if (error instanceof UsageError) return fail(error.message, 'USAGE', json);
  if (error instanceof EnvError) return fail(error.message, 'ENVIRONMENT', json);
  log.fatal({ err: error }, 'The command failed.');
  return fail('Something went wrong here; the log line says what.', 'DEFECT', json);
}

async function main(): Promise<void> {
  // Standard output holds the answer and nothing else.
  logToStandardError();
  const typed = process.argv.slice(2);
  const json = typed.includes('--json');
  const words = typed.filter((word) => word !== '--json');
  process.exitCode = await run(words, json).catch((error: unknown) => failed(error, json));
  // An open pool of connections would keep the process for seconds.
  await stopInstance();
}

void main();
