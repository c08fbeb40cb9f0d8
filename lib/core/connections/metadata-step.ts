import type { JudgedMetadata } from '../oidc/judge-metadata';
import type { Evidence } from './report';
import { bad, good, type StepContent } from './step-content';

/** The step that judges the members of the document. */
export function metadataStep(judged: JudgedMetadata, expectedIssuer: string): StepContent {
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
  const { advertisedAlgorithms, memberCount, absent } = judged.metadata;
  const evidence: Evidence[] = [];
  if (advertisedAlgorithms !== null) {
    evidence.push({ label: 'Signs with', value: advertisedAlgorithms.join(', ') || 'nothing' });
  }
  if (absent.length > 0) evidence.push({ label: 'Not published', value: absent.join(', ') });
  return good(`${memberCount} members, issuer and endpoints are sound.`, { evidence });
}
