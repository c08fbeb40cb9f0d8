import type { Environment } from '@/lib/core/providers/draft';
import type { MachineKeyCode, Refused, ValidMachineKey } from '@/lib/core/tokens/verdict';
import { noteKeyUse } from './key-uses';
import { type FoundKey, findPresentedKey } from './known-keys';

/** Where a token is judged: the environment of one workspace. */
interface Scope {
  readonly workspaceId: string;
  readonly environment: Environment;
}

const REFUSALS: Readonly<
  Record<Exclude<FoundKey['outcome'], 'good'>, readonly [MachineKeyCode, string]>
> = {
  malformed: ['MALFORMED_MACHINE_KEY', 'Malformed API key.'],
  other_kind: ['MALFORMED_MACHINE_KEY', 'Malformed API key.'],
  unknown: ['INVALID_MACHINE_KEY', 'Invalid API key.'],
  revoked: ['REVOKED_MACHINE_KEY', 'API key has been revoked.'],
  expired: ['EXPIRED_MACHINE_KEY', 'API key has expired.'],
};

/**
 * Judges a machine key that was shown as a token; `now` in epoch milliseconds. One of another
 * workspace or environment is as unknown as none. At once where the key is held; throws where
 * storage does not answer.
 */
export function judgeMachineKey(
  scope: Scope,
  presented: string,
  now: number,
): ValidMachineKey | Refused | Promise<ValidMachineKey | Refused> {
  const found = findPresentedKey(presented, 'machine', now);
  return found instanceof Promise
    ? found.then((value) => verdictOf(scope, value, now))
    : verdictOf(scope, found, now);
}

function verdictOf(scope: Scope, found: FoundKey, now: number): ValidMachineKey | Refused {
  if (!('known' in found)) return refused(found.outcome);
  const { key, expiresAtMs } = found.known;
  const foreign = key.workspaceId !== scope.workspaceId || key.environment !== scope.environment;
  if (foreign) return refused('unknown');
  if (found.outcome !== 'good') return refused(found.outcome);
  noteKeyUse(key.id, now);
  return {
    valid: true,
    kind: 'machine_key',
    subject: key.id,
    name: key.name,
    permissions: key.grants,
    expiresAt: expiresAtMs === null ? null : Math.floor(expiresAtMs / 1000),
  };
}

function refused(outcome: keyof typeof REFUSALS): Refused {
  const [code, message] = REFUSALS[outcome];
  return {
    valid: false,
    code,
    message,
    expected: null,
    actual: null,
    alsoExpected: [],
    alsoActual: [],
    nearMiss: null,
    check: null,
    providerId: null,
    refetch: false,
    checks: null,
  };
}
