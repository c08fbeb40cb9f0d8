import { code, escaped, row } from '../markdown-text';
import type { Check, CheckName, Comparison, Fault, TokenVerdict } from './verdict';
import { CHECK_LABELS, faultTitle, placeOf, tallyOf } from './verdict-words';

/** A refusal in words. */
interface Explained {
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
}

/** What a report of a verdict says beside it. */
export interface VerdictContext {
  /** The name of the provider that the token was checked against; null: none has its issuer. */
  readonly provider: string | null;
  /** ISO 8601: when it was judged, and the moment that it was judged as of. */
  readonly judgedAt: string;
  readonly asOf: string;
  readonly explain: (check: CheckName | null, fault: Fault) => Explained;
}

/**
 * A verdict as Markdown for tickets: the checks, what differs and what to do. The token is not in it,
 * nor its subject; nothing in it can end a table, a code span or a line.
 */
export function verdictMarkdown(verdict: TokenVerdict, context: VerdictContext): string {
  const { provider, judgedAt, asOf, explain } = context;
  const of = provider === null ? 'no provider has its issuer' : escaped(provider);
  const lines = [
    `## Token check: ${of}`,
    '',
    ...(verdict.valid
      ? ['**Accepted.** Every check passed.', '']
      : refusal(verdict, explain(verdict.check, verdict))),
    `- Judged: ${escaped(judgedAt)}${asOf === judgedAt ? '' : `, as of ${escaped(asOf)}`}`,
    ...(verdict.valid ? [`- Issuer: ${code(verdict.issuer)}`] : []),
    '',
    ...laterFaults(verdict).flatMap(({ check, fault }) => later(fault, explain(check, fault))),
    ...checkTable(verdict.checks ?? []),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The faults after the first, which do not depend on it; none for a good token. */
function laterFaults({ checks }: TokenVerdict) {
  const failed = (checks ?? []).filter((check) => check.outcome === 'failed');
  return failed.slice(1);
}

function refusal(
  refused: Exclude<TokenVerdict, { valid: true }>,
  { title, cause, remedy }: Explained,
): readonly string[] {
  const place = refused.check === null ? '' : `, check ${placeOf(refused.check)}`;
  return [
    `**${escaped(title)}** (${code(refused.code)}${place})`,
    '',
    escaped(refused.message),
    '',
    ...compared(refused),
    `- Why: ${escaped(cause)}`,
    `- What to do: ${escaped(remedy)}`,
  ];
}

function later(fault: Fault, { title, remedy }: Explained): readonly string[] {
  return [
    `### Also wrong: ${escaped(faultTitle(title))} (${code(fault.code)})`,
    '',
    escaped(fault.message),
    '',
    ...compared(fault),
    `- What to do: ${escaped(remedy)}`,
    '',
  ];
}

function compared({ expected, actual, alsoExpected, alsoActual }: Comparison): readonly string[] {
  const line = (label: string, values: readonly (string | null)[]) => {
    const shown = values.flatMap((value) => (value === null ? [] : [code(value)]));
    return shown.length === 0 ? [] : [`- ${label}: ${shown.join(', ')}`];
  };
  return [
    ...line('Expected', [expected, ...alsoExpected]),
    ...line('Actual', [actual, ...alsoActual]),
  ];
}

function checkTable(checks: readonly Check[]): readonly string[] {
  if (checks.length === 0) return [];
  return [
    `### Checks: ${tallyOf(checks)}`,
    '',
    '| Check | Outcome | What was found |',
    '| --- | --- | --- |',
    ...checks.map((check) => row([CHECK_LABELS[check.check], ...outcomeOf(check)])),
  ];
}

/** Whom the token is about is nobody's business who reads a ticket. */
function outcomeOf(check: Check): readonly [string, string] {
  if (check.outcome === 'not_reached') return ['not reached', ''];
  if (check.outcome === 'failed') return ['failed', code(check.fault.code)];
  return ['passed', check.check === 'subject' ? '' : escaped(check.found)];
}
