import { fieldErrorsOf } from '@/lib/core/field-errors';
import { PROVIDER_TYPES, type ProviderType } from '@/lib/core/providers/draft';
import { inApiTerms } from '@/lib/core/providers/flat-provider';
import {
  flatProviderSchema,
  type ProviderMembers,
} from '@/lib/core/providers/flat-provider-schema';
import { type Failure, invalidInput, ok, type Result } from '@/lib/core/result';
import { type CommandInput, UsageError } from './command';
import { flagFor, flagsOf, memberOf, PROVIDER_FLAGS, type ProviderFlag } from './provider-flags';
import { readText } from './read-text';

const MOST_BYTES = 262_144;

/** What the command takes that reads a provider: its flags, or a file with what they override. */
export const GIVEN = {
  flags: flagsOf('switch'),
  options: ['type', 'name', 'environment', 'file', ...flagsOf('text', 'number', 'file')],
  lists: flagsOf('list'),
} as const;

/** What was given of a provider: the members of `--file`, and the flags in their place. */
export async function readGiven(input: CommandInput): Promise<Result<ProviderMembers>> {
  const path = input.options.get('file');
  const fromFile = path === undefined ? ok({}) : await readObject(path, input);
  if (!fromFile.ok) return fromFile;
  const typed = await readFlags(input, typeOf({ ...fromFile.value, ...named(input) }));
  if (!typed.ok) return typed;
  const all = { ...fromFile.value, ...named(input), ...typed.value };
  const parsed = flatProviderSchema.safeParse(all);
  if (parsed.success) return ok(parsed.data);
  return { ok: false, failure: inFlagTerms(inputFailure(parsed.error.issues)) };
}

/** A failure whose sentences begin with the flag that they are about. */
export function inFlagTerms(failure: Failure): Failure {
  const flat = inApiTerms(failure);
  if (flat.code !== 'INVALID_INPUT') return flat;
  const fields = Object.entries(flat.fields).map(([path, messages]) => {
    const flag = flagFor(path.split('.')[0] ?? '');
    return [path, flag === '' ? messages : messages.map((message) => `${flag}: ${message}`)];
  });
  return { ...flat, fields: Object.fromEntries(fields) };
}

function inputFailure(issues: Parameters<typeof fieldErrorsOf>[0]): Failure {
  const message = 'Some members need attention.';
  return { code: 'INVALID_INPUT', message, fields: fieldErrorsOf(issues) };
}

function named({ options }: CommandInput): Readonly<Record<string, string>> {
  const given = ['type', 'name', 'environment'].flatMap((name) => {
    const value = options.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}

function typeOf({ type }: { readonly type?: unknown }): ProviderType | undefined {
  return PROVIDER_TYPES.find((known) => known === type);
}

async function readObject(path: string, { folder }: CommandInput): Promise<Result<object>> {
  const text = await readText(path, { folder, mostBytes: MOST_BYTES });
  if (!text.ok) return text;
  const value = parseJson(text.value);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return ok(value);
  const message = `${path === '-' ? 'What came on standard input' : path} is not a JSON object.`;
  return invalidInput({ file: [message] }, message);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Its message would repeat what is in the file.
    return undefined;
  }
}

async function readFlags(
  input: CommandInput,
  type: ProviderType | undefined,
): Promise<Result<object>> {
  const members: [string, unknown][] = [];
  for (const flag of PROVIDER_FLAGS) {
    const value = await givenFor(flag, input);
    if (!value.ok) return value;
    const member = memberOf(flag, type);
    if (value.value !== undefined) members.push([member, forMember(flag, member, value.value)]);
  }
  return ok(Object.fromEntries(members));
}

async function givenFor(
  { name, kind }: ProviderFlag,
  { options, flags, lists, folder }: CommandInput,
): Promise<Result<unknown>> {
  if (kind === 'list') return ok(lists.get(name));
  if (kind === 'switch') return ok(flags.has(name) ? true : undefined);
  const text = options.get(name);
  if (text === undefined || kind === 'text') return ok(text);
  if (kind === 'file') return readText(text, { folder, mostBytes: MOST_BYTES });
  return ok(/^\d+$/.test(text) ? Number(text) : Number.NaN);
}

/** A flag that means a list for some types and one text for others. */
function forMember({ name }: ProviderFlag, member: string, value: unknown): unknown {
  if (member !== 'clientId' || !Array.isArray(value)) return value;
  if (value.length === 1) return value[0];
  throw new UsageError(`--${name} has one value for a provider of this type.`);
}
