import { ok, type Result } from '@/lib/core/result';
import { createWorkspace } from '@/lib/usecases/create-workspace';
import { type ListedWorkspace, listWorkspaces } from '@/lib/usecases/list-workspaces';
import { prepareInstance } from '@/lib/usecases/prepare-instance';
import type { Command, CommandInput, Told } from './command';

/** `claimcheck workspace create`. */
export const workspaceCreate: Command = {
  name: 'workspace create',
  summary: 'Makes a workspace, and first of all the database where there is none.',
  usage: '--slug <address> --name <name> [--if-absent]',
  help: [
    'Data folder, secret key and database are made or brought up to this version as npm start does it.',
    'The slug is the workspace in addresses (/acme/…) and never changes. With --if-absent a workspace that',
    'is there already is left as it is, so that a container may run this at every start.',
  ],
  words: 0,
  flags: ['if-absent'],
  options: ['slug', 'name'],
  required: ['slug', 'name'],
  run: async ({ options, flags }: CommandInput) => {
    const prepared = await prepareInstance();
    if (!prepared.ok) return prepared;
    const slug = options.get('slug') ?? '';
    const made = await createWorkspace({ slug, name: options.get('name') ?? '' });
    if (made.ok) {
      const lines = [`${made.value.name} is a workspace now, at /${slug}.`];
      return ok({ lines, values: { created: true, ...made.value } });
    }
    const isThere = made.failure.code === 'CONFLICT' && flags.has('if-absent');
    return isThere ? thatIsThere(slug) : made;
  },
};

async function thatIsThere(slug: string): Promise<Result<Told>> {
  const listed = await listWorkspaces();
  if (!listed.ok) return listed;
  const { id, name } = listed.value.find((workspace) => workspace.slug === slug) ?? {};
  const lines = [`There is a workspace at /${slug} already; it is left as it is.`];
  return ok({ lines, values: { created: false, id, slug, name } });
}

/** `claimcheck workspace list`. */
export const workspaceList: Command = {
  name: 'workspace list',
  summary: 'Shows every workspace, with how many members and providers it has.',
  usage: '',
  help: ['Sorted by slug.'],
  words: 0,
  flags: [],
  options: [],
  required: [],
  run: async () => {
    const listed = await listWorkspaces();
    if (!listed.ok) return listed;
    const workspaces = listed.value;
    const lines = workspaces.length === 0 ? ['There is no workspace yet.'] : workspaces.map(lineOf);
    return ok({ lines, values: { workspaces } });
  },
};

function lineOf({ slug, name, members, providers }: ListedWorkspace): string {
  return `${slug}  ${name}\n  ${counted(members, 'member')}, ${counted(providers, 'provider')}`;
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
