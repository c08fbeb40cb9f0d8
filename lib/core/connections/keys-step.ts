import type { JudgedKey, JudgedKeySet } from '../oidc/judge-jwks';
import type { Evidence } from './report';
import { bad, good, type StepContent, warning } from './step-content';
import type { Suggestion } from './suggestion';

const SHOWN = 20;

/** What is known of the certificates (`x5c`) beside the keys, by the name of each key. */
export interface KeyCertificates {
  /** Keys whose certificate holds another key. */
  readonly differing: readonly string[];
  /** Keys whose certificate has ended, with that time (ISO 8601). */
  readonly ended: readonly Evidence[];
}

/** The step that judges each key; `suggestion` says what else was fetched in place of a key set. */
export function keysStep(
  judged: JudgedKeySet,
  certificates: KeyCertificates,
  suggestion: Suggestion | null,
): StepContent {
  if (!judged.ok) {
    const advice = 'The provider has to publish at least one signature key at this address.';
    return bad(judged.code, judged.message, { advice, ...suggestion });
  }
  const { keys } = judged;
  const usable = keys.filter(({ verdict }) => verdict.outcome === 'usable').length;
  const evidence = reasonsOf(keys);
  const count = `${usable} of ${keys.length} usable`;
  if (keys.some(isPrivate)) return privateKeysStep(count, evidence);
  if (usable === 0) {
    const advice = 'Let the provider publish an RSA key of 2,048 bits or more, or one on P-256.';
    return bad('KEYS_UNUSABLE', `No key can be used: ${count}.`, { evidence, advice });
  }
  if (keys.some(({ verdict }) => verdict.outcome === 'refused')) {
    const advice = 'Tokens signed with a key that is refused will be refused.';
    return warning('KEYS_PARTLY_UNUSABLE', `${count}.`, { evidence, advice });
  }
  const { differing, ended } = certificates;
  if (differing.length > 0) return certificateStep(count, differing, evidence);
  if (ended.length > 0) return endedStep(count, ended, evidence);
  return good(`${count}.`, { evidence });
}

function isPrivate({ verdict, shown }: JudgedKey): boolean {
  return verdict.outcome === 'refused' && verdict.leaked && shown.kty !== 'oct';
}

function privateKeysStep(count: string, evidence: readonly Evidence[]): StepContent {
  return bad('KEYS_PRIVATE', `A private key is published; ${count}.`, {
    evidence,
    advice:
      'Whoever has read the key set can sign tokens. Let the provider replace the key now, and trust no token signed with it.',
  });
}

function certificateStep(
  count: string,
  differing: readonly string[],
  evidence: readonly Evidence[],
): StepContent {
  const differences = differing.map((kid) => ({
    label: kid,
    value: 'n and e are used, not the certificate',
  }));
  return warning('CERTIFICATE_DIFFERS', `${count}; a certificate (x5c) holds another key.`, {
    evidence: [...differences.slice(0, SHOWN), ...evidence],
    advice:
      'Tokens are verified with n and e. Software that uses the certificate would refuse them.',
  });
}

function endedStep(
  count: string,
  ended: readonly Evidence[],
  evidence: readonly Evidence[],
): StepContent {
  const summary = `${count}; the certificate (x5c) of ${ended.length === 1 ? 'one' : ended.length} has ended.`;
  const ends = ended.map(({ label, value }) => ({
    label,
    value: `its certificate ended on ${value.slice(0, 10)}`,
  }));
  return warning('KEY_CERTIFICATE_ENDED', summary, {
    evidence: [...ends.slice(0, SHOWN), ...evidence],
    advice:
      'The key still verifies tokens here: its certificate plays no part. Ask the provider whether the key should have been replaced.',
  });
}

function reasonsOf(keys: readonly JudgedKey[]): readonly Evidence[] {
  return keys
    .filter(({ shown }) => shown.reason !== null)
    .slice(0, SHOWN)
    .map(({ shown }) => ({
      label: shown.kid ?? `${shown.kty} without kid`,
      value: shown.reason ?? '',
    }));
}
