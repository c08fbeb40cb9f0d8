import type { Check, Fault } from './verdict';
import { CHECK_LABELS } from './verdict-words';

/** What is told of a token or machine key that is good. */
interface Accepted {
  readonly kind: 'token' | 'machine_key';
  readonly subject: string;
  readonly permissions: readonly string[];
  /** Epoch seconds; null: it does not end. */
  readonly expiresAt: number | null;
  /** Of a token. */
  readonly issuer?: string | null;
  /** Of a machine key. */
  readonly name?: string;
}

/** A good verdict in lines for a person; `provider` is the name of the token's. */
export function acceptedLines(accepted: Accepted, provider: string | null): readonly string[] {
  const { kind, subject, permissions, expiresAt, issuer, name } = accepted;
  const end = expiresAt === null ? 'never' : new Date(expiresAt * 1000).toISOString();
  return [
    provider === null ? 'Valid: a machine key.' : `Valid: a token of ${provider}.`,
    kind === 'token' ? `Issuer: ${issuer ?? ''}` : `Name: ${name ?? ''}`,
    `Subject: ${subject}`,
    `Permissions: ${permissions.length === 0 ? 'none' : permissions.join(', ')}`,
    `Expires: ${end}`,
  ];
}

/** What was wanted and what came, in lines for a person. */
export function comparisonLines({
  expected,
  actual,
  alsoExpected,
  nearMiss,
}: Pick<Fault, 'expected' | 'actual' | 'alsoExpected' | 'nearMiss'>): readonly string[] {
  const others = alsoExpected.length === 0 ? '' : ` (also: ${alsoExpected.join(', ')})`;
  return [
    ...(expected === null ? [] : [`Expected: ${expected}${others}`]),
    ...(expected === null && actual === null ? [] : [`Actual:   ${actual ?? 'absent'}`]),
    ...(nearMiss === null ? [] : [`Near miss: ${nearMiss.replaceAll('_', ' ')}`]),
  ];
}

const OUTCOMES = { passed: 'passed', failed: 'failed', not_reached: 'not reached' } as const;

/** A check and how it ended, in a line for a person. */
export function checkLine(check: Check): string {
  return `${OUTCOMES[check.outcome].padEnd(11)} ${CHECK_LABELS[check.check].padEnd(21)} ${foundIn(check)}`.trimEnd();
}

function foundIn(check: Check): string {
  if (check.outcome === 'not_reached') return '';
  return check.outcome === 'passed' ? check.found : `${check.fault.code}: ${check.fault.message}`;
}
