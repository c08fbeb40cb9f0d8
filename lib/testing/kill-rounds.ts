import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyAuditChain } from '@/lib/data/audit';
import { database } from '@/lib/data/database';
import { createWorkspace } from './factories';
import { buildProgram, startProgram } from './program';

/** Numbers in [0, 1) that a seed repeats (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface KillCampaign {
  /** Changes that a killed process had acknowledged, over all rounds. */
  readonly acknowledged: number;
  /** One sentence for each thing that should not be; empty when all is well. */
  readonly faults: readonly string[];
}

/** Starts a process that changes providers, kills it at a random moment, and judges what it left. */
export async function killWriters(
  url: string,
  rounds: number,
  seed: number,
): Promise<KillCampaign> {
  const random = seeded(seed);
  const program = await buildProgram(join(import.meta.dirname, 'write-providers.program.ts'));
  const workspace = await createWorkspace();
  const faults: string[] = [];
  let acknowledged = 0;
  for (let round = 0; round < rounds; round += 1) {
    const writer = startProgram(program, [url, workspace.id]);
    await writer.until(' 1\n');
    await sleep(random() * 120);
    writer.child.kill('SIGKILL');
    await writer.ended;
    const acks = acknowledgedIn(writer.output());
    acknowledged += acks.length;
    faults.push(...(await judgeWorkspace(workspace.id, acks)));
  }
  return { acknowledged, faults };
}

/** A change of a provider that whoever asked for it was told of. */
export interface Acknowledged {
  readonly id: string;
  readonly version: number;
}

/** What is wrong with a workspace after a process that changed its providers was killed. */
export async function judgeWorkspace(
  workspaceId: string,
  acknowledged: readonly Acknowledged[],
): Promise<readonly string[]> {
  return [...(await lost(acknowledged)), ...(await inconsistencies(workspaceId))];
}

/** Whole lines only: a killed process may have written half of its last one. */
function acknowledgedIn(output: string): readonly Acknowledged[] {
  return [...output.matchAll(/^(prv_\w+) (\d)\n/gm)].map(([, id = '', version = '0']) => ({
    id,
    version: Number(version),
  }));
}

async function lost(acks: readonly Acknowledged[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { id, version } of acks) {
    const where = { targetType: 'provider', targetId: id, version };
    if ((await database().revision.count({ where })) === 1) continue;
    faults.push(`Version ${version} of ${id} was acknowledged and is not there.`);
  }
  return faults;
}

/** What cannot be when every change, its revision and its audit event are one. */
async function inconsistencies(workspaceId: string): Promise<readonly string[]> {
  const chain = await verifyAuditChain(workspaceId);
  if (!chain.ok) return [`Event ${chain.firstBadSeq}: ${chain.reason}`];
  const revisions = await database().revision.count({ where: { workspaceId } });
  const unpaired = `There are ${chain.count} events and ${revisions} revisions.`;
  return [...(chain.count === revisions ? [] : [unpaired]), ...(await divergences(workspaceId))];
}

/** Providers that are not as their last revisions say. */
async function divergences(workspaceId: string): Promise<readonly string[]> {
  const expected = await expectedVersions(workspaceId);
  const rows = await database().provider.findMany({
    where: { workspaceId },
    select: { id: true, version: true },
  });
  const issuers = await database().providerIssuer.findMany({
    where: { workspaceId },
    select: { providerId: true },
  });
  // Each has exactly one issuer, and a row that is not whole has none or too many.
  const whole = new Set(issuers.map(({ providerId }) => providerId));
  const isOnce = whole.size === issuers.length;
  const actual = new Map(rows.map(({ id, version }) => [id, version]));
  const ids = new Set([...expected.keys(), ...actual.keys(), ...whole]);
  return [...ids].flatMap((id) =>
    isOnce && actual.get(id) === expected.get(id) && actual.has(id) === whole.has(id)
      ? []
      : [`${id} is not as its revision says.`],
  );
}

/** The version of each provider that was not deleted, by its revisions. */
async function expectedVersions(workspaceId: string): Promise<ReadonlyMap<string, number>> {
  const revisions = await database().revision.findMany({
    where: { workspaceId },
    orderBy: { version: 'asc' },
  });
  const versions = new Map<string, number>();
  for (const { targetId, version, after } of revisions) {
    if (after === null) versions.delete(targetId);
    else versions.set(targetId, version);
  }
  return versions;
}
