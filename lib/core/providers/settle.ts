import { judgeFetchUrl, judgeIssuerUrl } from '../oidc/issuer-url';
import { type FieldErrors, invalidInput, ok, type Result } from '../result';
import type { Derivation } from './definition';
import type { ProviderDraft } from './draft';
import { readIssuerInput } from './issuer-input';
import { pemCertificates } from './pem-certificates';
import { readPastedKeys } from './read-pasted-keys';
import { providerTypeOf } from './registry';
import type { ProviderSettings, Sourced } from './settings';

type Problems = Record<string, string[]>;

/**
 * Settles a draft: derives what follows from its inputs and joins what was typed by hand. Fails
 * with a message at each address, key or certificate that is missing or wrong; whether the rest is
 * complete enough to be saved is judged by `readDraft`. `allowedPrivateOrigins` are the exact
 * origins that may use http; default none.
 */
export function settleDraft(
  draft: ProviderDraft,
  allowedPrivateOrigins: readonly string[] = [],
): Result<ProviderSettings> {
  const definition = providerTypeOf(draft.type);
  const derived = definition.derive(draft);
  const problems: Problems = problemsOf(definition.judge(draft));
  const rules = { allowedPrivateOrigins };
  const issuers = settledIssuers(draft, derived, rules, problems);
  const jwksAddress = settledJwksAddress(draft, derived, rules, problems);
  const pastedKeys = settledKeys(draft, problems);
  const audiences = joined(derived.audiences, draft.furtherAudiences);
  judgeCertificates(draft, problems);
  if (Object.keys(problems).length > 0) return invalidInput(problems satisfies FieldErrors);
  return ok({
    type: draft.type,
    environment: draft.environment,
    issuers,
    discoveryAddresses: derived.discoveryAddresses,
    audiences,
    audienceRule: draft.audienceRule,
    azpRule: draft.azpRule,
    authorizedParties: unique(draft.authorizedParties),
    algorithms: draft.algorithms,
    clockToleranceSeconds: draft.clockToleranceSeconds,
    jwksAddress,
    pastedKeys,
    tokenKind: draft.tokenKind,
    permissionsPath: draft.permissionsPath === '' ? null : draft.permissionsPath,
    requiredClaims: unique(draft.requiredClaims),
    privateCa: draft.privateCa.trim() === '' ? null : draft.privateCa.trim(),
  });
}

function problemsOf(errors: FieldErrors): Problems {
  return Object.fromEntries(Object.entries(errors).map(([field, texts]) => [field, [...texts]]));
}

function settledIssuers(
  draft: ProviderDraft,
  derived: Derivation,
  rules: { readonly allowedPrivateOrigins: readonly string[] },
  problems: Problems,
): readonly Sourced<string>[] {
  const { issuerPath } = providerTypeOf(draft.type);
  // What the type itself found wrong is said once, in its own words.
  if (Object.keys(problems).length === 0) {
    for (const issuer of derived.issuers) judgeIssuer(issuer, issuerPath, rules, problems);
  }
  const further = draft.furtherIssuers.map((text) => readIssuerInput(text).issuer);
  for (const issuer of further) judgeIssuer(issuer, 'furtherIssuers', rules, problems);
  return joined(derived.issuers, further);
}

function judgeIssuer(
  issuer: string,
  field: string,
  rules: { readonly allowedPrivateOrigins: readonly string[] },
  problems: Problems,
): void {
  if (/[{}]/.test(issuer)) {
    add(
      problems,
      field,
      `${issuer} is a template, not an issuer: put your own tenant in place of the braces.`,
    );
    return;
  }
  const judged = judgeIssuerUrl(issuer, rules);
  if (!judged.ok) add(problems, field, judged.message);
}

function settledJwksAddress(
  draft: ProviderDraft,
  derived: Derivation,
  rules: { readonly allowedPrivateOrigins: readonly string[] },
  problems: Problems,
): Sourced<string> | null {
  const typed = draft.jwksAddress.trim();
  if (typed === '') {
    return derived.jwksAddress === null ? null : { value: derived.jwksAddress, source: 'derived' };
  }
  const judged = judgeFetchUrl(typed, rules);
  if (!judged.ok) add(problems, 'jwksAddress', judged.message);
  if (draft.pastedKeys.trim() !== '') {
    add(problems, 'jwksAddress', 'Keys are pasted below: keep the address or the keys, not both.');
  }
  return { value: typed, source: 'typed' };
}

function settledKeys(draft: ProviderDraft, problems: Problems): ProviderSettings['pastedKeys'] {
  if (draft.pastedKeys.trim() === '') return null;
  const read = readPastedKeys(draft.pastedKeys);
  if (read.ok) return read.keys;
  add(problems, 'pastedKeys', read.problem);
  return null;
}

function judgeCertificates({ privateCa }: ProviderDraft, problems: Problems): void {
  if (privateCa.trim() === '') return;
  const read = pemCertificates(privateCa);
  if (!read.ok) add(problems, 'privateCa', read.problem);
}

/** Derived values first, then those typed by hand that are not among them. */
function joined(derived: readonly string[], typed: readonly string[]): readonly Sourced<string>[] {
  const values = new Map<string, Sourced<string>>();
  for (const value of derived) values.set(value, { value, source: 'derived' });
  for (const value of unique(typed)) {
    if (!values.has(value)) values.set(value, { value, source: 'typed' });
  }
  return [...values.values()];
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== ''))];
}

function add(problems: Problems, field: string, message: string): void {
  problems[field] = [...(problems[field] ?? []), message];
}
