import type { AuditAction, AuditEntry } from '@/lib/core/audit/event';
import { newId } from '@/lib/platform/ids';

function eventOf(
  about: Pick<AuditEntry, 'action' | 'targetType' | 'targetId' | 'details'>,
): AuditEntry {
  return {
    ...about,
    actor: { type: 'system', id: 'command-line', label: 'the command line' },
    requestId: newId('req'),
    clientAddress: null,
  };
}

/** The event of something that the command line did to the whole installation. */
export function commandLineEvent(
  action: Extract<AuditAction, `instance.${string}`>,
  details: AuditEntry['details'],
): AuditEntry {
  return eventOf({ action, targetType: 'instance', targetId: 'instance', details });
}

/** The event of something that the command line did to an operator. */
export function operatorCommandEvent(
  action: Extract<AuditAction, `operator.${string}`>,
  operatorId: string,
  details: AuditEntry['details'],
): AuditEntry {
  return eventOf({ action, targetType: 'operator', targetId: operatorId, details });
}
