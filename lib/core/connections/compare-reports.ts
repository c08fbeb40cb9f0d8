import { compareKeys } from './compare-keys';
import type { ConnectionReport, ReportChange, ReportChangeKind } from './report';
import { type ReportState, stateOf } from './report-state';

/** What changed from one report to a later one, most important first; empty when nothing did. */
export function compareReports(
  before: ConnectionReport,
  after: ConnectionReport,
): readonly ReportChange[] {
  return compareStates(stateOf(before), stateOf(after));
}

/** As `compareReports`; what one of the two does not know is not spoken of. */
export function compareStates(before: ReportState, after: ReportState): readonly ReportChange[] {
  return [
    ...outcomeChange(before, after),
    ...settingsChange(before, after),
    ...moved('issuer', 'The document names another issuer', before.issuer, after.issuer),
    ...moved(
      'discovery_address',
      'The discovery document moved',
      before.discoveryAddress,
      after.discoveryAddress,
    ),
    ...moved('jwks_address', 'The keys come from another address', before.jwksUri, after.jwksUri),
    ...compareKeys(before.keys, after.keys),
    ...algorithmChange(before.algorithms, after.algorithms),
    ...certificateChanges(before, after),
  ];
}

const BEFORE = { good: 'was good', warning: 'needed attention', bad: 'failed' } as const;
const NOW = { good: 'is good', warning: 'needs attention', bad: 'fails' } as const;

function outcomeChange(before: ReportState, after: ReportState): readonly ReportChange[] {
  if (before.outcome === after.outcome) return [];
  const sentence = `The test ${BEFORE[before.outcome]} before and ${NOW[after.outcome]} now.`;
  return [{ kind: 'outcome', sentence }];
}

function settingsChange(before: ReportState, after: ReportState): readonly ReportChange[] {
  if (before.settingsHash === after.settingsHash) return [];
  return [{ kind: 'settings', sentence: 'The settings of the provider were changed in between.' }];
}

function moved(
  kind: ReportChangeKind,
  what: string,
  before: string | null,
  after: string | null,
): readonly ReportChange[] {
  if (before === null || after === null || before === after) return [];
  return [{ kind, sentence: `${what}: ${before} before, ${after} now.` }];
}

function algorithmChange(
  before: readonly string[] | null,
  after: readonly string[] | null,
): readonly ReportChange[] {
  if (before === null || after === null) return [];
  const added = after.filter((name) => !before.includes(name));
  const removed = before.filter((name) => !after.includes(name));
  if (added.length + removed.length === 0) return [];
  const parts = [
    ...(added.length > 0 ? [`now also names ${added.join(', ')}`] : []),
    ...(removed.length > 0 ? [`no longer names ${removed.join(', ')}`] : []),
  ];
  const sentence = `For signatures, the document ${parts.join(' and ')}.`;
  return [{ kind: 'algorithms', sentence }];
}

function certificateChanges(before: ReportState, after: ReportState): readonly ReportChange[] {
  const ends = new Map(before.certificates.map(({ origin, validTo }) => [origin, validTo]));
  return after.certificates.flatMap(({ origin, validTo }) => {
    const was = ends.get(origin);
    if (was === undefined || was === validTo) return [];
    const what = was < validTo ? 'was renewed' : 'was replaced by one that ends sooner';
    const sentence = `The certificate of ${origin} ${what}: it ended on ${was.slice(0, 10)}, now on ${validTo.slice(0, 10)}.`;
    return [{ kind: 'certificate' as const, sentence }];
  });
}
