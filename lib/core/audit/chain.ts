import { canonicalJson } from '../canonical-json';

/** A stored audit event without its own hash: exactly what that hash is computed from. */
export interface ChainedEvent {
  readonly id: string;
  readonly chainId: string;
  /** 1 for the first event of a chain, then one more each time. */
  readonly seq: number;
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  readonly action: string;
  readonly actorType: string;
  readonly actorId: string;
  readonly actorLabel: string;
  readonly targetType: string;
  readonly targetId: string;
  readonly requestId: string;
  readonly clientAddress: string | null;
  readonly details: unknown;
  readonly prevHash: string;
}

/** The `prevHash` of the first event of every chain. */
export const GENESIS_HASH = '0'.repeat(64);

/** The one text of an event that its hash is computed from; other members are left out. */
export function canonicalEvent(event: ChainedEvent): string {
  return canonicalJson({
    id: event.id,
    chainId: event.chainId,
    seq: event.seq,
    at: event.at,
    action: event.action,
    actorType: event.actorType,
    actorId: event.actorId,
    actorLabel: event.actorLabel,
    targetType: event.targetType,
    targetId: event.targetId,
    requestId: event.requestId,
    clientAddress: event.clientAddress,
    details: event.details,
    prevHash: event.prevHash,
  });
}
