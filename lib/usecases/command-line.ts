import type { AuditAction, AuditEntry } from '@/lib/core/audit/event';
import { newId } from '@/lib/platform/ids';

/** The event of something that the command line did to the whole installation. */
export function commandLineEvent(
  action: Extract<AuditAction, `instance.${string}`>,
  details: AuditEntry['details'],
): AuditEntry {
  return {
    action,
    actor: { type: 'system', id: 'command-line', label: 'the command line' },
    targetType: 'instance',
    targetId: 'instance',
    requestId: newId('req'),
    clientAddress: null,
    details,
  };
}
