import type { Caller } from '@/lib/core/access/caller';
import type { ConnectionReport, ReportStep } from '@/lib/core/connections/report';
import { testAnswer } from '@/lib/core/connections/test-answer';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { fail, ok, type Result } from '@/lib/core/result';
import { testConnection } from '@/lib/usecases/test-connection';

const WORDS = {
  good: 'good',
  warning: 'attention',
  bad: 'failed',
  skipped: 'skipped',
  not_reached: 'not reached',
} as const;

/** Runs Test Connection and tells each step as it ends. */
export async function runTest(
  caller: Caller,
  subject: { readonly providerId: string | null; readonly draft: ProviderDraft },
  tell: (line: string) => void,
): Promise<Result<ConnectionReport>> {
  for await (const event of testConnection(caller, subject)) {
    if (event.type === 'step') for (const line of stepLines(event.step)) tell(line);
    if (event.type === 'finished') return ok(event.report);
    if (event.type === 'failed') return fail(event.failure);
  }
  throw new Error('The connection test ended without a report.');
}

function stepLines(step: ReportStep): readonly string[] {
  const { outcome, comparison, advice, summary } = step;
  const line = `${WORDS[outcome].padEnd(11)} ${step.step.padEnd(10)} ${summary}`.trimEnd();
  if (outcome !== 'bad' && outcome !== 'warning') return [line];
  const compared =
    comparison === null
      ? []
      : [`expected: ${comparison.expected}`, `actual:   ${comparison.actual}`];
  return [line, ...[...compared, ...(advice === null ? [] : [advice])].map((more) => `  ${more}`)];
}

/** What a report comes to, in sentences. */
export function conclusionLines({
  conclusion,
  issuer,
  jwksUri,
}: ConnectionReport): readonly string[] {
  return [
    conclusion,
    ...(issuer === null ? [] : [`Issuer: ${issuer}`]),
    ...(jwksUri === null ? [] : [`Keys: ${jwksUri}`]),
  ];
}

/** A report for scripts, as the HTTP API answers it; a bad one with code and message of its first bad step. */
export function testValues(report: ConnectionReport): object {
  const problem = report.steps.find(({ outcome }) => outcome === 'bad');
  const failure = problem === undefined ? {} : { code: problem.code, message: problem.summary };
  return { ...failure, ...testAnswer(report) };
}
