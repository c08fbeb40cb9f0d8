import type { TrustedProvider } from './trusted-provider';
import type { Refused, ValidMachineKey, ValidToken, Verdict } from './verdict';

/** What programs learn of a provider. */
type AnsweredProvider = Pick<TrustedProvider, 'id' | 'name' | 'type'>;

/** A verdict, and by what it was reached. */
interface Judgement {
  readonly verdict: Verdict;
  readonly configHash: string;
  /** Null: none was selected. */
  readonly provider: AnsweredProvider | null;
}

/** What a verdict says to programs, through the HTTP API as on the command line. */
export function verdictAnswer(judgement: Judgement) {
  const { verdict, configHash } = judgement;
  const provider = providerAnswer(judgement);
  if (!verdict.valid) return { ...refusedAnswer(verdict), provider, configHash };
  return verdict.kind === 'token'
    ? tokenAnswer(verdict, provider, configHash)
    : machineKeyAnswer(verdict, configHash);
}

/** Three members and no more: what judges with a provider may know all of it. */
export function providerAnswer({ provider }: Pick<Judgement, 'provider'>): AnsweredProvider | null {
  return provider === null ? null : { id: provider.id, name: provider.name, type: provider.type };
}

/** Member by member: most answers are this one, and a spread costs as much as writing it as text. */
function tokenAnswer(verdict: ValidToken, provider: AnsweredProvider | null, configHash: string) {
  const { subject, issuer, claims, permissions, expiresAt, checks } = verdict;
  const answer = {
    valid: true as const,
    kind: 'token' as const,
    subject,
    issuer,
    claims,
    permissions,
    expiresAt,
    provider,
    configHash,
  };
  return checks === null ? answer : { ...answer, checks };
}

function machineKeyAnswer(verdict: ValidMachineKey, configHash: string) {
  const { subject, name, permissions, expiresAt } = verdict;
  return {
    valid: true as const,
    kind: 'machine_key' as const,
    subject,
    name,
    issuer: null,
    claims: {},
    permissions,
    expiresAt,
    provider: null,
    configHash,
  };
}

function refusedAnswer(verdict: Refused) {
  const { code, message, check, expected, actual, alsoExpected, alsoActual, nearMiss } = verdict;
  return {
    valid: false as const,
    code,
    message,
    check,
    expected,
    actual,
    alsoExpected,
    alsoActual,
    nearMiss,
    ...(code === 'JWKS_FETCH_FAILED' ? { retryable: true } : {}),
    ...(verdict.checks === null ? {} : { checks: verdict.checks }),
  };
}
