import type { BackedUp } from '@/lib/usecases/back-up';

/** What every command tells of a database. */
export type Summary = Pick<
  BackedUp,
  'rows' | 'lastAuditSeq' | 'auditEvents' | 'auditChains' | 'pendingMigrations'
>;

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** A number of bytes as a person reads it: `532 bytes`, `4.2 MB`. */
export function readableBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length - 1);
  const amount = bytes / 1000 ** power;
  return `${power === 0 ? amount : amount.toFixed(1)} ${UNITS[power]}`;
}

/** What a database holds, in sentences. */
export function summaryLines(summary: Summary): readonly string[] {
  const filled = Object.entries(summary.rows).filter(([, count]) => count > 0);
  const rows = filled.map(([table, count]) => `${table} ${count}`).join(', ');
  const pending = summary.pendingMigrations.length;
  return [
    `Rows: ${rows || 'none'}.`,
    `Audit: ${summary.auditEvents} events in ${summary.auditChains} chains, all of them whole; the last of the instance is number ${summary.lastAuditSeq}.`,
    ...(pending === 0 ? [] : [`It is ${pending} migrations behind this version.`]),
  ];
}

/** How many sessions ended, as a sentence. */
export function endedLine(sessions: number): string {
  if (sessions === 0) return 'No session was open.';
  return sessions === 1 ? '1 session was ended.' : `${sessions} sessions were ended.`;
}
