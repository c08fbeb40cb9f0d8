import { ROLES } from '@/lib/core/access/permissions';
import { ok, type Result } from '@/lib/core/result';
import { env } from '@/lib/platform/env';
import { type CreatedOperator, createOperator } from '@/lib/usecases/create-operator';
import { type ListedOperator, listOperators } from '@/lib/usecases/list-operators';
import { type Command, type CommandInput, type Told, UsageError } from './command';
import { readNewPassword } from './new-password';

/** `claimcheck operator create`. */
export const operatorCreate: Command = {
  name: 'operator create',
  summary: 'Makes an operator, and a member of a workspace.',
  usage: `--email <address> --name <name> [--workspace <slug> --role ${ROLES.join('|')}] [--password-stdin] [--if-absent]`,
  help: [
    'With --password-stdin the password is read from standard input: one line, or typed unseen at a',
    'terminal. Without it the operator signs in with Clerk, as the user whose verified address it is,',
    'or gets a password by “claimcheck operator reset-password”. The first operator of an installation is an',
    'owner of a workspace, and sets it up. --if-absent leaves one who is there as he is.',
  ],
  words: 0,
  flags: ['password-stdin', 'if-absent'],
  options: ['email', 'name', 'workspace', 'role'],
  required: ['email', 'name'],
  run: async (input: CommandInput) => {
    const { options, flags } = input;
    const membership = membershipOf(input);
    const there = flags.has('if-absent') ? await sameAddress(options.get('email') ?? '') : ok(null);
    if (!there.ok) return there;
    if (there.value !== null) return ok(thatIsThere(there.value));
    const password = flags.has('password-stdin') ? await readNewPassword() : ok(null);
    if (!password.ok) return password;
    const made = await createOperator({
      email: options.get('email') ?? '',
      name: options.get('name') ?? '',
      membership,
      password: password.value,
    });
    if (!made.ok) return made;
    return ok({ lines: linesOf(made.value), values: { created: true, ...made.value } });
  },
};

async function sameAddress(email: string): Promise<Result<ListedOperator | null>> {
  const listed = await listOperators();
  if (!listed.ok) return listed;
  const wanted = email.trim().toLowerCase();
  return ok(listed.value.find((operator) => operator.email === wanted) ?? null);
}

function thatIsThere({ id, email, name }: ListedOperator): Told {
  const lines = [`There is an operator with the address ${email} already, who is left as he is.`];
  return { lines, values: { created: false, id, email, name } };
}

function membershipOf({ options }: CommandInput) {
  const slug = options.get('workspace');
  const role = options.get('role');
  if (slug === undefined && role === undefined) return null;
  if (slug !== undefined && role !== undefined) return { slug, role };
  throw new UsageError('--workspace and --role belong together: give both or none.');
}

function linesOf({ email, name, workspace, role, hasPassword }: CreatedOperator) {
  const place = workspace === null ? 'in no workspace yet' : `${role} of ${workspace}`;
  return [`${name} (${email}) is an operator now, ${place}.`, ...signInOf(email, hasPassword)];
}

function signInOf(email: string, hasPassword: boolean): readonly string[] {
  if (env().clerk !== null) {
    return [`Sign-in is with Clerk, as the user there whose verified primary address is ${email}.`];
  }
  if (hasPassword) return [];
  return [
    `There is no password yet, so nobody can sign in: claimcheck operator reset-password --email ${email}`,
  ];
}
