import { createHash } from 'node:crypto';
import { type ChainedEvent, canonicalEvent, GENESIS_HASH } from '@/lib/core/audit/chain';
import type { AuditEntry } from '@/lib/core/audit/event';
import { newId } from '@/lib/platform/ids';
import { database, type Tx } from './database';
import type { AuditEvent } from './generated/sqlite/client';
import { storableText, toJsonObject } from './json';

const PAGE = 1000;

function hashOf(event: ChainedEvent): string {
  return createHash('sha256').update(canonicalEvent(event)).digest('hex');
}

/**
 * Appends an event to a chain (a workspace's id or `instance`) in the transaction of the change
 * that it tells of, so that neither is ever without the other.
 */
export async function appendAudit(tx: Tx, chainId: string, entry: AuditEntry): Promise<void> {
  // The update locks the head, so that of two writers the second links to the first.
  const head = await tx.auditChain.upsert({
    where: { id: chainId },
    create: { id: chainId, seq: 1, hash: GENESIS_HASH },
    update: { seq: { increment: 1 } },
  });
  const at = new Date();
  const event = {
    id: newId('evt'),
    chainId,
    seq: head.seq,
    action: entry.action,
    actorType: entry.actor.type,
    actorId: storableText(entry.actor.id),
    actorLabel: storableText(entry.actor.label),
    targetType: entry.targetType,
    targetId: storableText(entry.targetId),
    requestId: storableText(entry.requestId),
    clientAddress: entry.clientAddress === null ? null : storableText(entry.clientAddress),
    details: toJsonObject(entry.details),
    prevHash: head.hash,
  };
  const hash = hashOf({ ...event, at: at.toISOString() });
  await tx.auditEvent.create({ data: { ...event, at, hash } });
  await tx.auditChain.update({ where: { id: chainId }, data: { hash } });
}

export type ChainVerdict =
  | { readonly ok: true; readonly count: number }
  | { readonly ok: false; readonly firstBadSeq: number; readonly reason: string };

/** Reads a whole chain in order and names the first place where it was tampered with. */
export async function verifyAuditChain(chainId: string): Promise<ChainVerdict> {
  let seq = 0;
  let prevHash = GENESIS_HASH;
  for (;;) {
    const page = await database().auditEvent.findMany({
      where: { chainId, seq: { gt: seq } },
      orderBy: { seq: 'asc' },
      take: PAGE,
    });
    for (const event of page) {
      const reason = faultOf(event, seq + 1, prevHash);
      if (reason !== null) return { ok: false, firstBadSeq: seq + 1, reason };
      seq = event.seq;
      prevHash = event.hash;
    }
    if (page.length < PAGE) return verifyHead(chainId, seq, prevHash);
  }
}

function faultOf(event: AuditEvent, expectedSeq: number, prevHash: string): string | null {
  if (event.seq !== expectedSeq) return 'The event is missing.';
  if (event.prevHash !== prevHash) return 'The event does not follow the one before it.';
  if (event.hash !== hashOf({ ...event, at: event.at.toISOString() })) {
    return 'The event was changed after it was written.';
  }
  return null;
}

async function verifyHead(chainId: string, count: number, hash: string): Promise<ChainVerdict> {
  const head = await database().auditChain.findUnique({ where: { id: chainId } });
  if ((head?.seq ?? 0) > count) {
    return { ok: false, firstBadSeq: count + 1, reason: 'The end of the chain was cut off.' };
  }
  if ((head?.seq ?? 0) < count || (head !== null && head.hash !== hash)) {
    return { ok: false, firstBadSeq: count, reason: 'The head of the chain names another event.' };
  }
  return { ok: true, count };
}
