import { judgeIssuerUrl } from '../oidc/issuer-url';
import { DRAFT_FIELD_LABELS, draftFieldOf } from '../providers/draft-changes';
import type { ProviderSettings } from '../providers/settings';
import type { FieldErrors } from '../result';
import { type AuthorityDoubt, authorityDoubt, authorityEvidence } from './authority-doubt';
import type { ReadCertificates } from './certificate-facts';
import type { Evidence } from './report';
import { bad, good, type StepContent, warning } from './step-content';

/** The step of a draft that cannot be tested yet: what each field lacks, the first of it as the summary. */
export function badInputStep(fields: FieldErrors): StepContent {
  const named = Object.entries(fields).map(([path, texts]) => {
    const field = draftFieldOf(path);
    return { label: field === null ? path : DRAFT_FIELD_LABELS[field], value: texts.join(' ') };
  });
  const summary = Object.values(fields).flat()[0] ?? 'Some fields need attention.';
  const labels = named.map(({ label }) => `“${label}”`).join(', ');
  return bad('INPUT_INVALID', summary, {
    // What the summary says in full is not said a second time.
    evidence: named.filter(({ value }) => value !== summary),
    // The field itself may be right, where an origin is still to be allowed.
    advice: `Mend what is said${labels === '' ? '' : ` of ${labels}`}, then run the test again.`,
  });
}

export interface InputFacts {
  readonly allowedPrivateOrigins: readonly string[];
  /** Of the private CA; null without one. */
  readonly certificates: ReadCertificates | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * The step of a draft that can be tested: what will be asked, international names both ways, and
 * the certificates of a private CA with their end.
 */
export function inputStep(settings: ProviderSettings, facts: InputFacts): StepContent {
  const { certificates, now } = facts;
  if (certificates?.ok === false) return badInputStep({ privateCa: [certificates.problem] });
  const authorities = certificates?.certificates ?? [];
  const doubt = authorityDoubt(authorities, now);
  const evidence = [...issuerEvidence(settings, facts), ...authorityEvidence(authorities)];
  const summary = 'The fields can be tested.';
  return (
    lookAlike(settings, facts, evidence) ?? doubted(doubt, evidence) ?? good(summary, { evidence })
  );
}

function issuerEvidence(
  { issuers }: ProviderSettings,
  { allowedPrivateOrigins }: InputFacts,
): readonly Evidence[] {
  const [first, ...further] = issuers.map(({ value }) => value);
  const judged = judgeIssuerUrl(first ?? '', { allowedPrivateOrigins });
  return [
    { label: 'Issuer', value: first ?? '' },
    ...further.map((value) => ({ label: 'Further issuer', value })),
    ...(judged.ok && judged.port !== null ? [{ label: 'Port', value: String(judged.port) }] : []),
    ...(judged.ok && judged.international !== null
      ? [{ label: 'Reads as', value: judged.international.unicode }]
      : []),
  ];
}

function lookAlike(
  { issuers }: ProviderSettings,
  { allowedPrivateOrigins }: InputFacts,
  evidence: readonly Evidence[],
): StepContent | null {
  const judged = judgeIssuerUrl(issuers[0]?.value ?? '', { allowedPrivateOrigins });
  if (!judged.ok || judged.international?.mixedScripts !== true) return null;
  return warning('HOST_LOOKS_ALIKE', 'The host name mixes letters of several scripts.', {
    evidence,
    advice: `Look-alike names are made so. Go on only if ${judged.international.ascii} is the name that your provider gave you.`,
  });
}

function doubted(doubt: AuthorityDoubt | null, evidence: readonly Evidence[]): StepContent | null {
  if (doubt === null) return null;
  return warning(doubt.code, doubt.summary, { evidence, advice: doubt.advice });
}
