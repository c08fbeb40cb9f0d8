import { database, transaction } from '@/lib/data/database';
import { beginSession } from '@/lib/usecases/session-token';
import { callAction, NoAnswer, type Visitor } from './console-client';
import { createMembership, createOperator, createWorkspace, providerDraft } from './factories';
import type { Acknowledged } from './kill-rounds';

const CLIENTS = 3;

/** The ids of the two actions that change providers, in the build that runs. */
export interface ProviderActions {
  readonly save: string;
  readonly remove: string;
}

export interface Owner {
  readonly workspaceId: string;
  readonly slug: string;
  readonly cookie: string;
}

/** Writes a workspace with an owner who is signed in; the installation counts as set up. */
export async function createOwner(): Promise<Owner> {
  const workspace = await createWorkspace();
  const operator = await createOperator();
  await createMembership(workspace.id, operator.id, 'owner');
  const at = new Date();
  await database().instance.create({
    data: { id: 'instance', ownerId: operator.id, setUpAt: at },
  });
  const token = await transaction((tx) =>
    beginSession(tx, { operatorId: operator.id, userAgent: 'drill', now: at.getTime() }),
  );
  return { workspaceId: workspace.id, slug: workspace.slug, cookie: `claimcheck_session=${token}` };
}

/** Several people who change providers through the console until it is gone or they are told to stop. */
export interface ConsoleLoad {
  readonly acknowledged: readonly Acknowledged[];
  /** Answers that should not have come. */
  readonly faults: readonly string[];
  /** Resolves with the first acknowledged change, or when there will be none. */
  readonly begun: Promise<unknown>;
  readonly ended: Promise<unknown>;
  stop(): void;
}

/** Begins to write over HTTP; `mark` keeps the issuers of several loads apart. */
export function startLoad(
  url: string,
  owner: Owner,
  actions: ProviderActions,
  mark: string,
): ConsoleLoad {
  const acknowledged: Acknowledged[] = [];
  const faults: string[] = [];
  let stopped = false;
  let tellBegun = () => {};
  const first = new Promise<void>((resolve) => {
    tellBegun = resolve;
  });
  const visitor = { url, cookie: owner.cookie };
  const work = async (client: number): Promise<void> => {
    for (let round = 0; !stopped; round += 1) {
      const issuer = `https://${mark}-${client}-${round}.example.com`;
      const steps = lifeOf(visitor, owner.slug, actions, issuer, round % 2 === 1);
      try {
        for await (const change of steps) {
          acknowledged.push(change);
          tellBegun();
        }
      } catch (error) {
        if (error instanceof NoAnswer) return;
        faults.push(String(error));
        return;
      }
    }
  };
  const ended = Promise.all(Array.from({ length: CLIENTS }, (_, client) => work(client)));
  return {
    acknowledged,
    faults,
    begun: Promise.race([first, ended]),
    ended,
    stop: () => {
      stopped = true;
    },
  };
}

/** Makes a provider, changes it, and may be deletes it; tells each change once it is acknowledged. */
async function* lifeOf(
  visitor: Visitor,
  slug: string,
  { save, remove }: ProviderActions,
  issuer: string,
  isDeleted: boolean,
): AsyncGenerator<Acknowledged> {
  const path = `/${slug}/settings/integration/new`;
  const given = providerDraft();
  const draft = { ...given, inputs: { ...given.inputs, issuer } };
  const act = async (id: string, input: object): Promise<Acknowledged> => {
    const result = await callAction<Acknowledged>(visitor, id, path, [slug, input]);
    if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result)}`);
    return result.value;
  };
  const { id } = await act(save, { target: null, draft });
  yield { id, version: 1 };
  await act(save, { target: { id, version: 1 }, draft: { ...draft, name: 'Changed' } });
  yield { id, version: 2 };
  if (!isDeleted) return;
  await act(remove, { id, version: 2, name: 'Changed' });
  yield { id, version: 3 };
}
