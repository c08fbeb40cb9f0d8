#!/usr/bin/env node
import { shownText } from '@/lib/core/tokens/show-text';
import { runCliCommand } from './cli-commands';
import { CLI_HELP } from './cli-help';
import { readCliWords, UsageError } from './cli-words';
import { ClaimcheckError, type ClaimcheckErrorCode } from './errors';

const GOOD = 0;
const NOT_GOOD = 1;
const NOT_UNDERSTOOD = 2;
const NO_ANSWER = 3;

/** What was typed or set is at fault, and nobody was asked or could answer it. */
const TYPED: ReadonlySet<ClaimcheckErrorCode> = new Set(['CONFIGURATION', 'INVALID_INPUT']);

/** Lines for a terminal: what would act on it, or hide, is shown by its code. */
const out = (lines: readonly string[], stream: NodeJS.WriteStream = process.stdout) =>
  stream.write(`${lines.map(shownText).join('\n')}\n`);

async function run(words: readonly string[]): Promise<number> {
  if (words.includes('--help') || words[0] === 'help') {
    process.stdout.write(`${CLI_HELP}\n`);
    return GOOD;
  }
  if (words.length === 0) {
    process.stderr.write(`${CLI_HELP}\n`);
    return NOT_UNDERSTOOD;
  }
  const input = readCliWords(words);
  const { good, lines, values } = await runCliCommand(input);
  out(input.json ? [JSON.stringify({ ok: good, ...values })] : lines);
  return good ? GOOD : NOT_GOOD;
}

function failed(error: unknown, json: boolean): number {
  if (error instanceof UsageError) return fail('USAGE', [error.message], json);
  if (!(error instanceof ClaimcheckError)) {
    // A defect of this package: no answer, and none that looks like a refusal.
    out([error instanceof Error ? (error.stack ?? error.message) : String(error)], process.stderr);
    return NO_ANSWER;
  }
  const messages = new Set(Object.values(error.fields).flat());
  const said = messages.size === 0 ? [error.message] : [...messages];
  const sentences = said.map((one) => (error.code === 'CONFIGURATION' ? inOptions(one) : one));
  const { requestId, retryAfterSeconds } = error;
  return fail(error.code, sentences, json, { requestId, retryAfterSeconds });
}

/** The options of the constructor, by the names that they have here. */
function inOptions(sentence: string): string {
  return sentence
    .replaceAll('baseUrl', '--url')
    .replaceAll('workspaceId', '--workspace')
    .replace('apiKey is missing: pass it, or set', 'Set');
}

function fail(
  code: ClaimcheckErrorCode | 'USAGE',
  sentences: readonly string[],
  json: boolean,
  members: object = {},
): number {
  if (json) out([JSON.stringify({ ok: false, code, message: sentences.join(' '), ...members })]);
  else out(sentences, process.stderr);
  return code === 'USAGE' || TYPED.has(code) ? NOT_UNDERSTOOD : NO_ANSWER;
}

const words = process.argv.slice(2);
process.exitCode = await run(words).catch((error: unknown) =>
  failed(error, words.includes('--json')),
);
