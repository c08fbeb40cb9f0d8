import { parseArgs } from 'node:util';
import { nearestName } from '@/lib/core/policies/nearest-name';
import type { Result } from '@/lib/core/result';

/** The words after a command's name, read. */
export interface CommandInput {
  /** What was typed without a `--name`, in order. */
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** Options with a value; what was not given is absent. */
  readonly options: ReadonlyMap<string, string>;
  /** Options that take several values: repeated, or with commas between them. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** Tells a person at once, on standard error, how far it is; silent where a script reads. */
  readonly tell: (line: string) => void;
  /** The folder in which the command was typed; paths begin there. */
  readonly folder: string;
}

/** One command of `claimcheck`. */
export interface Command {
  /** One word or several, as typed. */
  readonly name: string;
  /** One sentence for the list of commands. */
  readonly summary: string;
  /** What comes after the name, as in `<file> [--force]`. */
  readonly usage: string;
  /** The rest of `--help`, in lines. */
  readonly help: readonly string[];
  /** How many words it takes. */
  readonly words: number;
  /** Whether it may also be typed without its words; default: no. */
  readonly wordsOptional?: boolean;
  readonly flags: readonly string[];
  /** Options with a value; those in `required` must be given. */
  readonly options: readonly string[];
  /** Options that take several values; default: none. */
  readonly lists?: readonly string[];
  readonly required: readonly string[];
  readonly run: (input: CommandInput) => Promise<Result<Told>>;
}

/** What a command did: sentences for a person, values for a script. */
export interface Told {
  readonly lines: readonly string[];
  readonly values: object;
  /** It did what it should, and what it found is not good: exit code 1. Default: no. */
  readonly bad?: boolean;
}

/** What was typed cannot be understood; the message is one plain sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The value of an option that has a few; undefined: it was not given. Throws UsageError for any other. */
export function oneOf<T extends string>(
  choices: readonly T[],
  options: CommandInput['options'],
  name: string,
): T | undefined {
  const given = options.get(name);
  if (given === undefined) return undefined;
  const choice = choices.find((one) => one === given);
  if (choice !== undefined) return choice;
  throw new UsageError(`--${name} is one of: ${choices.join(', ')}.`);
}

/** Reads the words after a command's name; throws UsageError. */
export function readWords(
  command: Command,
  given: readonly string[],
  surroundings: Pick<CommandInput, 'folder' | 'tell'>,
): CommandInput {
  const { values, positionals } = parsed(command, given);
  const bare = command.wordsOptional === true && positionals.length === 0;
  if (positionals.length !== command.words && !bare) {
    throw new UsageError(`This is typed as: claimcheck ${command.name} ${command.usage}`);
  }
  const entries = Object.entries(values);
  const missing = command.required.find((name) => !entries.some(([given]) => given === name));
  if (missing !== undefined) throw new UsageError(`--${missing} is missing.`);
  return {
    words: positionals,
    flags: new Set(entries.flatMap(([name, value]) => (value === true ? [name] : []))),
    options: new Map(
      entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    ),
    lists: new Map(
      entries.flatMap(([name, value]) => (Array.isArray(value) ? [[name, separated(value)]] : [])),
    ),
    ...surroundings,
  };
}

function separated(values: readonly (string | boolean)[]): readonly string[] {
  const parts = values.flatMap((value) => String(value).split(','));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function parsed({ flags, options, lists = [] }: Command, given: readonly string[]) {
  const config = Object.fromEntries([
    ...flags.map((name) => [name, { type: 'boolean' }] as const),
    ...options.map((name) => [name, { type: 'string' }] as const),
    ...lists.map((name) => [name, { type: 'string', multiple: true }] as const),
  ]);
  try {
    return parseArgs({ args: [...given], options: config, allowPositionals: true, strict: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('.')[0] : String(cause);
    const meant = optionMeant(reason ?? '', Object.keys(config));
    throw new UsageError(`${reason}.${meant}`, { cause });
  }
}

const NAMES_SHOWN = 3;

/** What an unknown option was probably meant to be; empty: nothing is near. */
function optionMeant(reason: string, names: readonly string[]): string {
  const wrong = /^Unknown option '--([^']+)'/.exec(reason)?.[1];
  if (wrong === undefined) return '';
  const near = nearestName(wrong, names);
  const [first = wrong] = wrong.split('-');
  const alike = names.filter((name) => name.split('-')[0] === first).slice(0, NAMES_SHOWN);
  const meant = near === null ? alike : [near];
  return meant.length === 0
    ? ''
    : ` Did you mean ${meant.map((name) => `--${name}`).join(' or ')}?`;
}
