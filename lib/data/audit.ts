import { GENESIS_HASH } from '@/lib/core/audit/chain';
import type { AuditEntry } from '@/lib/core/audit/event';
import { type ChainHead, type ChainVerdict, faultOf, judgeHead, nextEvent } from './audit-chain';
import { database, type Tx } from './database';

const PAGE = 1000;

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
  const event = nextEvent({ seq: head.seq - 1, hash: head.hash }, chainId, entry, new Date());
  await tx.auditEvent.create({ data: event });
  await tx.auditChain.update({ where: { id: chainId }, data: { hash: event.hash } });
}

/** Reads a whole chain in order and names the first place where it was tampered with. */
export async function verifyAuditChain(chainId: string): Promise<ChainVerdict> {
  let last: ChainHead = { seq: 0, hash: GENESIS_HASH };
  for (;;) {
    const page = await database().auditEvent.findMany({
      where: { chainId, seq: { gt: last.seq } },
      orderBy: { seq: 'asc' },
      take: PAGE,
    });
    for (const event of page) {
      const reason = faultOf({ ...event, at: event.at.toISOString() }, last);
      if (reason !== null) return { ok: false, firstBadSeq: last.seq + 1, reason };
      last = event;
    }
    if (page.length < PAGE) {
      const head = await database().auditChain.findUnique({ where: { id: chainId } });
      return judgeHead(head, last);
    }
  }
}
