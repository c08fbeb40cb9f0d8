import { MAX_TOKEN_BYTES } from '@/lib/core/tokens/decode-token';
import { Claimcheck } from './claimcheck';
import { decisionLines, verdictLines } from './cli-lines';
import { type CliInput, readContext, UsageError } from './cli-words';
import type { ClaimcheckOptions } from './options';
import { readOptions } from './read-options';
import { readRemoteBundle } from './remote-bundle';

/** What a command found out. */
export interface CliAnswer {
  /** Good, or allowed. */
  readonly good: boolean;
  /** For a person. */
  readonly lines: readonly string[];
  /** For a script. */
  readonly values: object;
}

type Command = (input: CliInput) => Promise<CliAnswer>;

/** Runs a command; throws UsageError, and `ClaimcheckError` where there is no answer. */
export async function runCliCommand(input: CliInput): Promise<CliAnswer> {
  const command = COMMANDS.get(input.command);
  if (command === undefined) throw new UsageError('There is no such command; --help lists them.');
  return command(input);
}

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['verify', verify],
  ['check', check],
  ['status', status],
]);

async function verify(input: CliInput): Promise<CliAnswer> {
  const token = await tokenOf(input);
  const { data } = await new Claimcheck(clientOptions(input)).verify(token, {
    explain: input.explain,
  });
  return { good: data.valid, lines: verdictLines(data), values: data };
}

async function check(input: CliInput): Promise<CliAnswer> {
  const { resource, action, context } = input.options;
  if (resource === undefined) throw new UsageError('--resource is missing.');
  if (action === undefined) throw new UsageError('--action is missing.');
  const asked = { resource, action, ...readContext(context), explain: input.explain };
  const token = await tokenOf(input);
  const { data } = await new Claimcheck(clientOptions(input)).checkAuthorization({
    ...asked,
    token,
  });
  return { good: data.allowed, lines: decisionLines(data), values: data };
}

async function status(input: CliInput): Promise<CliAnswer> {
  if (input.token !== '') throw new UsageError('claimcheck status takes no token.');
  const bundle = await readRemoteBundle(readOptions(clientOptions(input)));
  const { revision, workspace, environment, providers, policies, machineKeys } = bundle;
  const lines = [
    `Workspace: ${workspace}, ${environment}`,
    `Revision: ${revision}`,
    `Providers: ${providers}`,
    `Policies: ${policies}`,
    `Machine keys: ${machineKeys}`,
  ];
  return { good: true, lines, values: bundle };
}

function clientOptions({ options: { url, workspace } }: CliInput): ClaimcheckOptions {
  return {
    ...(url !== undefined && { baseUrl: url }),
    ...(workspace !== undefined && { workspaceId: workspace }),
  };
}

async function tokenOf({ token }: CliInput): Promise<string> {
  if (token === '') throw new UsageError('Name the token, or - to read it from standard input.');
  return token === '-' ? pipedToken() : token;
}

/** Without the end of the line; what is too long stays too long for the api to refuse. */
async function pipedToken(): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of process.stdin) {
    const bytes = Buffer.from(piece);
    pieces.push(bytes);
    length += bytes.length;
    if (length > MAX_TOKEN_BYTES + 2) break;
  }
  return Buffer.concat(pieces)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}
