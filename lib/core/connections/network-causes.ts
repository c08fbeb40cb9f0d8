import type { FetchFailureCode } from './fetch-failure-code';
import type { ConnectionReport, Evidence, ReportStep, StepCode } from './report';

const CAUSES: Readonly<Record<Exclude<FetchFailureCode, 'ADDRESS_INVALID'>, true>> = {
  PORT_NOT_ALLOWED: true,
  HOST_UNRESOLVED: true,
  HOST_NOT_PUBLIC: true,
  CONNECTION_REFUSED: true,
  CONNECTION_RESET: true,
  TIMED_OUT: true,
  CANCELLED: true,
  TLS_EXPIRED: true,
  TLS_NOT_YET_VALID: true,
  TLS_WRONG_HOST: true,
  TLS_UNTRUSTED: true,
  TLS_PROTOCOL: true,
  TLS_FAILED: true,
  REDIRECTED: true,
  HTTP_STATUS: true,
  NOT_JSON: true,
  TOO_LARGE: true,
  BAD_RESPONSE: true,
};

const GENERAL = 'The provider could not be asked.';
const NO_DOCUMENT = 'no document';

/** A problem as those read it who may not test: nothing of the network that the product stands in. */
export function generalProblem(code: StepCode | null, summary: string): string {
  return isNetworkCause(code) ? GENERAL : summary;
}

/**
 * A report for those who may not test: in place of a network cause the general sentence, and the id
 * of the report, by which somebody who may finds the rest.
 */
export function withoutNetworkCauses(report: ConnectionReport): ConnectionReport {
  return { ...report, steps: report.steps.map((step) => reduced(step, report.id)) };
}

function reduced(step: ReportStep, id: string): ReportStep {
  if (isNetworkCause(step.code)) {
    const advice = `Somebody who may test providers sees the cause in report ${id}.`;
    const nothing = { code: null, evidence: [], comparison: null, fixes: [] };
    return { ...step, ...nothing, summary: GENERAL, advice };
  }
  return { ...step, evidence: step.evidence.flatMap(shown) };
}

/** Of further issuers, only that they have no document; of the network, not what is allowed in it. */
function shown(line: Evidence): readonly Evidence[] {
  if (line.label === 'Permitted by') return [];
  return [line.value.startsWith(`${NO_DOCUMENT}: `) ? { ...line, value: NO_DOCUMENT } : line];
}

function isNetworkCause(code: StepCode | null): boolean {
  return code !== null && (code === 'DISCOVERY_ABSENT' || Object.hasOwn(CAUSES, code));
}
