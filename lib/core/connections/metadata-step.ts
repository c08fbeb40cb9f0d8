import type { JudgedMetadata, Metadata } from '../oidc/judge-metadata';
import type { ReportWords } from '../providers/definition';
import type { Evidence } from './report';
import { bad, good, type StepContent } from './step-content';

/** The step that judges the members of the document; what this type is known to lack is no doubt. */
export function metadataStep(
  judged: JudgedMetadata,
  expectedIssuer: string,
  words: Pick<ReportWords, 'knownAbsent' | 'aboutAbsent'>,
): StepContent {
  if (!judged.ok) {
    return bad(judged.code, judged.message, {
      comparison:
        judged.issuerShown === null
          ? null
          : { expected: expectedIssuer, actual: judged.issuerShown, note: judged.message },
      advice:
        'The provider has to correct its discovery document; applications would refuse it too.',
    });
  }
  const { advertisedAlgorithms, memberCount, withoutEffect } = judged.metadata;
  const evidence: Evidence[] = [];
  if (advertisedAlgorithms !== null) {
    evidence.push({ label: 'Signs with', value: advertisedAlgorithms.join(', ') || 'nothing' });
  }
  evidence.push(...absence(judged.metadata, words));
  if (withoutEffect !== null) evidence.push({ label: 'Of no effect here', value: withoutEffect });
  return good(`${memberCount} members, issuer and endpoints are sound.`, { evidence });
}

function absence(
  { absent }: Metadata,
  { knownAbsent, aboutAbsent }: Pick<ReportWords, 'knownAbsent' | 'aboutAbsent'>,
): readonly Evidence[] {
  const unexpected = absent.filter((name) => !knownAbsent.includes(name));
  const known = absent.length > unexpected.length ? aboutAbsent : null;
  return [
    ...(known === null ? [] : [{ label: 'As known', value: known }]),
    ...(unexpected.length > 0 ? [{ label: 'Not published', value: unexpected.join(', ') }] : []),
  ];
}
