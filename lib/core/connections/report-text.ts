import { code, escaped, row } from '../markdown-text';
import type { ConnectionReport, ReportKey, ReportStep } from './report';

/** The provider that a report is of, as texts name it. */
export interface ReportSubject {
  /** Empty while the draft has none. */
  readonly name: string;
  /** The label of its type, such as `Auth0`. */
  readonly type: string;
}

/**
 * A report as JSON for tickets and scripts. Without who tested, and without fixes, which hold other
 * values of the draft.
 */
export function reportJson(report: ConnectionReport, subject: ReportSubject): string {
  const { id, outcome, conclusion, issuer, jwksUri, startedAt, durationMs, facts } = report;
  const steps = report.steps.map(({ fixes: _, ...step }) => step);
  const keys = report.keys.map(shownKey);
  return JSON.stringify(
    {
      provider: { name: subject.name, type: subject.type },
      report: { id, outcome, conclusion, issuer, jwksUri, startedAt, durationMs },
      steps,
      keys,
      facts: facts ?? null,
    },
    null,
    2,
  );
}

/** Named one by one, so that nothing else that a key may hold ever goes along. */
function shownKey(key: ReportKey) {
  const { kid, kty, alg, size, use, usable, reason, thumbprint = null, validTo = null } = key;
  return { kid, kty, alg, size, use, usable, reason, thumbprint, validTo };
}

/** A report as Markdown for tickets; nothing in it can end a table, a code span or a line. */
export function reportMarkdown(report: ConnectionReport, subject: ReportSubject): string {
  const title = [subject.name, subject.type].filter((text) => text !== '').map(escaped);
  const lines = [
    `## Connection test: ${title.join(', ')}`,
    '',
    `**${OUTCOMES[report.outcome]}.** ${escaped(report.conclusion)}`,
    '',
    `- Tested: ${escaped(report.startedAt)}, ${report.durationMs} ms`,
    ...(report.issuer === null ? [] : [`- Issuer of the document: ${code(report.issuer)}`]),
    ...(report.jwksUri === null ? [] : [`- Key set: ${code(report.jwksUri)}`]),
    '',
    ...stepTable(report.steps),
    ...report.steps.flatMap(details),
    ...keyTable(report.keys),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

const OUTCOMES = { good: 'Good', warning: 'Needs attention', bad: 'Failed' } as const;
const STEP_OUTCOMES = {
  good: 'good',
  warning: 'attention',
  bad: 'failed',
  skipped: 'skipped',
  not_reached: 'not reached',
} as const;

function stepTable(steps: readonly ReportStep[]): readonly string[] {
  return [
    '| Step | Outcome | Code | What was found | ms |',
    '| --- | --- | --- | --- | ---: |',
    ...steps.map(({ step, outcome, code: of, summary, durationMs }) =>
      row([step, STEP_OUTCOMES[outcome], of ?? '', escaped(summary), String(durationMs)]),
    ),
    '',
  ];
}

/** Of a step that needs attention; of others the table says enough. */
function details(step: ReportStep): readonly string[] {
  if (step.outcome !== 'bad' && step.outcome !== 'warning') return [];
  const { comparison } = step;
  const compared =
    comparison === null
      ? []
      : [
          `- Expected: ${code(comparison.expected)}`,
          `- Actual: ${code(comparison.actual)}`,
          `- ${escaped(comparison.note)}`,
        ];
  return [
    `### ${step.step}${step.code === null ? '' : `: ${step.code}`}`,
    '',
    ...compared,
    ...step.evidence.map(({ label, value }) => `- ${escaped(label)}: ${code(value)}`),
    ...(step.advice === null ? [] : [`- What to do: ${escaped(step.advice)}`]),
    '',
  ];
}

function keyTable(keys: readonly ReportKey[]): readonly string[] {
  if (keys.length === 0) return [];
  return [
    '### Keys',
    '',
    '| kid | Type | Size | alg | use | Usable | Thumbprint (SHA-256) |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...keys.map((key) => {
      const { kid, kty, size, alg, use, usable, reason, thumbprint } = key;
      const verdict = usable ? 'yes' : `no: ${escaped(reason ?? '')}`;
      const labels = [kty, size, alg ?? '', use ?? ''].map(escaped);
      return row([kid === null ? '' : code(kid), ...labels, verdict, code(thumbprint ?? '')]);
    }),
  ];
}
