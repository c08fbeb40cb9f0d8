import { parseArgs } from 'node:util';
import { isContext, problemOfContext } from '@/lib/core/policies/context-bounds';
import type { CheckInput } from './answers';
import { parseAnswer } from './remote-json';

/** What was typed cannot be understood; the message is for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was typed after `claimcheck`, read. */
export interface CliInput {
  readonly command: string;
  /** The token as typed, or `-`; empty where there is none. */
  readonly token: string;
  readonly explain: boolean;
  readonly json: boolean;
  readonly options: Readonly<Record<CliOption, string | undefined>>;
}

type CliOption = 'url' | 'workspace' | 'resource' | 'action' | 'context';

const OPTIONS = {
  url: { type: 'string' },
  workspace: { type: 'string' },
  resource: { type: 'string' },
  action: { type: 'string' },
  context: { type: 'string' },
  explain: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** Reads the words after `claimcheck`; throws UsageError. */
export function readCliWords(words: readonly string[]): CliInput {
  const { values, positionals } = parsed(words);
  const [command = '', token = '', ...rest] = positionals;
  if (rest.length > 0)
    throw new UsageError('There is a word too many; --help shows what is typed.');
  const { explain, json, url, workspace, resource, action, context } = values;
  return { command, token, explain, json, options: { url, workspace, resource, action, context } };
}

/** The object of `--context`; throws UsageError. */
export function readContext(text: string | undefined): Pick<CheckInput, 'context'> {
  if (text === undefined) return {};
  const value = parseAnswer(text);
  if (isContext(value)) return { context: value };
  throw new UsageError(`${problemOfContext(value)} As in --context '{"amount": 5}'.`);
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (cause) {
    if (words.some((word) => /^--(?:api-?)?key\b/i.test(word))) throw new UsageError(KEY_WORDS);
    const reason = cause instanceof Error ? cause.message.split('. ')[0] : String(cause);
    throw new UsageError(`${reason}.`, { cause });
  }
}

const KEY_WORDS =
  'The API key is read from CLAIMCHECK_API_KEY only: others on this machine can read what is typed after a command.';
