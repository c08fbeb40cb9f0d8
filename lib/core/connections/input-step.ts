import { judgeIssuerUrl } from '../oidc/issuer-url';
import type { ProviderSettings } from '../providers/settings';
import type { FieldErrors } from '../result';
import type { Evidence } from './report';
import { bad, good, type StepContent, warning } from './step-content';

/** The step of a draft that cannot be tested yet: what each field lacks. */
export function badInputStep(fields: FieldErrors): StepContent {
  const messages = Object.values(fields).flat();
  return bad('INPUT_INVALID', messages[0] ?? 'Some fields need attention.', {
    evidence: Object.entries(fields).map(([field, texts]) => ({
      label: FIELD_LABELS[field] ?? field,
      value: texts.join(' '),
    })),
    advice: 'Correct the field, then run the test again.',
  });
}

const FIELD_LABELS: Readonly<Record<string, string>> = {
  'inputs.issuer': 'Issuer',
  'inputs.clientIds': 'Client IDs',
  furtherIssuers: 'Further issuers',
  jwksAddress: 'JWKS address',
  pastedKeys: 'Pasted keys',
  privateCa: 'Private CA',
};

/** The step of a draft that can be tested: what will be asked, and international names both ways. */
export function inputStep(
  settings: ProviderSettings,
  allowedPrivateOrigins: readonly string[],
): StepContent {
  const issuer = settings.issuers[0]?.value ?? '';
  const judged = judgeIssuerUrl(issuer, { allowedPrivateOrigins });
  const evidence: Evidence[] = [{ label: 'Issuer', value: issuer }];
  const further = settings.issuers.length - 1;
  if (further > 0) evidence.push({ label: 'Further issuers', value: `${further}, not asked here` });
  if (!judged.ok) return good('The fields can be tested.', { evidence });
  if (judged.port !== null) evidence.push({ label: 'Port', value: String(judged.port) });
  const { international } = judged;
  if (international === null) return good('The fields can be tested.', { evidence });
  evidence.push({ label: 'Reads as', value: international.unicode });
  if (!international.mixedScripts) return good('The fields can be tested.', { evidence });
  return warning('HOST_LOOKS_ALIKE', 'The host name mixes letters of several scripts.', {
    evidence,
    advice: `Look-alike names are made so. Go on only if ${international.ascii} is the name that your provider gave you.`,
  });
}
