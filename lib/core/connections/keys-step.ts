import type { JudgedKey, JudgedKeySet } from '../oidc/judge-jwks';
import type { Evidence } from './report';
import { bad, good, type StepContent, warning } from './step-content';

/** The step that judges each key; `differing` names keys whose certificate holds another key. */
export function keysStep(judged: JudgedKeySet, differing: readonly string[]): StepContent {
  if (!judged.ok) {
    const advice = 'The provider has to publish at least one signature key at this address.';
    return bad(judged.code, judged.message, { advice });
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
  if (differing.length > 0) return certificateStep(count, differing);
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

function certificateStep(count: string, differing: readonly string[]): StepContent {
  return warning('CERTIFICATE_DIFFERS', `${count}; a certificate (x5c) holds another key.`, {
    evidence: differing.map((kid) => ({
      label: kid,
      value: 'n and e are used, not the certificate',
    })),
    advice:
      'Tokens are verified with n and e. Software that uses the certificate would refuse them.',
  });
}

function reasonsOf(keys: readonly JudgedKey[]): readonly Evidence[] {
  return keys
    .filter(({ shown }) => shown.reason !== null)
    .slice(0, 20)
    .map(({ shown }) => ({
      label: shown.kid ?? `${shown.kty} without kid`,
      value: shown.reason ?? '',
    }));
}
