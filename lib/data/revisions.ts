import type { Actor } from '@/lib/core/access/caller';
import { newId } from '@/lib/platform/ids';
import type { Tx } from './database';
import { storableText, toJsonObject } from './json';
import { bumpRevisionCounter } from './revision-counter';

/** One change of one piece of configuration. */
export interface RevisionEntry {
  readonly workspaceId: string;
  readonly targetType: 'provider' | 'claims' | 'policy' | 'key';
  readonly targetId: string;
  /** The version that the change led to; a deletion counts as one. */
  readonly version: number;
  /** Null: it did not exist before. */
  readonly before: object | null;
  /** Null: it was deleted. */
  readonly after: object | null;
  readonly actor: Actor;
  readonly at: Date;
}

/** Keeps what a change replaced, for ever, and bumps the revision counter, in the same transaction. */
export async function recordRevision(tx: Tx, entry: RevisionEntry): Promise<void> {
  const { actor, before, after, ...rest } = entry;
  await tx.revision.create({
    data: {
      ...rest,
      id: newId('rev'),
      ...(before === null ? {} : { before: toJsonObject(before) }),
      ...(after === null ? {} : { after: toJsonObject(after) }),
      actorType: actor.type,
      actorId: storableText(actor.id),
      actorLabel: storableText(actor.label),
    },
  });
  await bumpRevisionCounter(tx);
}

/** The version that the next change of a thing without versions of its own leads to, from 1. */
export async function nextVersionOf(
  tx: Tx,
  target: Pick<RevisionEntry, 'workspaceId' | 'targetType' | 'targetId'>,
): Promise<number> {
  const { workspaceId, targetType, targetId } = target;
  return (await tx.revision.count({ where: { workspaceId, targetType, targetId } })) + 1;
}

/** Whether a thing of this workspace was deleted: its last revision left nothing of it. */
export async function wasDeleted(
  tx: Tx,
  {
    workspaceId,
    targetType,
    targetId,
  }: Pick<RevisionEntry, 'workspaceId' | 'targetType' | 'targetId'>,
): Promise<boolean> {
  const last = await tx.revision.findFirst({
    where: { targetType, targetId, workspaceId },
    orderBy: { version: 'desc' },
    select: { after: true },
  });
  return last !== null && last.after === null;
}
