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

/** JSON with the names of every object in code unit order and no white space. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

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
