import type { ConnectionReport, ReportKey } from './report';

/** What a report knows of the provider; null: it did not get that far, or is from before it was kept. */
export interface ReportState {
  readonly settingsHash: string;
  readonly outcome: ConnectionReport['outcome'];
  readonly issuer: string | null;
  readonly discoveryAddress: string | null;
  readonly jwksUri: string | null;
  readonly keys: readonly ReportKey[] | null;
  readonly algorithms: readonly string[] | null;
  readonly certificates: readonly { readonly origin: string; readonly validTo: string }[];
}

/** Reads a report of any age; never fails for what older ones lack. */
export function stateOf(report: ConnectionReport): ReportState {
  const { facts } = report;
  return {
    settingsHash: report.settingsHash,
    outcome: report.outcome,
    issuer: report.issuer ?? null,
    discoveryAddress: facts?.discoveryAddress ?? null,
    jwksUri: knowsKeys(report) ? (report.jwksUri ?? null) : null,
    keys: knowsKeys(report) ? report.keys : null,
    algorithms: facts?.advertisedAlgorithms ?? null,
    certificates: facts?.certificates ?? [],
  };
}

/** What is known after a report that came later: where it knows nothing, the earlier one still holds. */
export function carryState(before: ReportState, after: ReportState): ReportState {
  const origins = new Set(after.certificates.map(({ origin }) => origin));
  return {
    settingsHash: after.settingsHash,
    outcome: after.outcome,
    issuer: after.issuer ?? before.issuer,
    discoveryAddress: after.discoveryAddress ?? before.discoveryAddress,
    jwksUri: after.jwksUri ?? before.jwksUri,
    keys: after.keys ?? before.keys,
    algorithms: after.algorithms ?? before.algorithms,
    certificates: [
      ...after.certificates,
      ...before.certificates.filter(({ origin }) => !origins.has(origin)),
    ],
  };
}

/** A test that ended before the keys says nothing of them; an empty key set does. */
function knowsKeys({ keys, steps }: ConnectionReport): boolean {
  return keys.length > 0 || steps.some(({ code }) => code === 'KEYS_EMPTY');
}
