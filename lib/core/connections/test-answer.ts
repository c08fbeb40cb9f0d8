import type { ConnectionReport } from './report';

/** A report as programs get it: what it comes to in the words of a short answer, and the whole of it. */
export function testAnswer(report: ConnectionReport) {
  const problem = report.steps.find(({ outcome }) => outcome === 'bad');
  return {
    success: report.outcome !== 'bad',
    issuer: report.issuer,
    jwks_uri: report.jwksUri,
    error: problem?.summary ?? null,
    report,
  };
}
