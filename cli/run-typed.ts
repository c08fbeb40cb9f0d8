import type { Failure } from '@/lib/core/result';
import { callerFolder, EnvError } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { readWords, UsageError } from './command';
import { COMMANDS, findCommand } from './commands';
import { forTerminal } from './for-terminal';
import { helpOf, helpOfAll } from './help';

const DONE = 0;
const FAILED = 1;
const NOT_UNDERSTOOD = 2;

/** Where a command writes: its answer, and what it tells a person beside it. */
export interface Streams {
  readonly out: (text: string) => unknown;
  readonly err: (text: string) => unknown;
}

/** One run of the command line: how it prints, and whether for a script. */
interface Run {
  readonly json: boolean;
  readonly out: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Runs what was typed after `claimcheck`, and gives back the exit code; a defect is logged and told. */
export async function runTyped(typed: readonly string[], streams: Streams): Promise<number> {
  const run: Run = {
    json: typed.includes('--json'),
    out: (text) => void streams.out(`${text}\n`),
    complain: (text) => void streams.err(`${forTerminal(text)}\n`),
  };
  const words = typed.filter((word) => word !== '--json');
  return runWords(words, run).catch((error: unknown) => failed(error, run));
}

async function runWords(typed: readonly string[], run: Run): Promise<number> {
  const { json, out, complain } = run;
  const found = findCommand(typed);
  if (found === null) return withoutCommand(typed, run);
  const { command, rest } = found;
  if (rest.includes('--help')) {
    out(helpOf(command));
    return DONE;
  }
  const tell = json ? () => undefined : complain;
  const result = await command.run(readWords(command, rest, { folder: callerFolder(), tell }));
  if (!result.ok) return fail(sentenceOf(result.failure), result.failure.code, run);
  const { lines, values, bad = false } = result.value;
  out(json ? JSON.stringify({ ok: !bad, ...values }) : forTerminal(lines.join('\n')));
  return bad ? FAILED : DONE;
}

function withoutCommand(typed: readonly string[], run: Run): number {
  if (typed.includes('--help') || typed[0] === 'help') {
    run.out(helpOfAll(COMMANDS));
    return DONE;
  }
  if (run.json) return fail('There is no such command; --help lists them.', 'USAGE', run);
  run.complain(helpOfAll(COMMANDS));
  return NOT_UNDERSTOOD;
}

function fail(message: string, code: string, { json, out, complain }: Run): number {
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

function failed(error: unknown, run: Run): number {
  if (error instanceof UsageError) return fail(error.message, 'USAGE', run);
  if (error instanceof EnvError) return fail(error.message, 'ENVIRONMENT', run);
  log.fatal({ err: error }, 'The command failed.');
  return fail('Something went wrong here; the log line says what.', 'DEFECT', run);
}
