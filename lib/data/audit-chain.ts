import { createHash } from 'node:crypto';
import { type ChainedEvent, canonicalEvent } from '@/lib/core/audit/chain';
import type { AuditEntry } from '@/lib/core/audit/event';
import { newId } from '@/lib/platform/ids';
import { storableText, toJsonObject } from './json';

/** The end of a chain: how many events it has, and the hash of the last. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** The SHA-256 (hex) of an event, which covers the hash of the one before it. */
export function hashOf(event: ChainedEvent): string {
  return createHash('sha256').update(canonicalEvent(event)).digest('hex');
}

/** The event that follows the head of a chain, with its hash. */
export function nextEvent(head: ChainHead, chainId: string, entry: AuditEntry, at: Date) {
  const event = {
    id: newId('evt'),
    chainId,
    seq: head.seq + 1,
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
  return { ...event, at, hash: hashOf({ ...event, at: at.toISOString() }) };
}

/** What is wrong with an event in its place; null: nothing. */
export function faultOf(event: ChainedEvent & { readonly hash: string }, before: ChainHead) {
  if (event.seq !== before.seq + 1) return 'The event is missing.';
  if (event.prevHash !== before.hash) return 'The event does not follow the one before it.';
  if (event.hash !== hashOf(event)) return 'The event was changed after it was written.';
  return null;
}

/** A whole chain, or the first place where it was tampered with. */
export type ChainVerdict =
  | { readonly ok: true; readonly count: number }
  | { readonly ok: false; readonly firstBadSeq: number; readonly reason: string };

/** Judges where a chain ends (`last`) by what its head says; null: it has no head. */
export function judgeHead(head: ChainHead | null, last: ChainHead): ChainVerdict {
  const seq = head?.seq ?? 0;
  if (seq > last.seq) {
    return {
      ok: false,
      firstBadSeq: last.seq + 1,
      reason: 'The end of the chain was cut off.',
    };
  }
  if (seq < last.seq || (head !== null && head.hash !== last.hash)) {
    return {
      ok: false,
      firstBadSeq: last.seq,
      reason: 'The head of the chain names another event.',
    };
  }
  return { ok: true, count: last.seq };
}
