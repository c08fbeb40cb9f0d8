import { inputStep } from '@/lib/core/connections/input-step';
import { metadataStep } from '@/lib/core/connections/metadata-step';
import type { ReportStepName } from '@/lib/core/connections/report';
import { type StepContent, skipped } from '@/lib/core/connections/step-content';
import { judgeMetadata } from '@/lib/core/oidc/judge-metadata';
import { readCertificates } from '@/lib/platform/certificates';
import { address, discovery } from './test-connection-discovery';
import { issuer } from './test-connection-issuers';
import { algorithms, jwks, keys } from './test-connection-keys';
import { firstIssuer, type TestState } from './test-connection-state';

/** The steps of a test whose input is settled; each finds something and says so. */
export const STEPS: Readonly<
  Record<ReportStepName, (state: TestState) => StepContent | Promise<StepContent>>
> = { input, address, discovery, metadata, issuer, jwks, keys, algorithms };

function input(state: TestState): StepContent {
  const { settings, allowedPrivateOrigins } = state;
  const certificates = settings.privateCa === null ? null : readCertificates(settings.privateCa);
  const step = inputStep(settings, { allowedPrivateOrigins, certificates, now: state.now() });
  state.authorityEnded = step.code === 'AUTHORITY_ENDED';
  return step;
}

function metadata(state: TestState): StepContent {
  if (state.document === null) return skipped('There is no document.');
  const judged = judgeMetadata(state.document);
  if (judged.ok) state.metadata = judged.metadata;
  return metadataStep(judged, firstIssuer(state), state.context.definition.words);
}
